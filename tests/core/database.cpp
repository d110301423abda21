#include "core/database/database.hpp"

#include <cmath>
#include <limits>

#include "core/base/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::database;

namespace {

const Opening make{Access::Make, "The table cannot be used"};

std::int64_t count(const Database& database, const std::string& table) {
  Statement rows(database, "SELECT count(*) FROM " + table);
  REQUIRE(rows.next());
  return rows.whole(0);
}

}  // namespace

TEST_CASE("values come back as they were bound, and what is no number as no value", "[database]") {
  const Database database("", make);
  database.run("CREATE TABLE t(a INTEGER, b REAL, c TEXT, d BLOB)");
  Statement put(database, "INSERT INTO t VALUES(?,?,?,?)");
  const std::string words("two\0words", 9);
  for (const double number : {0.5, std::numeric_limits<double>::quiet_NaN()}) {
    put.again();
    put.bind(1, std::int64_t{1} << 40);
    put.bind(2, number);
    put.bind(3, words);
    put.bind(4, std::vector<float>{1, 2.5F});
    put.next();
  }
  Statement rows(database, "SELECT a,b,c,d FROM t");
  REQUIRE(rows.next());
  CHECK(rows.whole(0) == std::int64_t{1} << 40);
  CHECK(rows.number(1) == 0.5);
  CHECK(rows.text(2) == words);
  CHECK(rows.blob<float>(3) == std::vector<float>{1, 2.5F});
  CHECK_THROWS_WITH(rows.count(0, 100), ContainsSubstring("is damaged"));
  REQUIRE(rows.next());
  CHECK(std::isnan(rows.number(1)));
  CHECK_FALSE(rows.next());
}

TEST_CASE("a transaction that is not committed leaves nothing", "[database]") {
  const test::TempFolder folder;
  const Database database(folder.file("a.sqlite"), make);
  database.run("CREATE TABLE t(a)");
  {
    const Transaction transaction(database);
    database.run("INSERT INTO t VALUES(1)");
  }
  CHECK(count(database, "t") == 0);
  Transaction transaction(database);
  database.run("INSERT INTO t VALUES(1)");
  transaction.commit();
  CHECK(count(database, "t") == 1);
}

TEST_CASE("what a file declares runs nothing and names no other file", "[database]") {
  const test::TempFolder folder;
  const std::string path = folder.file("a.sqlite");
  const Database database(path, make);
  database.run("CREATE TABLE t(a); CREATE TABLE told(a);");
  database.run("CREATE TRIGGER tells AFTER INSERT ON t BEGIN INSERT INTO told VALUES(1); END; CREATE VIEW v AS SELECT * FROM t;");
  database.run("INSERT INTO t VALUES(1)");
  CHECK(count(database, "told") == 0);
  CHECK_THROWS_AS(database.run("SELECT * FROM v"), Failure);
  CHECK_THROWS_AS(database.run("ATTACH '" + folder.file("b.sqlite") + "' AS b"), Failure);
  CHECK_FALSE(std::filesystem::exists(folder.file("b.sqlite")));
  CHECK(database.declared().size() == 4);
  CHECK(database.declared().at("table t") == "CREATE TABLE t(a)");
  const Database reader(path, {Access::Read, "The table cannot be read"});
  CHECK_THROWS_WITH(reader.run("INSERT INTO t VALUES(2)"), ContainsSubstring("The table cannot be read"));
  CHECK_THROWS_WITH(Database(folder.file("none.sqlite"), {Access::Read, "No table"}), ContainsSubstring("No table: unable to open"));
  const Database odd(folder.file("file:x?mode=memory"), make);  // a name, not an address
  odd.run("CREATE TABLE t(a)");
  CHECK(std::filesystem::exists(folder.file("file:x?mode=memory")));
}
