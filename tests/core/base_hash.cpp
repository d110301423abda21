#include <vector>

#include "core/base/hash.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;

TEST_CASE("hash: content decides, and where texts end", "[base]") {
  CHECK(Hasher().text("ab").text("c").digest() == Hasher().text("ab").text("c").digest());
  CHECK(Hasher().text("ab").text("c").digest() != Hasher().text("a").text("bc").digest());
  CHECK(Hasher().value(1).value(2).digest() != Hasher().value(2).value(1).digest());
  const std::vector<float> values{1, 2, 3};
  CHECK(Hasher().values(std::span<const float>(values)).digest() == Hasher().value(1.0F).value(2.0F).value(3.0F).digest());
}

TEST_CASE("hash: known value and text form", "[base]") {
  CHECK(Hasher().digest().hex() == "99aa06d3014798d86001c324468d497f");  // XXH3, 128 bits, of nothing
  CHECK(Hash128{0x1, 0xAB}.hex() == "000000000000000100000000000000ab");
}

TEST_CASE("hash: a digest does not end the hashing", "[base]") {
  Hasher hasher;
  hasher.value(1);
  const Hash128 first = hasher.digest();
  CHECK(first == hasher.digest());
  CHECK(hasher.value(2).digest() == Hasher().value(1).value(2).digest());
}
