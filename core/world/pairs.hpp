#pragma once

#include <cstdint>
#include <span>

#include "core/world/scene.hpp"

namespace lacuna::world {

/// What differs between the two clips of a balanced pair.
enum class PairKind { Presence, Colour, Shape, Position, Direction, Gravity };

/// Two possible clips that share scene, camera and light and differ in one thing, and a frame at which what differs is
/// hidden whole in both. Spliced there either way they give two impossible clips, and all four together have pixel motion
/// that adds up to the same for the possible and for the impossible ones: motion alone tells them apart in half the cases.
struct Pair {
  Clip a, b;
  int cut = 0;
};

/// Presence: a ball passes behind a card, or none does. Colour, Shape: it is another one. Position: it passes higher, or
/// earlier. Direction: it comes from the other side. Gravity: behind the card it rises instead of falling, so that spliced
/// it is thrown up, or down, by nothing.
Pair makePair(PairKind kind, std::uint64_t seed, int frames);

/// `first` before the cut, `then` from the cut on.
Clip spliced(const Clip& first, const Clip& then, int cut);

std::span<const PairKind> pairKinds();
const char* nameOf(PairKind kind);

}  // namespace lacuna::world
