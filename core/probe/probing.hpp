#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/probe/reading.hpp"
#include "core/probe/scene_labels.hpp"

namespace lacuna::probe {

/// Where the labels of a linear probe come from.
struct LabelSource {
  enum class Kind { Names, Scene, SceneForms, File };
  Kind kind = Kind::Names;
  std::vector<NamedTokens> names;  ///< Names
  std::string path;                ///< File
  std::vector<std::string> beside; ///< Scene, SceneForms: further clips that are fitted on too
  std::string rest;                ///< Names, File: what all other tokens are called; empty: they have no label
};

/// Throws as `labelsOf`, `sceneLabels` and `readLabels` do.
TokenLabels labelsFrom(const LabelSource& source, const media::ClipWindow& window, const mask::TokenGrid& grid);

inline constexpr std::size_t most_beside = 1000;
inline constexpr std::size_t most_bytes = std::size_t{2} << 30;  ///< of the latents that a probe is fitted on

/// Throws `Failure` (Refused) with the amount where fitting on the latents of so many clips would take more than `most_bytes`: all of
/// them as they come, and as numbers of twice the width while it is fitted.
void checkBytes(std::size_t clips, std::size_t tokens, std::size_t width);

/// A linear probe with what it says of one run's tokens, made together.
struct LinearResult {
  std::shared_ptr<const LinearProbe> probe;
  std::shared_ptr<const latent::Run> run;
  TokenReading tokens;
  std::optional<HiddenReading> hidden;  ///< nothing where nothing is hidden or could be predicted
  std::string why_not_hidden;           ///< in one line, then
};

/// Fits a probe on the true latents of the request's clip and of those beside it (sampled alike, from the same frame), and reads
/// the clip's tokens. Latents come from the cache where it has them. Throws `CancelledException`, `Failure`: (Mismatch) for clips beside
/// labels by hand, (Refused) for more than `most_beside` and as `checkBytes`, and what `labelsFrom`, `fitProbe` and `predictHidden` throw.
LinearResult probeLinearly(const LabelSource& labels, const ProbeSettings& settings, const latent::RunRequest& request, latent::LatentCache& cache, const jobs::JobContext& context);

/// The same probe on another mask of the same clip and model.
LinearResult readWith(std::shared_ptr<const LinearProbe> probe, const latent::RunRequest& request, latent::LatentCache& cache, const jobs::JobContext& context);

}  // namespace lacuna::probe
