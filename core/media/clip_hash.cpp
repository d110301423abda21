#include "core/media/clip_hash.hpp"

#include <span>

namespace lacuna::media {

Hash128 hashOf(const ClipTensor& input) {
  Hasher hasher;
  hasher.value(input.frames).value(input.height).value(input.width);
  hasher.values(std::span<const float>(input.values));
  return hasher.digest();
}

}  // namespace lacuna::media
