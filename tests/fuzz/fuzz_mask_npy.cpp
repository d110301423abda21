#include "core/mask/mask_files.hpp"
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace lacuna;
  fuzz::allowFailure([&] {
    const mask::PaintedCells cells = mask::cellsFromNpy(std::string(fuzz::textOf(bytes, size)), "input");
    if (!mask::plausibleCells(cells.steps, cells.rows, cells.cols)) std::abort();
    if (cells.hidden.size() != static_cast<std::size_t>(cells.steps) * static_cast<std::size_t>(cells.rows * cells.cols))
      std::abort();
  });
  return 0;
}
