#pragma once

#include <string>
#include <vector>

#include "core/base/hash.hpp"
#include "core/session/laid_out.hpp"

namespace lacuna::session {

/// Latents of a choice, with what each clip or model beside is by its content.
struct KnownLatents {
  ChosenLatents chosen;
  std::vector<Hash128> beside;  ///< of `chosen.clips`: the clip's hash, or the model's
};

/// As `chooseLatents`.
KnownLatents chooseKnown(const latent::Run& run, const LatentChoice& choice, latent::LatentCache& latents, const jobs::JobContext& context,
                         std::size_t most_bytes = std::size_t{2} << 30);

/// What the open clip and those beside are called, in that order: file names, with as many of their folders as it takes to tell them
/// apart. Names of scenes stay as they are.
std::vector<std::string> namesOf(const std::string& open, const std::vector<BesideClip>& clips);

}  // namespace lacuna::session
