#include "core/model/shard_index.hpp"
#include "tests/fuzz/fuzz_checkpoint.hpp"

namespace {

/// One real shard with the tensors "a" and "b".
void writeShard(const lacuna::fuzz::Folder& folder) {
  const std::string header =
      R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})";
  std::string bytes(8, '\0');
  bytes[0] = static_cast<char>(header.size());
  folder.write("s", bytes + header + std::string(8, '\1'));
}

}  // namespace

/// The input is an index; its only file that exists is "s".
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace lacuna;
  static const fuzz::Folder folder;
  static const bool written = (writeShard(folder), true);
  folder.write("m.index.json", fuzz::textOf(bytes, size));
  fuzz::allowFailure([&] {
    const auto checkpoint = model::Checkpoint::open(folder.file("m.index.json"));
    for (const model::TensorEntry& entry : checkpoint->tensors())
      if (checkpoint->readFloats(entry).size() != 1) std::abort();
  });
  return written ? 0 : 1;
}
