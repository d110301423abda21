#include "core/tour/tour.hpp"
#include "tests/fuzz/fuzz_input.hpp"

/// What was read can be written and read again, to the same text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace lacuna;
  fuzz::allowFailure([&] {
    const tour::Tour read = tour::parseTour(std::string(fuzz::textOf(bytes, size)), "input", "folder");
    std::string text;
    try {
      text = tour::tourToJson(read);
    } catch (const Failure&) {
      return;  // a mask with more cells than json text is written of
    }
    if (tour::tourToJson(tour::parseTour(text, "input", "")) != text) std::abort();
  });
  return 0;
}
