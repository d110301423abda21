#include "core/library/library_file.hpp"
#include "tests/fuzz/fuzz_input.hpp"

/// The input is a whole library: its head, vectors and table.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace lacuna;
  const fuzz::MemoryFile file(bytes, size);
  fuzz::allowFailure([&] {
    library::LibraryFile opened(file.path(), std::size_t{1} << 20);
    if (opened.contents().tokens() != opened.rows()) std::abort();
    if (library::parseContents(library::toJson(opened.contents()), "again") != opened.contents()) std::abort();
    std::size_t numbers = 0;
    opened.forRows([&](std::span<const float> vectors) { numbers += vectors.size(); }, {});
    if (numbers != opened.rows() * opened.contents().width) std::abort();
  });
  return 0;
}
