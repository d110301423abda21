#include <cmath>

#include "core/analysis/token_table.hpp"
#include "core/base/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using analysis::readTokenTable;

TEST_CASE("a table of tokens gives its columns of numbers, by token or by place", "[analysis]") {
  const test::TempFolder folder;
  const mask::TokenGrid grid{2, 2, 2};
  test::writeFile(folder.file("a.csv"), "kind,token,x,\"a, b\"\ntrue,3,1.5,2\npredicted,3,9,9\ntrue,7,-2,\ntrue,99,1,1\n");
  const auto columns = readTokenTable(folder.file("a.csv"), grid);
  REQUIRE(columns.size() == 2);
  CHECK(columns[0].name == "x");
  CHECK(columns[1].name == "a, b");
  CHECK(columns[0].by_token[3] == 1.5F);  // of several rows the first
  CHECK(columns[0].by_token[7] == -2.0F);
  CHECK(columns[1].by_token[3] == 2.0F);
  CHECK(std::isnan(columns[1].by_token[7]));
  CHECK(std::isnan(columns[0].by_token[0]));

  test::writeFile(folder.file("c.csv"), "\xEF\xBB\xBFtoken,v\n2,6\n");
  CHECK(readTokenTable(folder.file("c.csv"), grid).front().by_token[2] == 6.0F);
  test::writeFile(folder.file("d.csv"), "# settings, token\n# counted from 0\nstep,row,column,id,v\n0,1,0,2,6\n");  // as errors.csv
  CHECK(readTokenTable(folder.file("d.csv"), grid).front().by_token[2] == 6.0F);
  test::writeFile(folder.file("b.csv"), "step,row,col,v\r\n1,0,1,4\r\n1,5,1,4\r\n");
  const auto by_place = readTokenTable(folder.file("b.csv"), grid);
  REQUIRE(by_place.size() == 1);
  CHECK(by_place[0].by_token[static_cast<std::size_t>(index(grid.id({1, 0, 1})))] == 4.0F);
}

TEST_CASE("what is no table of this clip's tokens is refused in one line", "[analysis]") {
  const test::TempFolder folder;
  const mask::TokenGrid grid{1, 1, 2};
  const auto refused = [&](const std::string& text, const std::string& why) {
    test::writeFile(folder.file("t.csv"), text);
    CHECK_THROWS_WITH(readTokenTable(folder.file("t.csv"), grid), ContainsSubstring(why));
  };
  refused("", "no table of tokens");
  refused(std::string("\0\1\2,\xff", 5), "no table of tokens");
  refused("token" + std::string(100000, ','), "no table of tokens");
  refused("a,b\n1,2\n", "no table of tokens");
  refused("token,x\n5,1\nnan,2\n1e30,3\n0.5,1\n", "No row");
  CHECK_THROWS_AS(readTokenTable(folder.file("none.csv"), grid), Failure);
}
