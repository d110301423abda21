#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/latent/latent_cache.hpp"
#include "core/latent/run.hpp"
#include "core/model/probe_file.hpp"

namespace lacuna::probe {

/// What goes into an attentive probe, which takes the latents of any set of tokens and knows no places.
enum class Way {
  WholeClip,     ///< target latents of all tokens: the classifier as it is meant, nothing hidden
  VisibleAlone,  ///< context latents of the visible tokens, which never saw the others; the others are left out
  Predicted,     ///< those, and for each hidden token its predicted latent, in the tokens' order. Predictions are of layer-normed latents, so
                 ///< each is first put on the scale of the visible ones: times their mean deviation, plus their mean (level by level)
  True           ///< context latents of the visible tokens, and for each hidden token its true latent
};
inline constexpr std::array all_ways{Way::WholeClip, Way::VisibleAlone, Way::Predicted, Way::True};
const char* nameOf(Way way);     ///< "Visible alone"
const char* meaningOf(Way way);  ///< one line

/// An attentive probe: one from a file of its own, or the model's.
struct ClassProbe {
  std::shared_ptr<const model::Probe> from_file;  ///< null: the model's own
  std::string path;                               ///< of that file
  std::vector<std::string> labels(const model::Model& model) const;  ///< of the classes; numbers where nothing names them
  int classes(const model::Model& model) const;                      ///< 0: there is no probe
};

/// Opens a probe's file. Throws as `describeProbe` and `Probe::load` do.
ClassProbe openProbe(const std::string& path, int number, const jobs::JobContext& context);

/// Throws `Failure` (Mismatch) in one line where the model has no probe, or the file's is of another width.
void checkProbe(const ClassProbe& probe, const model::Model& model);

/// Shares of the classes, adding up to 1, by way. Empty: there is none, with the reason beside.
struct ClipClasses {
  std::array<std::vector<double>, all_ways.size()> shares;
  std::string why_not_predicted;  ///< empty unless the model cannot predict
  mask::Mask mask;
  const std::vector<double>& by(Way way) const { return shares[static_cast<std::size_t>(way)]; }
};

/// With nothing hidden the ways with context latents are one. Latents come from the cache where it has them. Reports "blocks". Throws
/// `CancelledException`, `Failure`: what `checkProbe` and `predictHidden` throw.
ClipClasses classesOf(const ClassProbe& probe, const latent::RunRequest& request, latent::LatentCache& cache, const jobs::JobContext& context);

/// What goes into the probe: [tokens, latentWidth()]. `predicted` holds the predictions of the hidden tokens, ascending.
Matrix probeInput(Way way, const mask::Mask& mask, const Matrix& targets, const Matrix& context_latents, const Matrix& predicted, int levels);

/// The numbers of the `count` classes of the largest shares, largest first; ties by number.
std::vector<std::size_t> likeliest(const std::vector<double>& shares, std::size_t count);

}  // namespace lacuna::probe
