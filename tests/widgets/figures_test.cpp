#include <QImage>
#include <QPainter>
#include <QTest>
#include <QXmlStreamReader>
#include <algorithm>
#include <cmath>

#include "core/base/whole_file.hpp"
#include "core/base/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/figures/plot_view.hpp"
#include "widgets/legend_ends.hpp"
#include "widgets/view_state.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

Plot plotOf() {
  Plot plot;
  plot.title = "Error over share";
  plot.x_axis = "share";
  plot.y_axis = "error";
  Series line;
  line.name = "Prediction";
  line.x = {0, 1, 2, 3};
  line.y = {1, 3, std::nan(""), 2};
  plot.series = {line};
  return plot;
}

latent::Table tableOf() { return {"error", R"({"metric": "L1 < \"&\""})", {{"share", {0, 1, 2, 3}, {}}, {"error", {1, 3, std::nan(""), 2}, {}}}}; }

}  // namespace

TEST_CASE("ticks are round numbers inside the range", "[figures]") {
  CHECK(roundTicks(0, 1, 5) == std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1});
  const auto ticks = roundTicks(-0.37, 12.4, 4);
  REQUIRE(ticks.size() >= 3);
  CHECK(ticks.front() == 0);
  CHECK(ticks[1] == 5);
  CHECK(roundTicks(1, 1, 5).empty());
  CHECK(roundTicks(0, std::nan(""), 5).empty());
}

TEST_CASE("numbers of an axis do not touch, however low the plot is", "[figures]") {
  ThemeStore themes(true);
  Plot plot = plotOf();
  plot.y_axis.clear();
  for (const int height : {78, 84, 90, 100, 130, 200, 400}) {
    INFO(height);
    QImage picture(320, height, QImage::Format_RGB32);
    picture.fill(themes.theme().panel);
    QPainter painter(&picture);
    paintPlot(painter, picture.rect(), plot, themes.theme());
    painter.end();
    const QRectF area = placeOf(plot, picture.rect()).area;
    int numbers = 0, high = 0;  // rows of ink that hang together are one number
    for (int y = static_cast<int>(area.top()) - 8; y < std::min<int>(height, static_cast<int>(area.bottom()) + 9); ++y) {
      bool ink = false;
      for (int x = 0; x < area.left() - 2; ++x) ink = ink || picture.pixelColor(x, y) != themes.theme().panel;
      if (!ink) high = 0;
      if (ink && high++ == 0) ++numbers;
      CHECK(high <= 11);
    }
    CHECK(numbers >= 1);
  }
}

TEST_CASE("the ends of a legend say that colours end there", "[figures]") {
  const LegendEnds error = legendEnds(0.118, 0.914, latent::Metric::L1Normed), cosine = legendEnds(0.118, 0.914, latent::Metric::Cosine);
  CHECK(error.good == QString::fromUtf8("\u2264\u00a00.12"));
  CHECK(error.bad == QString::fromUtf8("\u2265\u00a00.91"));
  CHECK(cosine.good == error.bad);  // there more is better
  CHECK(cosine.bad == error.good);
  latent::Run run;
  for (int value = 100; value >= 0; --value) run.errors.push_back({static_cast<float>(value), 0, 0, 0});  // each is its own percentile
  const ErrorRange ends = errorRange(run, latent::Metric::L1Normed);
  CHECK(legendHelp().contains(QString("from percentile %1 to percentile %2 of").arg(ends.low).arg(ends.high)));
  ErrorRange range{0.118F, 0.914F};
  CHECK(range.share(0.05F, latent::Metric::L1Normed) == range.share(0.118F, latent::Metric::L1Normed));
  CHECK(range.share(1.4F, latent::Metric::L1Normed) == range.share(0.914F, latent::Metric::L1Normed));
}

TEST_CASE("a plot reads out the point under the mouse and takes it by click or key", "[figures]") {
  ThemeStore themes(true);
  PlotView view(themes);
  view.setPlot(plotOf(), tableOf());
  view.resize(400, 240);
  view.show();
  REQUIRE(QTest::qWaitForWindowExposed(&view));
  std::vector<std::pair<int, int>> clicks;
  QObject::connect(&view, &PlotView::clicked, &view, [&](int series, int point) { clicks.emplace_back(series, point); });
  QTest::mouseClick(&view, Qt::LeftButton, {}, view.pointInWidget(0, 1).toPoint());
  REQUIRE(clicks.size() == 1);
  CHECK(clicks[0] == std::pair(0, 1));
  CHECK(view.accessibleDescription() == "Prediction, 1: 3.00");
  QTest::keyClick(&view, Qt::Key_Left);
  QTest::keyClick(&view, Qt::Key_Return);
  CHECK(clicks.back() == std::pair(0, 0));
  QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(390, 5));  // nothing is near
  CHECK(clicks.size() == 2);
}

TEST_CASE("keys reach every point of a plot, over gaps and from series to series", "[figures]") {
  ThemeStore themes(true);
  PlotView view(themes);
  Plot plot = plotOf();
  plot.series[0].y = {std::nan(""), 3, std::nan(""), 2};
  Series band;
  band.kind = Series::Kind::Band;
  band.x = {0, 3};
  band.low = {0, 1};
  band.high = {4, 5};
  Series guess = plot.series[0];
  guess.name = "Guess";
  guess.y = {1, std::nan(""), 2, 5};
  plot.series.push_back(band);
  plot.series.push_back(guess);
  view.setPlot(plot, tableOf());
  view.resize(400, 240);
  view.show();
  REQUIRE(QTest::qWaitForWindowExposed(&view));
  std::vector<std::pair<int, int>> clicks;
  QObject::connect(&view, &PlotView::clicked, &view, [&](int series, int point) { clicks.emplace_back(series, point); });
  const auto after = [&](std::initializer_list<Qt::Key> keys) {
    for (const Qt::Key key : keys) QTest::keyClick(&view, key);
    return view.accessibleDescription().toStdString();
  };
  CHECK(after({Qt::Key_Right}) == "Prediction, 1: 3.00");
  CHECK(after({Qt::Key_Right}) == "Prediction, 3: 2.00");
  CHECK(after({Qt::Key_Right}) == "Prediction, 3: 2.00");  // the last one
  CHECK(after({Qt::Key_Down}) == "Guess, 3: 5.00");
  CHECK(after({Qt::Key_Left, Qt::Key_Left}) == "Guess, 0: 1.00");
  CHECK(after({Qt::Key_Up}) == "Prediction, 1: 3.00");
  QTest::keyClick(&view, Qt::Key_Enter);
  REQUIRE(clicks.size() == 1);
  CHECK(clicks[0] == std::pair(0, 1));
}

TEST_CASE("a plot is drawn anew for other numbers and another theme, and its table made only to be taken away", "[figures]") {
  ThemeStore themes(true);
  PlotView view(themes);
  int made = 0;
  view.resize(400, 240);
  view.setPlot(plotOf(), [&made] {
    ++made;
    return tableOf();
  });
  const QImage first = view.grab().toImage();
  CHECK(view.grab().toImage() == first);
  view.setRinged(0, 1);
  CHECK(view.grab().toImage() != first);
  view.setRinged(-1, -1);
  CHECK(view.grab().toImage() == first);
  themes.setDark(false);
  CHECK(view.grab().toImage() != first);
  themes.setDark(true);
  Plot other = plotOf();
  other.series[0].y = {2, 1, 1, 1};
  view.setPlot(other, [] { return tableOf(); });
  CHECK(view.grab().toImage() != first);
  CHECK(made == 0);
  view.setPlot(plotOf(), [&made] {
    ++made;
    return tableOf();
  });
  CHECK(view.hasFigure());
  CHECK(view.figure().table.columns.size() == 2);
  CHECK(made == 1);
  view.setPlot({}, latent::Table{});
  CHECK_FALSE(view.hasFigure());
}

TEST_CASE("every name of a plot with many lines is in its drawing", "[figures]") {
  ThemeStore themes(true);
  PlotView view(themes);
  Plot plot = plotOf();
  const Series line = plot.series[0];
  const QRectF box(0, 0, 560, 360);
  const double one_row = placeOf(plot, box).area.top();
  plot.series.clear();
  for (int i = 1; i <= 8; ++i) {
    plot.series.push_back(line);
    plot.series.back().name = QString("Change of kind %1 of the clip").arg(i);
  }
  CHECK(placeOf(plot, box).area.top() > one_row);
  view.setPlot(plot, tableOf());
  const test::TempFolder folder;
  writeFigure(view.figure(), themes.theme(), folder.file("f.svg"));
  const std::string svg = readWhole(folder.file("f.svg"), 10'000'000);
  for (int i = 1; i <= 8; ++i) CHECK(svg.find("Change of kind " + std::to_string(i) + " of the clip") != std::string::npos);
  CHECK(placeOf(plot, {0, 0, 200, 110}).area.height() > 20);  // names never take it all
}

TEST_CASE("a figure is written in every form, with the settings inside", "[figures]") {
  ThemeStore themes(true);
  PlotView view(themes);
  view.setPlot(plotOf(), tableOf());
  const Figure figure = view.figure();
  test::TempFolder folder;
  const auto text = [&](const char* name) {
    writeFigure(figure, themes.theme(), folder.file(name));
    return readWhole(folder.file(name), 10'000'000);
  };
  const std::string csv = text("f.csv");
  CHECK(csv == "# " + figure.table.settings + "\nshare,error\n0,1\n1,3\n2,\n3,2\n");
  const std::string svg = text("f.svg");
  QXmlStreamReader reader(QByteArray::fromStdString(svg));
  QString description;
  int paths = 0;
  while (!reader.atEnd()) {
    if (reader.readNext() != QXmlStreamReader::StartElement) continue;
    if (reader.name() == QStringLiteral("desc")) description = reader.readElementText();
    paths += reader.name() == QStringLiteral("path") || reader.name() == QStringLiteral("polyline");
  }
  CHECK_FALSE(reader.hasError());
  CHECK(description.toStdString() == figure.table.settings);
  CHECK(paths > 0);
  const std::string pdf = text("f.pdf");
  CHECK(pdf.rfind("%PDF", 0) == 0);
  CHECK(pdf.find("settings.json") != std::string::npos);
  CHECK(pdf.find("error.csv") != std::string::npos);
  text("f.png");
  const QImage png(QString::fromStdString(folder.file("f.png")));
  CHECK(png.size() == QSize(1120, 720));
  CHECK(png.text("Settings").toStdString() == figure.table.settings);
  CHECK(text("f.npz").rfind("PK", 0) == 0);
  CHECK_THROWS_AS(writeFigure(figure, themes.theme(), folder.file("f.gif")), Failure);
}
