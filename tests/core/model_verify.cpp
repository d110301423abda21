#include "core/base/error.hpp"
#include "core/model/verify.hpp"
#include "tests/core/model_files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::model;

namespace {

const std::string kSmallCase = test::sourceFile("tests/data/model/vjepa2-small");
const std::string kDemoModel = test::sourceFile("tests/data/model/untrained/model.safetensors");

/// A tensor of a case in the making.
struct Given {
  std::string name, dtype, shape, bytes;
};

/// A case folder for the demo model: its case.json and its tensors.
struct MadeCase {
  test::TempFolder folder;

  MadeCase(const std::string& facts, const std::vector<Given>& tensors) {
    std::string header, values;
    for (const Given& tensor : tensors) {
      header += (header.empty() ? "\"" : ",\"") + tensor.name + R"(":{"dtype":")" + tensor.dtype + R"(","shape":)" +
                tensor.shape + R"(,"data_offsets":[)" + std::to_string(values.size()) + "," +
                std::to_string(values.size() + tensor.bytes.size()) + "]}";
      values += tensor.bytes;
    }
    test::writeFile(folder.file("expected.safetensors"), test::safetensors("{" + header + "}", values));
    test::writeFile(folder.file("case.json"), R"({"checkpoint":{"file":"model.safetensors"},)" + facts + "}");
  }

  std::string line() const {
    try {
      verifyCase(folder.path().string(), {}, kDemoModel);
    } catch (const Failure& failure) {
      return failure.what();
    }
    return "ran";
  }
};

const std::string kMask = R"("masks":{"m":{"mask_index":1}})";

std::vector<Given> tensorsWith(std::int64_t seen, std::int64_t hidden) {
  return {{"input", "F32", "[1,3,2,32,32]", std::string(4 * 3 * 2 * 32 * 32, '\0')},
          {"mask.m.context", "I64", "[1,1]", test::bytesOf<std::int64_t>({seen})},
          {"mask.m.target", "I64", "[1,1]", test::bytesOf<std::int64_t>({hidden})}};
}

std::string lineForCheckpoint(const std::string& name) {
  const test::TempFolder folder;
  test::writeFile(folder.file("case.json"), R"({"checkpoint":{"file":")" + name + "\"}}");
  try {
    verifyCase(folder.path().string(), {});
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "ran";
}

void requireWhole(const VerifyReport& report, std::size_t tensors) {
  INFO(report.table());
  CHECK(report.passed());
  CHECK(report.checks.size() == tensors);
  for (const TensorCheck& check : report.checks) CHECK(check.skipped.empty());
}

}  // namespace

TEST_CASE("The small case in the tests' own data agrees with the reference", "[model][verify]") {
  requireWhole(verifyCase(kSmallCase, {}, kDemoModel), 18);
}

TEST_CASE("Golden cases agree with the reference", "[model][verify]") {
  const std::pair<const char*, std::size_t> cases[] = {{"vjepa2-rope", 46},
                                                       {"vjepa2-hf", 67},
                                                       {"vjepa2-rope-othersize", 194},
                                                       {"vjepa2-rope-image2d", 36},
                                                       {"vjepa1-sincos", 64},
                                                       {"ijepa-sincos", 48},
                                                       {"vjepa2.1", 213},
                                                       {"vjepa2.1-distilled", 214},
                                                       {"vjepa2-hf-cls", 11},
                                                       {"vjepa2-ac", 27}};
  for (const auto& [name, tensors] : cases) {
    const std::string folder = std::string("golden/") + name;
    if (!test::hasShared(folder)) {
      WARN(folder << " is absent; skipped");
      continue;
    }
    DYNAMIC_SECTION(name) { requireWhole(verifyCase(test::sharedFolder(folder), {}), tensors); }
  }
}

TEST_CASE("A folder that is no case is refused", "[model][verify]") {
  const test::TempFolder folder;
  CHECK_THROWS_AS(verifyCase(folder.path().string(), {}), Failure);
  test::writeFile(folder.file("case.json"), "{\"case\": 1}");
  CHECK_THROWS_AS(verifyCase(folder.path().string(), {}), Failure);
}

TEST_CASE("Token ids that the clip does not have are refused", "[model][verify]") {
  CHECK(MadeCase(kMask, tensorsWith(0, 3)).line() == "ran");
  for (const std::int64_t id : {std::int64_t{4}, std::int64_t{500'000'000}, std::int64_t{1} << 32, std::int64_t{-1}}) {
    CHECK_THAT(MadeCase(kMask, tensorsWith(id, 3)).line(), ContainsSubstring("token"));
    CHECK_THAT(MadeCase(kMask, tensorsWith(0, id)).line(), ContainsSubstring("token"));
  }
}

TEST_CASE("Clips of a case that are no clips are refused", "[model][verify]") {
  for (const char* const shape : {"[]", "[1]", "[0,3,2,32,32]", "[1,3,2,0,32]", "[1,1,1]", "[1,1,1,1]"}) {
    INFO(shape);
    auto tensors = tensorsWith(0, 3);
    const bool empty = std::string(shape).find('0') != std::string::npos;
    tensors[0] = {"input", "F32", shape, std::string(empty ? 0 : sizeof(float), '\0')};
    CHECK_THAT(MadeCase(kMask, tensors).line(), ContainsSubstring("is no clip"));
  }
  auto tensors = tensorsWith(0, 3);
  tensors[0] = {"input", "F32", "[1,3,0,32,32]", ""};
  CHECK_THAT(MadeCase(kMask, tensors).line(), ContainsSubstring("is no clip"));
}

TEST_CASE("A case.json of wrong types is refused in one line that names the folder", "[model][verify]") {
  for (const char* const facts :
       {R"("masks":{"m":{"mask_index":"1"}})", R"("masks":{"m":{"mask_index":1e99}})", R"("masks":[1])", R"("masks":7)",
        R"("variants":7)", R"("variants":{"a":7})", R"("variants":{"a":{"predictor_built_with":7}})",
        R"("variants":{"a":{"predictor_built_with":{"rope_grid_size_used_by_predictor":"x"}}})",
        R"("other_sizes":{"a":{"predictor_built_with":{"rope_grid_size_used_by_predictor":2000000000}}})", R"("case":7)",
        R"("masks":{"a\nb":{"mask_index":1}})"}) {
    INFO(facts);
    const MadeCase made(facts, tensorsWith(0, 3));
    CHECK_THAT(made.line(), ContainsSubstring("wrong"));
    CHECK_THAT(made.line(), ContainsSubstring(made.folder.path().string()));
    CHECK(made.line().find('\n') == std::string::npos);
  }
}

TEST_CASE("A case opens no checkpoint outside its folder or the case beside it", "[model][verify]") {
  for (const char* const name :
       {"", "/etc/hostname", "..", "../model.pt", "../../a/model.pt", "../a/b/model.pt", "a/../../model.pt",
        "../../../../models/world/model.safetensors", "../../model.pt", ".././model.pt", "../a/.."}) {
    INFO(name);
    CHECK_THAT(lineForCheckpoint(name), ContainsSubstring("outside its folder"));
  }
  for (const char* const name : {"model.pt", "a/model.pt", "../lacuna-no-such-case/model.pt"}) {
    INFO(name);
    CHECK_THAT(lineForCheckpoint(name), ContainsSubstring("no such file"));
  }
}

TEST_CASE("A report passes only when something was compared and nothing was off", "[model][verify]") {
  VerifyReport report{"made up", {}};
  CHECK_FALSE(report.passed());
  report.checks.push_back({"a", 1e-7, 1e-6, ""});
  CHECK(report.passed());
  report.checks.push_back({"b", 0, 1e-6, "no reason"});
  CHECK(report.passed());
  report.checks.push_back({"c", 1e-5, 1e-6, ""});
  CHECK_FALSE(report.passed());
  CHECK_THAT(report.table(), ContainsSubstring("1 of 2 tensors within their limits, 1 skipped"));
}
