#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/mask/mask_shape.hpp"

/// The seeds of generated layers: which comes next, and the words that tell them.
namespace lacuna::mask {

/// One more than the greatest of the layers, 1 where none has one: another draw each time it is asked for and made, and the same
/// ones in the same order wherever the same is done again.
std::uint64_t nextSeed(const std::vector<MaskShape>& shapes);

/// A layer each, the lowest first: a generator as --mask takes it ("tube,seed=3,ratio=0.5"), others by their names.
std::vector<std::string> layerWords(const std::vector<MaskShape>& shapes);

/// Those in one line, the first 20.
std::string layersText(const std::vector<MaskShape>& shapes);

}  // namespace lacuna::mask
