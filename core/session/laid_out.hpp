#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/latent/latent_cache.hpp"
#include "core/latent/run.hpp"
#include "core/projection/layout_fit.hpp"

namespace lacuna::session {

/// What a layout is fitted on; the others are placed in it.
enum class FitOn { All, Hidden, Step };

/// Which latents are laid out: those of the whole clip always, as the target encoder makes them.
struct LatentChoice {
  int block = 0;                    ///< 0: after the final norm, where predictions are; else after this block, from 1
  bool context = false;             ///< also what the encoder of the visible tokens makes of those alone
  std::vector<std::string> beside;  ///< paths of more clips, seen through the same window and picture size
  std::vector<std::string> models = {};  ///< paths of more checkpoints of the same width: the open clip as their encoders see it
  FitOn fit_on = FitOn::All;        ///< true tokens: all of them (with those beside), those hidden by the run's mask, or one step's
  int fit_step = 0;                 ///< for `FitOn::Step`
  bool operator==(const LatentChoice&) const = default;
  bool usual() const { return *this == LatentChoice{}; }
};
/// "after block 3, visible tokens alone too, 2 clips beside", empty for the usual choice: for legends and files.
std::string textOf(const LatentChoice& choice);
std::string fittedOn(const LatentChoice& choice);  ///< "all true tokens", "true tokens of time step 3" (from 1)

/// A clip that is laid out with the open one, or the open one as another model sees it.
struct BesideClip {
  std::string path, name;
  bool of_model = false;      ///< the path is a checkpoint's
  mask::TokenGrid grid;
  std::size_t first_row = 0;  ///< among the rows of all clips beside
};

/// The latents of a choice, layer-normed.
struct ChosenLatents {
  std::shared_ptr<const Matrix> all;   ///< [tokens of the clip, then those of the clips beside, width]
  std::size_t clip_rows = 0;           ///< of the open clip
  std::vector<BesideClip> clips;
  std::vector<std::size_t> fitted_rows;  ///< that the layout is fitted on, ascending; empty: all
  std::size_t fitted() const { return fitted_rows.empty() ? all->rows : fitted_rows.size(); }
};

/// Points that only some choices have, in the axes of the layout.
struct MorePoints {
  std::vector<TokenId> context_ids;
  Matrix context_points;  ///< [context_ids.size(), 3]
  std::vector<BesideClip> clips;
  Matrix beside_points;   ///< [rows of all clips beside, 3]
  std::vector<std::array<std::uint8_t, 3>> beside_rgb;  ///< in the run's own components
};

/// Reads and encodes what the choice asks for beside the run's own targets; latents come from the cache where it has them.
/// Throws `Failure`: what opening a clip or a model and encoding throw, naming the file; Mismatch for a block that the encoder
/// has not, a model of another width, a step that the clip has not, nothing hidden to fit on; OutOfMemory beyond `most_bytes`
/// of latents.
ChosenLatents chooseLatents(const latent::Run& run, const LatentChoice& choice, latent::LatentCache& latents,
                            const jobs::JobContext& context, std::size_t most_bytes = std::size_t{2} << 30);

/// Whether two choices are of the same latents, whatever they are fitted on.
bool sameLatents(const LatentChoice& a, const LatentChoice& b);
/// The rows to fit on, of latents that are there already. Throws `Failure` (Mismatch) as `chooseLatents` does.
void chooseFitted(ChosenLatents& chosen, const latent::Run& run, const LatentChoice& choice);
/// The fit of chosen latents; the error direction is fitted on the run's errors.
std::shared_ptr<projection::LayoutFit> fitOf(const latent::Run& run, const ChosenLatents& chosen, const projection::LayoutSettings& settings);
/// Points of all chosen latents, [rows, dimensions]: those the layout was fitted on, the others placed by it.
Matrix pointsOf(const latent::Run& run, const ChosenLatents& chosen, const projection::FrozenMap& map, const jobs::JobContext& context);

/// A clip that ends before the start used so far is shown from its beginning.
inline media::Sampling startInside(media::Sampling sampling, std::int64_t frames) {
  if (sampling.start_frame >= frames) sampling.start_frame = 0;
  return sampling;
}

std::vector<int> stepsOf(const mask::TokenGrid& grid, const std::vector<TokenId>& tokens);

/// What the encoder of the visible tokens makes of them, layer-normed, [visible tokens, width]; no rows unless the choice asks
/// for it and something is hidden.
Matrix chooseContext(const latent::Run& run, const LatentChoice& choice, latent::LatentCache& latents, const jobs::JobContext& context);

}  // namespace lacuna::session
