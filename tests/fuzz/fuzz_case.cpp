#include "core/model/case_reader.hpp"
#include "tests/fuzz/fuzz_input.hpp"

/// The input is the case.json of a golden case.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace lacuna;
  static const fuzz::Folder folder;
  folder.write("case.json", fuzz::textOf(bytes, size));
  fuzz::allowFailure([&] {
    const model::CaseReader reader(folder.path());
    fuzz::allowFailure([&] { reader.checkpointPath(); });
    fuzz::allowFailure([&] {
      if (reader.name().find('\n') != std::string::npos) std::abort();
    });
    for (const model::GoldenClip& clip : reader.clips())
      if (clip.prefix.find('\n') != std::string::npos || clip.predictor_side < 0) std::abort();
  });
  return 0;
}
