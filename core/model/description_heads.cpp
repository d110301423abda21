#include "core/model/describing.hpp"

#include <algorithm>
#include <filesystem>

#include "core/model/published_models.hpp"
#include "core/model/tensor_list.hpp"

namespace lacuna::model {
namespace {

const PublishedModel* publishedLike(const ModelDescription& d) {
  const auto found = std::find_if(kPublishedEncoders.begin(), kPublishedEncoders.end(), [&](const PublishedModel& known) {
    return known.family == d.family && known.width == d.encoder.width && known.depth == d.encoder.depth;
  });
  return found == kPublishedEncoders.end() ? nullptr : &*found;
}

/// Whether the predictor is of a published size: only then its heads are known.
bool publishedPredictor(const ModelDescription& d) {
  const bool deeper = (d.family == Family::IJepa && d.predictor.depth == 16) ||    // ViT-g
                      (d.family == Family::VJepa21 && d.predictor.depth == 24);  // ViT-g and ViT-G
  return d.predictor.width == kPublishedPredictorWidth && (d.predictor.depth == 12 || deeper);
}

}  // namespace

void readHeads(const Checkpoint& checkpoint, const SideFacts& side, ModelDescription& d) {
  const bool hf = d.layout == Layout::HuggingFace;
  auto encoder = numberIn(side.facts, "encoder.num_heads", 1024);
  auto predictor = numberIn(side.facts, "predictor.num_heads", 1024);
  if (hf && !encoder) encoder = numberIn(side.facts, "num_attention_heads", 1024);
  if (hf && !predictor) predictor = numberIn(side.facts, "pred_num_attention_heads", 1024);
  d.encoder.heads = encoder.value_or(0);
  d.predictor.heads = predictor.value_or(0);
  d.heads_from = encoder || predictor ? side.from : "published sizes";
  const PublishedModel* known = publishedLike(d);
  if (!encoder && known != nullptr) d.encoder.heads = known->heads;
  if (!predictor && d.family == Family::VJepa2Ac) {
    if (d.predictor.width == kPublishedActionWidth && d.predictor.depth == kPublishedActionDepth)
      d.predictor.heads = kPublishedActionHeads;
  } else if (!predictor && publishedPredictor(d)) {
    // I-JEPA and V-JEPA 1 give the predictor as many heads as the encoder has.
    d.predictor.heads = d.positions == Positions::StoredTable ? d.encoder.heads : kPublishedPredictorHeads;
  }
  if (d.encoder.heads == 0 || (d.predictor.depth > 0 && d.predictor.heads == 0)) {
    const std::string name = std::filesystem::path(checkpoint.path()).filename().string();
    unfit(checkpoint, "Weights do not tell the number of attention heads, and this is no published size. " +
                          std::string(hf && !checkpoint.config() ? "Download its config.json beside it, or put" : "Put") +
                          " a file \"" + name +
                          ".json\" beside it: {\"encoder\": {\"num_heads\": 16}, \"predictor\": {\"num_heads\": 12}}.");
  }
}

void checkHeads(const Checkpoint& checkpoint, const TransformerSize& size, const SideFacts& side) {
  if (size.depth == 0) return;
  if (size.width % size.heads != 0 || size.width / size.heads < 6) {
    const std::string from = side.from.empty() ? "the published sizes" : side.from;
    unfit(checkpoint, "Width " + std::to_string(size.width) + " cannot have the " + std::to_string(size.heads) +
                          " attention heads that " + from + " says: heads need at least 6 features each.");
  }
}

std::string describedName(const ModelDescription& d, const SideFacts& side) {
  const PublishedModel* known = publishedLike(d);
  if (known != nullptr && known->heads == d.encoder.heads)
    return nameOf(d.family) + std::string(" ") + known->name + "/" + std::to_string(d.patch) + ", " + std::to_string(d.crop) + " px";
  constexpr std::size_t longest_name = 60;
  if (side.facts.contains("_name_or_path") && side.facts["_name_or_path"].is_string()) {
    const std::string name = side.facts["_name_or_path"].get<std::string>();
    if (!name.empty() && name.size() <= longest_name && plainName(name)) return name;
  }
  return nameOf(d.family) + std::string(", width ") + std::to_string(d.encoder.width) + ", " + std::to_string(d.encoder.depth) +
         (d.encoder.depth == 1 ? " block" : " blocks");
}

}  // namespace lacuna::model
