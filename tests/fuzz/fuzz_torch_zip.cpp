#include "core/model/pickle_reader.hpp"
#include "tests/fuzz/fuzz_checkpoint.hpp"

/// The input is tried as a whole archive and as the pickle inside one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  lacuna::fuzz::readCheckpoint(bytes, size);
  try {
    lacuna::model::readPickle({reinterpret_cast<const char*>(bytes), size}, "input");
  } catch (const lacuna::Failure&) {
    return 0;  // refusing is the right answer to nearly all inputs
  }
  return 0;
}
