#include "core/sweep/spec.hpp"
#include "tests/fuzz/fuzz_input.hpp"

/// What was read can be written and read again, to the same sweep, and has a point at each of its numbers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace lacuna;
  fuzz::allowFailure([&] {
    const sweep::Spec spec = sweep::parseSpecText(std::string(fuzz::textOf(bytes, size)), "/somewhere", "model.pt");
    if (sweep::parseSpecText(sweep::jsonOf(spec), "", "") != spec) std::abort();
    if (sweep::pointAt(spec, spec.points() - 1).number != spec.points() - 1) std::abort();
  });
  return 0;
}
