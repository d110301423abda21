#include "core/base/error.hpp"
#include "core/model/verify.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::model;

namespace {

void requireWhole(const VerifyReport& report, std::size_t tensors) {
  INFO(report.table());
  CHECK(report.passed());
  CHECK(report.checks.size() == tensors);
  for (const TensorCheck& check : report.checks) CHECK(check.skipped.empty());
}

}  // namespace

TEST_CASE("The small case in the tests' own data agrees with the reference", "[model][verify]") {
  requireWhole(verifyCase(test::sourceFile("tests/data/model/vjepa2-small"), {}), 18);
}

TEST_CASE("Golden cases agree with the reference", "[model][verify]") {
  const std::pair<const char*, std::size_t> cases[] = {
      {"vjepa2-rope", 46}, {"vjepa2-hf", 67}, {"vjepa2-rope-othersize", 194}, {"vjepa2-rope-image2d", 36}};
  for (const auto& [name, tensors] : cases) {
    const std::string folder = std::string("golden/") + name;
    if (!test::hasShared(folder)) {
      WARN(folder << " is absent; skipped");
      continue;
    }
    DYNAMIC_SECTION(name) { requireWhole(verifyCase(test::sharedFolder(folder), {}), tensors); }
  }
}

TEST_CASE("Cases of other families are refused in one line", "[model][verify]") {
  const std::pair<const char*, const char*> cases[] = {
      {"vjepa2.1", "V-JEPA 2.1"},    {"vjepa2.1-distilled", "V-JEPA 2.1"}, {"vjepa2-ac", "V-JEPA 2-AC"},
      {"vjepa1-sincos", "V-JEPA 1"}, {"ijepa-sincos", "an I-JEPA"},        {"vjepa2-hf-cls", "It holds a classifier"}};
  for (const auto& [name, words] : cases) {
    const std::string folder = std::string("golden/") + name;
    if (!test::hasShared(folder)) continue;
    CHECK_THROWS_WITH(verifyCase(test::sharedFolder(folder), {}), ContainsSubstring(words));
  }
}

TEST_CASE("A folder that is no case is refused", "[model][verify]") {
  const test::TempFolder folder;
  CHECK_THROWS_AS(verifyCase(folder.path().string(), {}), Failure);
  test::writeFile(folder.file("case.json"), "{\"case\": 1}");
  CHECK_THROWS_AS(verifyCase(folder.path().string(), {}), Failure);
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
