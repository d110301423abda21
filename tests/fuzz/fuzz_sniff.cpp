#include "core/media/sniff.hpp"
#include "tests/fuzz/fuzz_input.hpp"

/// What kind of file it is, and the size that a picture claims.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace lacuna;
  const fuzz::MemoryFile file(bytes, size);
  fuzz::allowFailure([&] {
    if (media::sniffFile(file.path()).container.empty()) std::abort();
  });
  fuzz::allowFailure([&] {
    if (const auto claimed = media::pictureSize({bytes, size})) media::refuseAbsurdSize(claimed->width, claimed->height, "input");
  });
  return 0;
}
