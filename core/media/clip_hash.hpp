#pragma once

#include "core/base/hash.hpp"
#include "core/media/preprocess.hpp"

namespace lacuna::media {

/// Of the pictures that a model sees, with their number and size: what every file calls a clip's hash.
Hash128 hashOf(const ClipTensor& input);

}  // namespace lacuna::media
