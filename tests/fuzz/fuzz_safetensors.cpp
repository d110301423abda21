#include "tests/fuzz/fuzz_checkpoint.hpp"

/// The input is the header's text; its length and some values are put around it, so that the fuzzer need not find them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string file(8, '\0');
  for (int i = 0; i < 8; ++i) file[static_cast<std::size_t>(i)] = static_cast<char>(size >> (8 * i) & 0xFFU);
  file.append(reinterpret_cast<const char*>(bytes), size);
  file.append(256, '\1');
  lacuna::fuzz::readCheckpoint(reinterpret_cast<const std::uint8_t*>(file.data()), file.size());
  lacuna::fuzz::readCheckpoint(bytes, size);
  return 0;
}
