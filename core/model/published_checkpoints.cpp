#include "core/model/published_checkpoints.hpp"

#include <array>

namespace lacuna::model {
namespace {

constexpr TransformerSize vit_b{768, 12, 12, 3072}, vit_l{1024, 24, 16, 4096}, vit_h{1280, 32, 16, 5120}, vit_g{1408, 40, 22, 6144},
    ijepa_g{1408, 40, 16, 6144}, vit_gg{1664, 48, 26, 8192};
constexpr TransformerSize rope{384, 12, 12, 1536}, deep_rope{384, 24, 12, 1536}, table{384, 12, 16, 1536}, deep_table{384, 16, 16, 1536},
    actions{1024, 24, 16, 4096}, none{};

// Sources: README files and src/hub/backbones.py of facebookresearch/ijepa, jepa and vjepa2; the model cards of facebook/vjepa2-*
// and facebook/ijepa_*. Licences: the repositories' LICENSE files and the cards; the card of vjepa2-vith was not seen.
constexpr std::array<PublishedCheckpoint, 20> list = {{
    {"V-JEPA 2 ViT-L/16, 256 px", Family::VJepa2, "https://dl.fbaipublicfiles.com/vjepa2/vitl.pt", "vitl.pt", 5.13, "MIT", vit_l, rope, 16,
     256, 64, 303'885'312, 22'086'016, true, false},
    {"V-JEPA 2 ViT-H/16, 256 px", Family::VJepa2, "https://dl.fbaipublicfiles.com/vjepa2/vith.pt", "vith.pt", 10.37, "MIT", vit_h, rope, 16,
     256, 64, 631'648'000, 22'282'880, true, false},
    {"V-JEPA 2 ViT-g/16, 256 px", Family::VJepa2, "https://dl.fbaipublicfiles.com/vjepa2/vitg.pt", "vitg.pt", 16.46, "MIT", vit_g, rope, 16,
     256, 64, 1'012'173'952, 22'381'312, true, false},
    {"V-JEPA 2 ViT-g/16, 384 px", Family::VJepa2, "https://dl.fbaipublicfiles.com/vjepa2/vitg-384.pt", "vitg-384.pt", 16.46, "MIT", vit_g,
     rope, 16, 384, 64, 1'012'173'952, 22'381'312, true, false},
    {"V-JEPA 2 ViT-L/16, 256 px, Hugging Face", Family::VJepa2, "https://huggingface.co/facebook/vjepa2-vitl-fpc64-256",
     "model.safetensors", 1.304, "MIT", vit_l, rope, 16, 256, 64, 303'885'312, 22'086'016, false, false},
    {"V-JEPA 2 ViT-H/16, 256 px, Hugging Face", Family::VJepa2, "https://huggingface.co/facebook/vjepa2-vith-fpc64-256",
     "model.safetensors", 2.616, nullptr, vit_h, rope, 16, 256, 64, 631'648'000, 22'282'880, false, false},
    {"V-JEPA 2 ViT-g/16, 256 px, Hugging Face", Family::VJepa2, "https://huggingface.co/facebook/vjepa2-vitg-fpc64-256",
     "model.safetensors", 4.138, "Apache-2.0", vit_g, rope, 16, 256, 64, 1'012'173'952, 22'381'312, false, false},
    {"V-JEPA 2 ViT-g/16, 384 px, Hugging Face", Family::VJepa2, "https://huggingface.co/facebook/vjepa2-vitg-fpc64-384",
     "model.safetensors", 4.138, "Apache-2.0", vit_g, rope, 16, 384, 64, 1'012'173'952, 22'381'312, false, false},
    {"V-JEPA 2-AC ViT-g/16, 256 px", Family::VJepa2Ac, "https://dl.fbaipublicfiles.com/vjepa2/vjepa2-ac-vitg.pt", "vjepa2-ac-vitg.pt",
     11.76, "MIT", vit_g, actions, 16, 256, 64, 1'012'173'952, 305'220'992, false, false},
    {"V-JEPA 2.1 ViT-B/16, 384 px, distilled", Family::VJepa21, "https://dl.fbaipublicfiles.com/vjepa2/vjepa2_1_vitb_dist_vitG_384.pt",
     "vjepa2_1_vitb_dist_vitG_384.pt", 1.66, nullptr, vit_b, rope, 16, 384, 64, 86'833'152, 22'874'752, true, true},
    {"V-JEPA 2.1 ViT-L/16, 384 px, distilled", Family::VJepa21, "https://dl.fbaipublicfiles.com/vjepa2/vjepa2_1_vitl_dist_vitG_384.pt",
     "vjepa2_1_vitl_dist_vitG_384.pt", 5.15, nullptr, vit_l, rope, 16, 384, 64, 304'680'960, 22'973'056, true, true},
    {"V-JEPA 2.1 ViT-g/16, 384 px", Family::VJepa21, "https://dl.fbaipublicfiles.com/vjepa2/vjepa2_1_vitg_384.pt", "vjepa2_1_vitg_384.pt",
     16.88, nullptr, vit_g, deep_rope, 16, 384, 64, 1'013'267'968, 55'400'704, true, false},
    {"V-JEPA 2.1 ViT-G/16, 384 px", Family::VJepa21, "https://dl.fbaipublicfiles.com/vjepa2/vjepa2_1_vitG_384.pt", "vjepa2_1_vitG_384.pt",
     30.24, nullptr, vit_gg, deep_rope, 16, 384, 64, 1'845'216'768, 59'433'472, true, false},
    {"V-JEPA 1 ViT-L/16, 224 px", Family::VJepa1, "https://dl.fbaipublicfiles.com/jepa/vitl16/vitl16.pth.tar", "vitl16.pth.tar", 5.16,
     "CC-BY-NC-4.0", vit_l, table, 16, 224, 16, 305'490'944, 22'685'056, true, false},
    {"V-JEPA 1 ViT-H/16, 224 px", Family::VJepa1, "https://dl.fbaipublicfiles.com/jepa/vith16/vith16.pth.tar", "vith16.pth.tar", 10.41,
     "CC-BY-NC-4.0", vit_h, table, 16, 224, 16, 633'655'040, 22'881'920, true, false},
    {"V-JEPA 1 ViT-H/16, 384 px", Family::VJepa1, "https://dl.fbaipublicfiles.com/jepa/vith16-384/vith16-384.pth.tar",
     "vith16-384.pth.tar", 10.49, "CC-BY-NC-4.0", vit_h, table, 16, 384, 16, 637'546'240, 24'049'280, true, false},
    {"I-JEPA ViT-H/14, 224 px", Family::IJepa, "https://dl.fbaipublicfiles.com/ijepa/IN1K-vit.h.14-300e.pth.tar",
     "IN1K-vit.h.14-300e.pth.tar", 10.36, "CC-BY-NC-4.0", vit_h, table, 14, 224, 1, 630'762'240, 22'377'728, true, false},
    {"I-JEPA ViT-H/16, 448 px", Family::IJepa, "https://dl.fbaipublicfiles.com/ijepa/IN1K-vit.h.16-448px-300e.pth.tar",
     "IN1K-vit.h.16-448px-300e.pth.tar", 10.38, "CC-BY-NC-4.0", vit_h, table, 16, 448, 1, 631'668'480, 22'580'480, true, false},
    {"I-JEPA ViT-H/14, 224 px, ImageNet-22K", Family::IJepa, "https://dl.fbaipublicfiles.com/ijepa/IN22K-vit.h.14-900e.pth.tar",
     "IN22K-vit.h.14-900e.pth.tar", 10.36, "CC-BY-NC-4.0", vit_h, table, 14, 224, 1, 630'762'240, 22'377'728, true, false},
    {"I-JEPA ViT-g/16, 224 px, ImageNet-22K", Family::IJepa, "https://dl.fbaipublicfiles.com/ijepa/IN22K-vit.g.16-600e.pth.tar",
     "IN22K-vit.g.16-600e.pth.tar", 16.54, "CC-BY-NC-4.0", ijepa_g, deep_table, 16, 224, 1, 1'011'368'576, 29'550'976, true, false},
}};

}  // namespace

std::span<const PublishedCheckpoint> publishedCheckpoints() { return list; }

ModelDescription describe(const PublishedCheckpoint& published) {
  ModelDescription d;
  d.name = published.name;
  d.family = published.family;
  d.encoder = published.encoder;
  d.predictor = published.predictor;
  d.patch = published.patch;
  d.crop = published.crop;
  d.frames = published.frames;
  d.shared_weights = !published.two_encoders;
  const bool pictures = d.family == Family::IJepa;
  if (pictures) d.tubelet = 1;
  if (pictures || d.family == Family::VJepa1) {
    d.positions = Positions::StoredTable;
    d.stored_grid = d.gridFor(d.frames, d.crop, d.crop);
  }
  const bool four_levels = d.family == Family::VJepa21;
  if (four_levels) {
    d.positions = Positions::InterleavedRope;
    d.levels = d.norms = published.distilled ? 1 : 4;
    d.pictures_too = true;
  }
  d.predicted_width = published.distilled ? 0 : d.latentWidth();  // a teacher's is another
  if (d.family == Family::VJepa2Ac) d.actions = {7, 7, 0};
  return d;
}

std::uint64_t weightBytes(const PublishedCheckpoint& published) {
  const auto encoders = static_cast<std::uint64_t>(published.encoder_parameters) * (published.two_encoders ? 2 : 1);
  return sizeof(float) * (encoders + static_cast<std::uint64_t>(published.predictor_parameters));
}

}  // namespace lacuna::model
