#include "core/world/scene.hpp"
#include "tests/fuzz/fuzz_input.hpp"

/// The text of what was read says the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace lacuna;
  fuzz::allowFailure([&] {
    const std::string text = world::textOf(world::parseScene(std::string(fuzz::textOf(bytes, size))));
    if (world::textOf(world::parseScene(text)) != text) std::abort();
  });
  return 0;
}
