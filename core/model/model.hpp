#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/hash.hpp"
#include "core/base/ids.hpp"
#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"
#include "core/media/preprocess.hpp"
#include "core/model/compute.hpp"
#include "core/model/description.hpp"

namespace lacuna::model {

struct ActionSequence;
struct AttentionInput;
class Bf16Layers;
struct BlockStack;
class DeviceBlocks;
struct ProbeTrace;
struct RopeTable;
struct Taps;
class Team;

/// Which of the file's encoders runs: the online one sees visible tokens, the EMA one makes the targets.
enum class EncoderRole { Context, Target };

/// What `load` found: shown in the inspector and by `lacuna check`.
struct WeightsReport {
  std::vector<std::string> missing;   ///< keys the model needs and the file lacks
  std::vector<std::string> unused;    ///< keys the file has and the model does not read (optimizer state not listed)
  std::int64_t encoder_parameters = 0;
  std::int64_t predictor_parameters = 0;
  std::int64_t probe_parameters = 0;
  std::int64_t non_finite = 0;        ///< NaN or infinite weights found
  std::vector<int> zero_mask_tokens;  ///< indices of mask tokens that are all zero (untrained)
  bool whole() const { return missing.empty() && non_finite == 0; }
};

/// Checks names and shapes without loading: what `load` would miss or leave over.
WeightsReport inspectWeights(const Checkpoint& checkpoint, const ModelDescription& description);

/// Optional record of the inside of one pass, for verification and for views.
struct Trace {
  bool want_attention = false;                  ///< every map of every head: for small models
  bool want_hidden = true;
  std::optional<int> hidden_of;                 ///< only what is after this block, 0 being the input of the first
  std::vector<Matrix> hidden;                   ///< [0] = input of the first block, [k] = after block k; [tokens, width]
  std::vector<std::vector<Matrix>> attention;   ///< [block][head], softmax probabilities [tokens, tokens]
  std::vector<TokenId> order;                   ///< token of each row (predictor under RoPE: context and targets sorted by id)
  Matrix positions;                             ///< encoder with stored positions: what was added to the tokens
  bool want_levels = false;
  Matrix levels;                                ///< encoder of V-JEPA 2.1: all its levels side by side, whatever its predictor takes
  bool want_context = false;
  Matrix predicted_context;                     ///< predictor of V-JEPA 2.1: what it makes of the visible tokens

  std::optional<TokenId> query_token;           ///< whose attention is wanted, by every head of every block
  std::optional<int> query;                     ///< its row in `order`
  std::vector<Matrix> query_rows;               ///< [block]: [heads, tokens], columns as in `order`; rows add up to 1
  struct Head {
    int block = 1, head = 0;                    ///< blocks from 1, heads from 0
  };
  std::optional<Head> map_of;                   ///< one head whose whole map is wanted
  Matrix map;                                   ///< [tokens, tokens], rows are queries
  std::uint64_t map_budget_bytes = std::uint64_t{256} << 20;
  /// Called with the queries and keys of each block, from 1, which are gone when it returns: core/model/attention.hpp.
  std::function<void(int block, const AttentionInput& input, Team& team)> see_attention;

  bool wantsHidden(int block) const { return want_hidden && (!hidden_of || *hidden_of == block); }
  bool wantsAttention() const { return want_attention || query_token || map_of || see_attention; }
};

/// Rows x columns by which token ids are decoded into positions. Encoder: the clip's own grid. The reference's predictor
/// always uses the square grid it was built for; we pass the clip's true grid unless told otherwise.
struct PositionGrid {
  int rows = 0, cols = 0;
  /// V-JEPA 2.1: rows and columns are spread over as many places as training had, `trainedSpread(description)`; 0: they are
  /// not. Its encoder does so always, its published predictor does not.
  int spread_over = 0;
  bool picture = false;  ///< V-JEPA 2.1: the clip is a single picture
  bool columns_as_rows = false;  ///< V-JEPA 2-AC: columns are squeezed into as many places as there are rows
};

/// 16 places for patches of 16 px, 18 for 14 px (252 px), as facebookresearch/vjepa2 has it; 0 without V-JEPA 2.1.
int trainedSpread(const ModelDescription& description);

/// Loaded weights: immutable, shared between threads.
class Model {
 public:
  /// Reads the encoder(s) and the predictor, nothing else. Reports "MB". Throws `Failure`: Mismatch (missing keys, wrong
  /// shapes: which, found, wanted; weights that are NaN or infinite), and what Checkpoint throws.
  static std::shared_ptr<const Model> load(std::shared_ptr<const Checkpoint> checkpoint, const ModelDescription& description,
                                           const jobs::JobContext& context);

  /// A checkpoint by its path, as it describes itself. Throws as `Checkpoint::open`, `describe` and `load` do.
  static std::shared_ptr<const Model> open(const std::string& path, const jobs::JobContext& context);

  /// A TorchScript module with the methods that core/model/script_model.hpp describes. It is somebody else's program: call this
  /// only where the user said so. Its hash is of the file's bytes. Throws `CancelledException`, `Failure`: what
  /// `ScriptArchive`, `describeScript` and `ScriptModel::load` throw.
  static std::shared_ptr<const Model> loadScript(const std::string& path, const jobs::JobContext& context);
  ~Model();

  const ModelDescription& description() const;
  const WeightsReport& report() const;
  const Hash128& hash() const;   ///< of all loaded weights and the description
  std::uint64_t bytes() const;   ///< of loaded weights, with the copies that another way of computing needs

  const Compute& compute() const { return compute_; }

  /// The same weights, their blocks computed otherwise; its hash differs, so that nothing made one way passes for the other.
  /// Shares the weights with this model and copies what the device needs. Throws `CancelledException`, `Failure` (Mismatch:
  /// this machine cannot, `whyNotComputed`, or a TorchScript module, which computes as it does; OutOfMemory).
  std::shared_ptr<const Model> computedBy(const Compute& compute, const jobs::JobContext& context) const;

  /// Seconds of one block over some tokens, for `measureSpeed`: the first block of the encoder or the predictor on random
  /// tokens, computed as this model computes.
  double blockSeconds(bool of_predictor, int tokens, const jobs::JobContext& context) const;

  /// Latents after the final norm, [ids.size(), latentWidth()], in the order of `ids`; an empty `ids` means all tokens of the clip.
  /// Masking happens after the patch embedding and before the blocks; tokens keep their positions in `positions`
  /// (default: the clip's own grid). Throws `CancelledException`, `Failure` (Mismatch) for ids outside the grid and for
  /// clips of more than 200,000 tokens. With a trace that wants attention it is always computed in fp32 on the
  /// CPU; a query that is not among the tokens, or a map over the trace's budget, is a Mismatch, as is any trace of a
  /// TorchScript module.
  Matrix encode(EncoderRole role, const media::ClipTensor& clip, std::span<const TokenId> ids, const jobs::JobContext& context,
                std::optional<PositionGrid> positions = std::nullopt, Trace* trace = nullptr) const;

  /// Predicted latents of `target_ids`, [target_ids.size(), predicted_width], from context latents [context_ids.size(),
  /// latentWidth()]. Throws `Failure` (Mismatch) where stored positions are of another grid.
  /// `mask_token` is taken modulo the number of mask tokens; 0 is the trained one, 1 the public default (often all zero).
  Matrix predict(const Matrix& context_latents, std::span<const TokenId> context_ids, std::span<const TokenId> target_ids,
                 PositionGrid positions, int mask_token, const jobs::JobContext& context, Trace* trace = nullptr) const;

  /// Logits of the probe's classes for a clip's latents [tokens, encoder.width], `probeLogits`; `norm_eps` other than the
  /// model's for comparison with the original code. Throws `Failure` (Mismatch) when there is no probe.
  std::vector<float> classify(const Matrix& latents, const jobs::JobContext& context,
                              std::optional<double> norm_eps = std::nullopt, ProbeTrace* trace = nullptr) const;

  /// Predicted latents of the frame after each step, [steps * tokens, encoder.width], as the predictor makes them: not yet
  /// layer-normed. Step t sees steps 0..t alone. On a GPU this predictor still runs on the CPU. Throws `CancelledException`, `Failure` (Mismatch) for a model without
  /// actions and for widths or counts that do not fit.
  Matrix predictSteps(const ActionSequence& sequence, const jobs::JobContext& context, Trace* trace = nullptr) const;

 private:
  struct Weights;
  explicit Model(std::shared_ptr<const Weights> weights);
  void runStack(Team& team, BlockStack stack, const RopeTable& rope, const jobs::JobContext& context, Trace* trace, Matrix& x,
                const Taps& taps) const;

  std::shared_ptr<const Weights> weights_;  // shared by all ways of computing
  Compute compute_;
  std::shared_ptr<const DeviceBlocks> on_device_;  // for a GPU
  std::shared_ptr<const Bf16Layers> in_bf16_;      // for bf16 on the CPU
  Hash128 hash_;
};

/// Layer norm without gain or offset over each row, level by level, eps 1e-5: what the training loss compares with.
Matrix layerNormed(const Matrix& latents, int levels);

/// Sets the thread pools of LibTorch and OpenBLAS once, before any work. 0 = all cores. Denormals are flushed on the model's
/// own threads alone: Mesa's shader compiler crashes where they are flushed on the thread that draws.
/// Returns one line for the log: threads, BLAS in use, and a warning when the BLAS is a slow reference one.
std::string configureThreads(int threads);

}  // namespace lacuna::model
