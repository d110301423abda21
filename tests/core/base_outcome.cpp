#include <memory>

#include "core/base/outcome.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;

TEST_CASE("outcome: values, errors and cancellation", "[base]") {
  const auto value = outcomeOf([] { return 3; });
  REQUIRE(value.ok());
  CHECK(value.value() == 3);
  CHECK(value.error() == nullptr);
  const auto cancelled = outcomeOf([]() -> int { throw CancelledException{}; });
  CHECK(cancelled.cancelled());
  CHECK_FALSE(cancelled.ok());
  CHECK(cancelled.error() == nullptr);
}

TEST_CASE("outcome: what is thrown becomes an error", "[base]") {
  const auto failed = outcomeOf([]() -> int { fail(ErrorKind::Refused, "No.", "a.pt"); });
  REQUIRE(failed.error() != nullptr);
  CHECK(failed.error()->kind == ErrorKind::Refused);
  CHECK(failed.error()->line() == "a.pt: No.");
  const auto memory = outcomeOf([]() -> int { throw std::bad_alloc(); });
  REQUIRE(memory.error() != nullptr);
  CHECK(memory.error()->kind == ErrorKind::OutOfMemory);
  const auto defect = outcomeOf([]() -> int { throw std::logic_error("broken"); });
  REQUIRE(defect.error() != nullptr);
  CHECK(defect.error()->kind == ErrorKind::Internal);
  CHECK(defect.error()->line() == "broken");
}

TEST_CASE("outcome: carries values that only move", "[base]") {
  auto outcome = outcomeOf([] { return std::make_unique<int>(5); });
  REQUIRE(outcome.ok());
  const std::unique_ptr<int> taken = std::move(outcome.value());
  CHECK(*taken == 5);
}
