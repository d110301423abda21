#include "core/media/iso_index.hpp"
#include "tests/fuzz/fuzz_input.hpp"

/// The input is tried as a file and as the inside of its index.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace lacuna;
  std::string boxed(4, '\0');
  for (std::size_t i = 0; i < 4; ++i) boxed[i] = static_cast<char>((size + 8) >> (24 - 8 * i) & 0xFFU);
  boxed.append("moov").append(fuzz::textOf(bytes, size));
  const fuzz::MemoryFile plain(bytes, size), index(reinterpret_cast<const std::uint8_t*>(boxed.data()), boxed.size());
  for (const fuzz::MemoryFile* file : {&plain, &index}) {
    const media::IsoIndex found = media::readIsoIndex(file->path());
    if (found.rotation_deg < 0 || found.rotation_deg > 270 || found.rotation_deg % 90 != 0) std::abort();
  }
  return 0;
}
