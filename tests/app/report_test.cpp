#include <QImage>
#include <QRegularExpression>
#include <algorithm>
#include <filesystem>
#include <sstream>

#include "app/paths.hpp"
#include "app/report_command.hpp"
#include "app/report_page.hpp"
#include "core/mask/mask_io.hpp"
#include "tests/app/program_process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;
using test::lacunaProgram;

namespace {

PredictOptions reportOf(const std::string& clip, const std::string& out) {
  PredictOptions options;
  options.clip = clip;
  options.model = demoModelPath();
  options.mask = "blocks-small,seed=3";
  options.out = out;
  return options;
}

QString written(const PredictOptions& options) {
  std::ostringstream out;
  REQUIRE(reportCommand(options, out) == Success);
  return QString::fromStdString(test::readFile(options.out));
}

}  // namespace

TEST_CASE("a report stands alone: pictures inside, no script, nothing loaded", "[commands]") {
  test::TempFolder folder;
  const QString page = written(reportOf("world:behind,seed=7", folder.file("report.html")));
  CHECK(page.startsWith("<!DOCTYPE html>"));
  CHECK_FALSE(page.contains("<script", Qt::CaseInsensitive));
  CHECK(page.contains("default-src 'none'"));
  static const QRegularExpression sources("(src|href)=\"([^\"]{0,12})");
  int pictures = 0;
  for (auto found = sources.globalMatch(page); found.hasNext(); ++pictures) CHECK(found.next().captured(2).startsWith("data:"));
  CHECK(pictures == 4);  // frames, two plots, the latent space
  for (const char* words : {"Predicted", "Copy nearest visible", "Mean latent", "How to read it", "LibTorch", "commit "}) CHECK(page.contains(words));
  static const QRegularExpression png("data:image/png;base64,([^\"]+)");
  CHECK(QImage::fromData(QByteArray::fromBase64(png.match(page).captured(1).toLatin1())).width() > 400);
}

TEST_CASE("the command that a report names makes the same run", "[commands]") {
  test::TempFolder folder;
  auto layers = mask::shapesFromText("tube,seed=2");
  layers.push_back(mask::shapesFromText("blocks-small,seed=3").front());
  layers.back().id = ShapeId{7};
  test::writeFile(folder.file("two.json"), mask::shapesToJson(layers));
  for (const std::string& mask : {std::string("blocks-small,seed=3"), folder.file("two.json")}) {
    INFO(mask);
    PredictOptions options = reportOf("world:behind,seed=7", folder.file("report.html"));
    options.mask = mask;
    const QString page = written(options);
    static const QRegularExpression file("download=\"([^\"]+)\" href=\"data:application/octet-stream;base64,([^\"]+)\""),
        line("<pre>lacuna (predict [^<]+)</pre>"), hash("Hash of the run</th><td>([0-9a-f]+)<");
    REQUIRE(line.match(page).hasMatch());
    QString command = line.match(page).captured(1).trimmed();
    CHECK(command.contains("--model bundled "));
    command.replace("&#39;", "\"").replace("&amp;", "&");  // QProcess knows these quotes alone
    QStringList words = QProcess::splitCommand(command);
    CHECK(file.match(page).hasMatch() == (mask == folder.file("two.json")));
    if (file.match(page).hasMatch()) {
      const QString name = file.match(page).captured(1), saved = QString::fromStdString(folder.file(name.toStdString()));
      test::writeFile(saved.toStdString(), QByteArray::fromBase64(file.match(page).captured(2).toLatin1()).toStdString());
      const auto word = std::ranges::find_if(words, [&name](const QString& each) { return each.endsWith(name); });
      REQUIRE(word != words.end());
      *word = saved;
    }
    if (const auto out = words.indexOf("--out"); out >= 0) words.remove(out, 2);
    const auto again = lacunaProgram(words << "--out" << QString::fromStdString(folder.file("again")));
    INFO(again.err.toStdString());
    REQUIRE(again.code == Success);
    CHECK_THAT(test::readFile(folder.file("again/run.json")), ContainsSubstring(hash.match(page).captured(1).toStdString()));
  }
}

TEST_CASE("what names hold is no html in a report", "[commands]") {
  test::TempFolder folder;
  const std::string hostile = folder.file("<img src=x onerror=alert(1)>\" 'a&b");
  std::filesystem::create_directory(hostile);
  for (int i = 0; i < 4; ++i) {
    QImage frame(96, 96, QImage::Format_RGB32);
    frame.fill(QColor(40 * i, 90, 120));
    REQUIRE(frame.save(QString::fromStdString(hostile + "/" + std::to_string(i) + ".png")));
  }
  PredictOptions options = reportOf(hostile, folder.file("report.html"));
  options.frames = 4;
  const QString page = written(options);
  CHECK_FALSE(page.contains("<img src=x"));
  CHECK(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
  CHECK(report_page::escaped(QString("a\x01\x02<b>'\"&") + QChar(0xffff)).toStdString() == "a&lt;b&gt;&#39;&quot;&amp;");
}

TEST_CASE("a report that cannot be made says so in one line", "[commands]") {
  std::ostringstream out;
  PredictOptions options = reportOf("world:behind,seed=7", "/no/such/folder/report.html");
  CHECK_THROWS_AS(reportCommand(options, out), Failure);
  options.mask = "no-such-generator";
  CHECK_THROWS_AS(reportCommand(options, out), Failure);
}
