#include "core/mask/mask_io.hpp"
#include "tests/fuzz/fuzz_input.hpp"

/// What was read can be written and read again, to the same text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace lacuna;
  fuzz::allowFailure([&] {
    const auto shapes = mask::parseShapes(std::string(fuzz::textOf(bytes, size)), "input");
    const std::string text = mask::shapesToJson(shapes);
    if (mask::shapesToJson(mask::parseShapes(text, "input")) != text) std::abort();
  });
  return 0;
}
