#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/latent/latent_cache.hpp"
#include "core/latent/run.hpp"
#include "core/projection/frozen_map.hpp"

namespace lacuna::session {

/// Which latents are laid out: those of the whole clip always, as the target encoder makes them.
struct LatentChoice {
  int block = 0;                    ///< 0: after the final norm, where predictions are; else after this block, from 1
  bool context = false;             ///< also what the encoder of the visible tokens makes of those alone
  std::vector<std::string> beside;  ///< paths of more clips, seen through the same window and picture size
  bool operator==(const LatentChoice&) const = default;
  bool usual() const { return *this == LatentChoice{}; }
};
/// "after block 3, visible tokens alone too, 2 clips beside", empty for the usual choice: for legends and files.
std::string textOf(const LatentChoice& choice);

/// A clip that is laid out with the open one.
struct BesideClip {
  std::string path, name;
  mask::TokenGrid grid;
  std::size_t first_row = 0;  ///< among the rows of all clips beside
};

/// What a layout of some choice is fitted on, layer-normed.
struct ChosenLatents {
  std::shared_ptr<const Matrix> fitted;  ///< [tokens of the clip, then those of the clips beside, width]
  std::size_t clip_rows = 0;             ///< of the open clip
  std::vector<BesideClip> clips;
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
/// Throws `Failure`: what opening a clip and encoding throw, naming the clip; Mismatch for a block that the encoder has not;
/// OutOfMemory beyond `most_bytes` of latents.
ChosenLatents chooseLatents(const latent::Run& run, const LatentChoice& choice, latent::LatentCache& latents,
                            const jobs::JobContext& context, std::size_t most_bytes = std::size_t{2} << 30);

/// A layout of chosen latents; the error direction is fitted on the run's errors. Throws `Failure` as `fitLayout` and
/// `fitErrorLayout` do.
std::shared_ptr<const projection::FrozenMap> fitChosen(const latent::Run& run, const ChosenLatents& chosen, const projection::LayoutSettings& settings,
                                                       const jobs::JobContext& context, const projection::FitWatch& watch = {});
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
