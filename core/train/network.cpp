#include "core/train/network.inl"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

#include "core/base/random_draws.hpp"
#include "core/world/tensor_box.inl"

namespace lacuna::train {
namespace {

using at::Tensor;

constexpr double norm_eps = 1e-6;

class PlanWriter {
 public:
  explicit PlanWriter(ParameterPlan& plan) : plan_(plan) {}

  void add(const std::string& name, std::vector<std::int64_t> shape, bool is_matrix) {
    std::int64_t count = 1;
    for (const std::int64_t side : shape) count *= side;
    plan_.places.push_back({name, std::move(shape), plan_.total, count, is_matrix});
    plan_.total += count;
  }
  void linear(const std::string& name, std::int64_t out, std::int64_t in) {
    add(name + ".weight", {out, in}, true);
    add(name + ".bias", {out}, false);
  }
  void norm(const std::string& name, std::int64_t width) {
    add(name + ".weight", {width}, false);
    add(name + ".bias", {width}, false);
  }
  void blocks(const std::string& prefix, std::int64_t width, int depth) {
    for (int i = 0; i < depth; ++i) {
      const std::string block = prefix + std::to_string(i) + ".";
      norm(block + "norm1", width);
      linear(block + "attention.qkv", 3 * width, width);
      linear(block + "attention.proj", width, width);
      norm(block + "norm2", width);
      linear(block + "mlp.fc1", 4 * width, width);
      linear(block + "mlp.fc2", width, 4 * width);
    }
  }

 private:
  ParameterPlan& plan_;
};

/// Hands out the plan's parameters in order, as views.
class Reader {
 public:
  Reader(const NetworkSize& size, const Tensor& flat, const Tensor& grads)
      : plan_(planOf(size)), flat_(flat), grads_(grads) {}

  Tensor next() {
    const ParameterPlace& place = plan_.places[at_++];
    Tensor part = flat_.narrow(0, place.offset, place.count).view(place.shape).detach();
    if (!grads_.defined()) return part;
    part.requires_grad_(true);
    part.mutable_grad() = grads_.narrow(0, place.offset, place.count).view(place.shape);
    return part;
  }
  LinearPart linear() {
    Tensor weight = next();
    return {weight, next()};
  }
  NormPart norm() {
    Tensor gain = next();
    return {gain, next()};
  }
  std::vector<BlockPart> blocks(int depth) {
    std::vector<BlockPart> blocks(static_cast<std::size_t>(depth));
    for (BlockPart& block : blocks) {
      block.norm1 = norm();
      block.qkv = linear();
      block.proj = linear();
      block.norm2 = norm();
      block.fc1 = linear();
      block.fc2 = linear();
    }
    return blocks;
  }
  EncoderPart encoder(const NetworkSize& size) {
    EncoderPart part;
    part.patch = linear();
    part.blocks = blocks(size.depth);
    part.norm = norm();
    part.heads = size.heads;
    return part;
  }
  PredictorPart predictor(const NetworkSize& size) {
    PredictorPart part;
    part.embed = linear();
    part.mask_token = next();
    part.blocks = blocks(size.predictor_depth);
    part.norm = norm();
    part.proj = linear();
    part.heads = size.predictor_heads;
    return part;
  }

 private:
  ParameterPlan plan_;
  Tensor flat_, grads_;
  std::size_t at_ = 0;
};

Tensor linear(const LinearPart& layer, const Tensor& x) { return at::linear(x, layer.weight, layer.bias); }

Tensor normed(const NormPart& norm, const Tensor& x) {
  return at::layer_norm(x, {x.size(-1)}, norm.gain, norm.offset, norm_eps);
}

/// Cosines and signed sines [clips * masks, 1, tokens, head_dim], one row for all where there is one mask; V-JEPA 2's tiled rotary positions,
/// as core/model/rope.hpp has them.
struct Rope {
  Tensor cosines, sines;
};

/// Of `ids` [masks, n], for `rows` = clips * masks.
Rope ropeOf(const NetworkSize& size, const Tensor& ids, int head_dim, std::int64_t rows, at::ScalarType type) {
  const int axis = 2 * ((head_dim / 3) / 2), half = axis / 2;
  const auto options = ids.options();
  const Tensor sign = (2 * at::arange(head_dim, options).remainder(2) - 1).to(at::kFloat);
  const Tensor frequency =
      at::pow(10000.0, at::arange(half, options).to(at::kFloat) / -static_cast<double>(half));
  const std::int64_t per_step = static_cast<std::int64_t>(size.rows()) * size.rows();
  const Tensor step = ids.div(per_step, "floor"), in_step = ids.remainder(per_step);
  const Tensor row = in_step.div(size.rows(), "floor"), col = in_step.remainder(size.rows());
  std::vector<Tensor> angles;
  for (const Tensor& place : {step, row, col}) {
    const Tensor angle = place.to(at::kFloat).unsqueeze(-1) * frequency;
    angles.insert(angles.end(), {angle, angle});
  }
  const std::int64_t masks = ids.size(0), tokens = ids.size(1);
  angles.push_back(at::zeros({masks, tokens, head_dim - 3 * axis}, frequency.options()));
  const Tensor angle = at::cat(angles, 2).view({masks, 1, tokens, head_dim});
  const std::int64_t clips = masks > 1 ? rows / masks : 1;
  const auto forAll = [&](const Tensor& of) { return of.to(type).repeat({clips, 1, 1, 1}); };
  return {forAll(angle.cos()), forAll(angle.sin() * sign)};
}

Tensor rotated(const Rope& rope, const Tensor& x) {
  const Tensor neighbours = x.unflatten(-1, {x.size(-1) / 2, 2}).flip(-1).flatten(-2);  // each pair's members change places
  return at::addcmul(x * rope.cosines, neighbours, rope.sines);
}

Tensor attended(const Tensor& q, const Tensor& k, const Tensor& v) {
#if __has_include(<ATen/ops/scaled_dot_product_attention.h>)
  return at::scaled_dot_product_attention(q, k, v);
#else
  const double scale = 1 / std::sqrt(static_cast<double>(q.size(-1)));
  return at::matmul(at::softmax(at::matmul(q * scale, k.transpose(-2, -1)), -1), v);
#endif
}

Tensor blockRun(const BlockPart& block, int heads, const Rope& rope, const Tensor& x) {
  const auto clips = x.size(0), tokens = x.size(1), width = x.size(2);
  const Tensor qkv =
      linear(block.qkv, normed(block.norm1, x)).view({clips, tokens, 3, heads, width / heads}).permute({2, 0, 3, 1, 4});
  const Tensor turned = rotated(rope, qkv.narrow(0, 0, 2));
  const Tensor seen = attended(turned[0], turned[1], qkv[2]).transpose(1, 2).reshape({clips, tokens, width});
  const Tensor y = x + linear(block.proj, seen);
  return y + linear(block.fc2, at::gelu(linear(block.fc1, normed(block.norm2, y))));
}

bool endsWith(const std::string& text, const std::string& ending) {
  return text.size() >= ending.size() && text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

/// "encoder.layer.3.mlp.fc2.weight" -> 3; -1 for parameters of no block.
int blockOf(const std::string& name) {
  const std::size_t found = name.find("layer.");
  return found == std::string::npos ? -1 : std::stoi(name.substr(found + 6));
}

double bellDraw(RandomDraws& draws) {
  for (;;) {  // Box and Muller's way; what lies beyond two deviations is drawn again
    const double radius = std::sqrt(-2 * std::log(1 - draws.unit())), value = radius * std::cos(2 * M_PI * draws.unit());
    if (std::abs(value) <= 2) return value;
  }
}

}  // namespace

ParameterPlan planOf(const NetworkSize& size) {
  ParameterPlan plan;
  PlanWriter writer(plan);
  writer.linear("encoder.embeddings.patch_embeddings.proj", size.width, size.patchValues());
  writer.blocks("encoder.layer.", size.width, size.depth);
  writer.norm("encoder.layernorm", size.width);
  plan.encoder_end = plan.total;
  writer.linear("predictor.embeddings.predictor_embeddings", size.predictor_width, size.width);
  writer.add("predictor.embeddings.mask_tokens", {1, 1, 1, size.predictor_width}, false);
  writer.blocks("predictor.layer.", size.predictor_width, size.predictor_depth);
  writer.norm("predictor.layernorm", size.predictor_width);
  writer.linear("predictor.proj", size.width, size.predictor_width);
  return plan;
}

Tensor startingWeights(const NetworkSize& size, std::uint64_t seed) {
  const ParameterPlan plan = planOf(size);
  Tensor flat = at::zeros({plan.total});
  float* values = flat.data_ptr<float>();
  RandomDraws draws(mixedSeed(seed, 0xA11));
  for (const ParameterPlace& place : plan.places) {
    float* to = values + place.offset;
    if (place.is_matrix || endsWith(place.name, "mask_tokens")) {
      const bool output = endsWith(place.name, "attention.proj.weight") || endsWith(place.name, "mlp.fc2.weight");
      const double scale = 0.02 / (output ? std::sqrt(2.0 * (blockOf(place.name) + 1)) : 1.0);
      for (std::int64_t i = 0; i < place.count; ++i) to[i] = static_cast<float>(scale * bellDraw(draws));
    } else if (place.name.find("norm") != std::string::npos && endsWith(place.name, ".weight")) {
      std::fill(to, to + place.count, 1.0F);
    }
  }
  return flat;
}

NetworkParts partsOf(const NetworkSize& size, const Tensor& flat, const Tensor& grads) {
  Reader reader(size, flat, grads);
  EncoderPart encoder = reader.encoder(size);
  return {std::move(encoder), reader.predictor(size)};
}

EncoderPart encoderOf(const NetworkSize& size, const Tensor& flat) { return Reader(size, flat, {}).encoder(size); }

Tensor tubelets(const NetworkSize& size, const Tensor& pictures) {
  const auto colors = [&](float r, float g, float b) {
    return world::uploaded(at::tensor(std::vector<float>{r, g, b}).view({1, 1, 3, 1, 1}), pictures.device());
  };
  const Tensor mean = colors(0.485F, 0.456F, 0.406F), deviation = colors(0.229F, 0.224F, 0.225F);
  const std::int64_t clips = pictures.size(0), rows = size.rows(), p = size.patch_px;
  return ((pictures - mean) / deviation)
      .view({clips, size.steps(), size.tubelet, 3, rows, p, rows, p})
      .permute({0, 1, 4, 6, 3, 2, 5, 7})
      .reshape({clips, size.tokens(), size.patchValues()});
}

Tensor encode(const NetworkSize& size, const EncoderPart& encoder, const Tensor& patches, const Tensor& ids) {
  const std::int64_t rows = patches.size(0) * ids.size(0);
  const Tensor picked = patches.index_select(1, ids.flatten()).view({rows, ids.size(1), patches.size(2)});
  Tensor x = linear(encoder.patch, picked);
  const Rope rope = ropeOf(size, ids, size.width / encoder.heads, rows, x.scalar_type());
  for (const BlockPart& block : encoder.blocks) x = blockRun(block, encoder.heads, rope, x);
  return normed(encoder.norm, x);
}

Tensor predict(const NetworkSize& size, const PredictorPart& predictor, const Tensor& context_latents, const Tensor& context,
               const Tensor& hidden) {
  const Tensor seen = linear(predictor.embed, context_latents);
  const Tensor masked = predictor.mask_token.view({1, 1, -1}).expand({seen.size(0), hidden.size(1), seen.size(2)});
  Tensor x = at::cat({seen, masked}, 1);
  const Rope rope =
      ropeOf(size, at::cat({context, hidden}, 1), size.predictor_width / predictor.heads, x.size(0), x.scalar_type());
  for (const BlockPart& block : predictor.blocks) x = blockRun(block, predictor.heads, rope, x);
  return linear(predictor.proj, normed(predictor.norm, x.narrow(1, context.size(1), hidden.size(1))));
}

double effectiveRank(const Tensor& products) {
  const Tensor singular = at::linalg_eigvalsh(products.to(at::kCPU, at::kDouble)).clamp_min(0).sqrt();
  const Tensor share = singular / singular.sum().clamp_min(1e-30);
  return std::exp(-(share * (share + 1e-30).log()).sum().item<double>());
}

Tensor layerNormed(const Tensor& latents) { return at::layer_norm(latents, {latents.size(-1)}, {}, {}, 1e-5); }

}  // namespace lacuna::train
