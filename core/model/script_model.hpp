#pragma once

#include <memory>
#include <span>
#include <string>

#include "core/base/hash.hpp"
#include "core/base/ids.hpp"
#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"
#include "core/media/preprocess.hpp"
#include "core/model/script_archive.hpp"

namespace lacuna::model {

/// A TorchScript module as a model: somebody else's program, run on the CPU.
///
///     encode(self, clip: Tensor, ids: Tensor) -> Tensor
///         clip [1, 3, T, H, W] float32, normalised by `media::Normalisation`; ids [K] int64, of the tokens that may be
///         seen, all of them for a whole clip: (step*rows + row)*cols + col. Returns their latents after the final norm, [K,
///         D].
///     predict(self, latents: Tensor, context_ids: Tensor, target_ids: Tensor, grid: List[int]) -> Tensor
///         latents [Kc, D] of context_ids [Kc]; grid: steps, rows, columns. Returns the latents of target_ids, [Kt, D].
///         A module without it has features alone.
///
/// What is checked: before LibTorch reads the archive, that its code names no operation but those of `scriptMayUse` and that
/// its tensors lie inside the file; before it is called, the same of every step of its compiled methods, that these know no
/// class but the archive's own, and that attributes are of their declared types; after each call, that it drew no random
/// number and left attributes and constants as they were (large tensors by their count of writes), so that the same clip gives
/// the same latents. That keeps mistakes and plain
/// attempts from files, processes and the network; it is no proof against faults in LibTorch itself. Time and memory have
/// no bounds; Cancel works between two calls. Loading takes twice the file's bytes for a moment.
class ScriptModel {
 public:
  /// Loads the checked parts of the archive. Throws `CancelledException`, `Failure`: Refused (it uses what it may not),
  /// Mismatch (no `encode`, other arguments), Unreadable (LibTorch cannot load it).
  static std::shared_ptr<const ScriptModel> load(const ScriptArchive& archive, const jobs::JobContext& context);
  ~ScriptModel();

  bool predicts() const;
  std::uint64_t values() const;  ///< numbers in its parameters and buffers
  std::uint64_t bytes() const;   ///< of all its tensors, constants too
  Hash128 hash() const;          ///< of the parts that LibTorch was given

  /// D, found by encoding one token of a blank clip. Throws as `encode`.
  int measuredWidth(const ModelDescription& description, const jobs::JobContext& context) const;

  /// [ids.size(), width]. Throws `CancelledException`, `Failure`: Mismatch for a result of another shape and for an
  /// exception of the program (the first line of its message).
  Matrix encode(const media::ClipTensor& clip, std::span<const TokenId> ids, int width,
                const jobs::JobContext& context) const;

  /// [target_ids.size(), width]. Throws as `encode`.
  Matrix predict(const Matrix& latents, std::span<const TokenId> context_ids, std::span<const TokenId> target_ids,
                 const mask::TokenGrid& grid, const jobs::JobContext& context) const;

 private:
  struct Module;
  explicit ScriptModel(std::unique_ptr<Module> module);

  std::unique_ptr<Module> module_;
};

}  // namespace lacuna::model
