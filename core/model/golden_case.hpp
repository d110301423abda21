#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/model/checkpoint.hpp"
#include "core/model/model.hpp"

namespace lacuna::model {

/// Inputs and expected tensors of a golden case, and what we computed for them so far.
class GoldenValues {
 public:
  explicit GoldenValues(std::shared_ptr<const Checkpoint> expected) : expected_(std::move(expected)) {}

  bool has(const std::string& name) const { return expected_->find(name) != nullptr; }
  const TensorEntry& entry(const std::string& name) const;
  int rows(const std::string& name) const;  ///< size of the first axis
  std::vector<float> floats(const std::string& name) const { return expected_->readFloats(entry(name)); }
  const std::vector<TensorEntry>& entries() const { return expected_->tensors(); }

  /// The shape of a clip, all sides at least 1. Throws `Failure` (Mismatch) for anything else.
  const std::vector<std::int64_t>& clipShape(const std::string& name) const;

  /// Row `row` of an [B, 3, T, H, W] or [B, 3, H, W] clip; one shorter than `tubelet` frames is repeated `tubelet` times.
  media::ClipTensor clip(const std::string& name, int row, int tubelet) const;
  std::vector<TokenId> ids(const std::string& name, int row) const;

  /// Appends what we computed: the next batch row of an expected tensor.
  void add(const std::string& name, std::span<const float> values);
  void add(const std::string& name, const Matrix& values) { add(name, std::span<const float>(values.values)); }
  const std::vector<float>* ours(const std::string& name) const;

 private:
  std::shared_ptr<const Checkpoint> expected_;
  std::map<std::string, std::vector<float>> ours_;
};

/// One clip of a case with its masks: names in expected.safetensors start with `prefix` ("", "bigger96.").
struct GoldenClip {
  std::string prefix;
  std::map<std::string, int> masks;  ///< name and mask token; I-JEPA's masks can have several lists of targets
  int predictor_side = 0;  ///< Meta: the square grid that the case's predictor was built with; 0 = the clip's own rows
};

/// Clips that the expected tensors have and the case's own list does not name: sizes that the encoder alone can do. No
/// mask token is known for them, and none is needed.
std::vector<GoldenClip> furtherClips(const GoldenValues& values, const std::vector<GoldenClip>& known);

/// The reference's procedure: target encoder on everything, context encoder on the visible tokens, predictor for the rest.
void runMetaClip(const Model& model, const GoldenClip& clip, const jobs::JobContext& context, GoldenValues& values);

/// The procedure of the Hugging Face port: one encoder on everything, context cut out of its result, positions decoded on
/// the grid of the trained size, always mask token 1.
void runHuggingFaceClip(const Model& model, const GoldenClip& clip, const jobs::JobContext& context, GoldenValues& values);

/// A classification case: the encoder on everything, then its probe, with the port's norms and with the original's eps.
void runProbeCase(const Model& model, const jobs::JobContext& context, GoldenValues& values);

}  // namespace lacuna::model
