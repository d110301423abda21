#include "widgets/preferences.hpp"

#include <QSignalSpy>
#include <QTest>
#include <fstream>

#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

QString fileIn(const test::TempFolder& folder) { return QString::fromStdString(folder.file("lacuna.ini")); }

bool fileHolds(const QString& file, const std::string& text) {
  std::ifstream stream(file.toStdString());
  const std::string whole{std::istreambuf_iterator<char>(stream), {}};
  return whole.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("what is preferred is in the file within a second, without anybody asking", "[preferences]") {
  const test::TempFolder folder;
  Preferences preferences(fileIn(folder));
  preferences.set(preference::look, "light");
  CHECK_FALSE(fileHolds(fileIn(folder), "look"));  // setting it waits for no disk
  preferences.set(preference::look, "projector");
  CHECK(QTest::qWaitFor([&] { return fileHolds(fileIn(folder), "look=projector"); }, 1000));
  CHECK(preferences.problem().isEmpty());
}

TEST_CASE("changes in a row end as the last ones say, groups too", "[preferences]") {
  const test::TempFolder folder;
  {
    Preferences preferences(fileIn(folder));
    preferences.set("shortcuts/one", "Ctrl+1");
    preferences.set("shortcuts/two", "Ctrl+2");
    preferences.set(preference::hints_seen, true);
  }
  {
    Preferences preferences(fileIn(folder));
    preferences.set("shortcuts/three", "Ctrl+3");
    preferences.remove(preference::shortcuts);
    preferences.set("shortcuts/two", "Ctrl+T");
    preferences.set("shortcuts/four", "Ctrl+4");
    preferences.remove("shortcuts/four");
  }
  const Preferences preferences(fileIn(folder));
  CHECK(preferences.keys(preference::shortcuts) == QStringList{"two"});
  CHECK(preferences.value("shortcuts/two") == "Ctrl+T");
  CHECK(preferences.value(preference::hints_seen).toBool());
}

TEST_CASE("preferences that cannot be written say so, and still hold", "[preferences]") {
  const test::TempFolder folder;
  test::writeFile(folder.file("no-folder"), "a file");
  Preferences preferences(QString::fromStdString(folder.file("no-folder/lacuna.ini")));
  QSignalSpy failed(&preferences, &Preferences::failed);
  preferences.set(preference::look, "light");
  REQUIRE(failed.wait());
  CHECK(failed.front().front().toString().contains("cannot be written"));
  preferences.set(preference::look, "dark");
  CHECK(preferences.value(preference::look) == "dark");
}
