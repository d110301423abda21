#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <nlohmann/json.hpp>

#include "core/base/quantile.hpp"
#include "core/compare/report.hpp"
#include "tests/support/files.hpp"
#include "tests/widgets/compare_fixture.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/compare/verdict_panel.hpp"
#include "widgets/compare/verdict_strip.hpp"
#include "widgets/controls/words.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using session::RunSide;
using test::Comparing;

TEST_CASE("two predictions are pinned by keys, and what is on screen is what core says", "[compare]") {
  Comparing c;
  CHECK(c.page().isVisible());
  const RunId a = c.hide(0.4, "Left"), b = c.hide(0.55, "Right");
  REQUIRE(c.list().model()->rowCount() == 2);
  c.click(a);
  c.press(Qt::Key_A);
  c.click(b);
  c.press(Qt::Key_B);
  c.settle();
  CHECK(c.runs.pinned(RunSide::A) == a);
  CHECK(c.runs.pinned(RunSide::B) == b);
  const auto expected = compare::compareRuns(*c.runs.find(a)->subject, *c.runs.find(b)->subject, {}, {}, {});
  VerdictPanel& panel = c.window.verdictPanel();
  REQUIRE(panel.isVisible());
  CHECK(panel.verdict().toStdString() == compare::verdictText(expected));
  CHECK(panel.resultText(0, RunSide::A) == words::number(expected.figures_a.mean, 3));
  CHECK(panel.resultText(0, RunSide::B) == words::number(expected.figures_b.mean, 3));
  CHECK(panel.resultText(1, RunSide::A) == words::number(expected.figures_a.nine_of_ten, 3));
  CHECK(panel.resultText(2, RunSide::B) == words::number(expected.figures_b.worst, 3));
  CHECK(panel.resultText(3, RunSide::A) == words::number(expected.figures_a.cosine, 3));
  CHECK(panel.resultText(4, RunSide::B) == QString::number(expected.b_better));
  const auto& plot = c.page().scatter().plot();
  CHECK(plot.series[0].x.size() == static_cast<std::size_t>(expected.a_better));
  CHECK(plot.series[1].x.size() == static_cast<std::size_t>(expected.b_better));
  CHECK(plot.diagonal);
  const auto& steps = c.page().steps().plot();
  for (std::size_t step = 0; step < expected.steps.size(); ++step)
    if (expected.steps[step].tokens > 0) CHECK(steps.series[1].y[step] == expected.steps[step].b);
  CHECK(c.page().scatter().figure().table.columns[6].values == expected.gain);

  SECTION("another metric is compared anew") {
    c.view.metric = latent::Metric::Cosine;
    c.view.notify();
    c.settle();
    const auto cosine = compare::compareRuns(*c.runs.find(a)->subject, *c.runs.find(b)->subject, {latent::Metric::Cosine}, {}, {});
    CHECK(panel.resultText(0, RunSide::A) == words::number(cosine.figures_a.mean, 3));
    CHECK(panel.verdict().toStdString() == compare::verdictText(cosine));
  }
  SECTION("swapped") {
    REQUIRE(c.actions.trigger("compare.swap"));
    c.settle();
    CHECK(panel.resultText(0, RunSide::A) == words::number(expected.figures_b.mean, 3));
    CHECK(c.runs.pinned(RunSide::A) == b);
  }
  SECTION("a run that is deleted leaves nothing to compare") {
    c.click(a);
    c.press(Qt::Key_Delete);
    CHECK(c.list().model()->rowCount() == 1);
    CHECK_FALSE(c.runs.pinned(RunSide::A).has_value());
    CHECK(c.page().scatter().plot().series.empty());
  }
  SECTION("the picture it is saved as has its settings inside") {
    const QImage saved = c.page().difference().picture(300);
    CHECK(nlohmann::json::parse(saved.text("Settings").toStdString()).at("a").at("run_hash") == c.runs.find(a)->subject->run_hash.hex());
  }
}

TEST_CASE("colours of the pictures are the errors on one scale and their difference", "[compare]") {
  Comparing c;
  c.hide(0.45, "Left");
  c.hide(0.55, "Right");
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  const auto& figures = c.runs.compared()->figures;
  c.view.error_opacity = 1;
  c.view.notify();
  const mask::Cell first = figures.grid.cell(figures.tokens[0]);
  c.session.setPlayhead(first.step * 2);
  const Theme& theme = c.themes.theme();
  std::vector<double> values = figures.a;
  values.insert(values.end(), figures.b.begin(), figures.b.end());
  std::sort(values.begin(), values.end());
  const double low = quantileOfSorted(values, 0.02), high = quantileOfSorted(values, 0.98);
  const auto colourAt = [&](PairPicture& picture) {
    const QImage image = picture.grab().toImage();
    const QPointF at = picture.cellRect(figures.tokens[0]).center();
    return image.pixelColor(static_cast<int>(at.x() * image.devicePixelRatioF()), static_cast<int>(at.y() * image.devicePixelRatioF()));
  };
  const auto near = [](const QColor& got, const QColor& wanted) {
    return std::abs(got.red() - wanted.red()) < 8 && std::abs(got.green() - wanted.green()) < 8 && std::abs(got.blue() - wanted.blue()) < 8;
  };
  CHECK(near(colourAt(c.page().pictureOf(RunSide::A)), theme.emberAt((figures.a[0] - low) / (high - low))));
  CHECK(near(colourAt(c.page().pictureOf(RunSide::B)), theme.emberAt((figures.b[0] - low) / (high - low))));
  REQUIRE(c.actions.trigger("compare.wipe"));
  CHECK(c.page().difference().content() == PairContent::Wipe);
  REQUIRE(c.actions.trigger("compare.wipe"));
  CHECK(c.page().difference().content() == PairContent::Difference);
  REQUIRE(c.actions.trigger("compare.blink"));
  CHECK(c.page().difference().showsA());
  CHECK(QTest::qWaitFor([&] { return !c.page().difference().showsA(); }, 2000));
}

TEST_CASE("a token picked in the scatter or on a picture is picked everywhere", "[compare]") {
  Comparing c;
  c.hide(0.45, "Left");
  c.hide(0.55, "Right");
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  const auto& figures = c.runs.compared()->figures;
  PlotView& scatter = c.page().scatter();
  const int series = figures.gain[0] < 0 ? 0 : 1;
  QTest::mouseClick(&scatter, Qt::LeftButton, {}, scatter.pointInWidget(series, 0).toPoint());
  REQUIRE(c.session.picked().has_value());
  const int row = figures.rowOf(*c.session.picked());
  REQUIRE(row >= 0);
  CHECK(figures.a[static_cast<std::size_t>(row)] == Approx(scatter.plot().series[static_cast<std::size_t>(series)].x[0]).margin(0.02));
  CHECK(c.session.playheadStep() == figures.grid.cell(*c.session.picked()).step);
  PairPicture& picture = c.page().difference();
  CHECK_THAT(picture.accessibleDescription().toStdString(), ContainsSubstring("A " + words::number(figures.a[static_cast<std::size_t>(row)], 3).toStdString()));

  const TokenId other = figures.grid.id({c.session.playheadStep(), 0, 0});
  QTest::mouseClick(&picture, Qt::LeftButton, {}, picture.cellRect(other).center().toPoint());
  CHECK(c.session.picked() == other);
  picture.setFocus();
  QTest::keyClick(&picture, Qt::Key_Right);
  CHECK(c.session.picked() == figures.grid.id({c.session.playheadStep(), 0, 1}));
}

TEST_CASE("with the keyboard in a plot its keys are its own, and what it shows is saved", "[compare]") {
  Comparing c;
  c.hide(0.45, "Left");
  c.hide(0.55, "Right");
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  PlotView& scatter = c.page().scatter();
  const auto keeps = [&scatter](int key, Qt::KeyboardModifiers held) {
    QKeyEvent event(QEvent::ShortcutOverride, key, held);
    event.ignore();
    QApplication::sendEvent(&scatter, &event);
    return event.isAccepted();
  };
  for (const int key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Return, Qt::Key_Enter}) CHECK(keeps(key, Qt::NoModifier));
  CHECK(keeps(Qt::Key_C, Qt::ControlModifier));
  CHECK(keeps(Qt::Key_S, Qt::ControlModifier));
  CHECK_FALSE(keeps(Qt::Key_Right, Qt::ControlModifier));
  CHECK_FALSE(keeps(Qt::Key_Space, Qt::NoModifier));
  scatter.setFocus();
  const int playhead = c.session.playhead();
  QTest::keyClick(&scatter, Qt::Key_Right);
  const QString first = scatter.accessibleDescription();
  CHECK_FALSE(first.isEmpty());
  QTest::keyClick(&scatter, Qt::Key_Right);
  CHECK(scatter.accessibleDescription() != first);
  CHECK(c.session.playhead() == playhead);
  QTest::keyClick(&scatter, Qt::Key_C, Qt::ControlModifier);
  const std::string csv = latent::tableCsv(scatter.figure().table);
  CHECK(QGuiApplication::clipboard()->text().toStdString() == csv);

  const test::TempFolder folder;
  const QString path = QString::fromStdString(folder.file("tokens.csv"));
  QTest::keyClick(&scatter, Qt::Key_S, Qt::ControlModifier);
  auto* dialog = c.window.findChild<QFileDialog*>();
  REQUIRE(dialog != nullptr);
  dialog->selectFile(path);
  static_cast<QDialog*>(dialog)->accept();
  c.queue.drainUntil([&path] { return QFile::exists(path); });
  CHECK(test::readFile(path.toStdString()) == csv);
}

TEST_CASE("keys of the kept runs are theirs again when the page is chosen by its segment", "[compare]") {
  Comparing c;
  QCoreApplication::processEvents();
  SegmentedControl* pages = nullptr;
  for (auto* control : c.window.compareArea().findChildren<SegmentedControl*>())
    if (control->accessibleName() == "What is compared") pages = control;
  REQUIRE(pages != nullptr);
  const QAction& swap = *c.actions.action("compare.swap");
  CHECK(swap.isEnabled());
  QTest::keyClick(pages, Qt::Key_Right);
  CHECK(c.window.compareArea().shownPage() != &c.page());
  CHECK(QTest::qWaitFor([&swap] { return !swap.isEnabled(); }, 2000));
  QTest::keyClick(pages, Qt::Key_Left);
  CHECK(c.window.compareArea().shownPage() == &c.page());
  CHECK(QTest::qWaitFor([&swap] { return swap.isEnabled(); }, 2000));
}

TEST_CASE("while another pair is compared, heads and frames are of the pair that is shown", "[compare]") {
  Comparing c;
  const RunId a = c.hide(0.45, "Left"), b = c.hide(0.55, "Right"), other = c.hide(0.5, "Middle");
  c.runs.pin(RunSide::A, a);
  c.runs.pin(RunSide::B, b);
  c.settle();
  const auto says = [&c](RunId number) {
    for (const auto* label : c.page().findChildren<QLabel*>())
      if (label->isVisible() && label->text().startsWith(runName(number) + "   ")) return true;
    return false;
  };
  CHECK(says(b));
  c.runs.pin(RunSide::B, other);
  CHECK(c.runs.compared()->b == b);
  CHECK(says(b));
  CHECK_FALSE(says(other));
  CHECK(c.page().scatter().graphicsEffect() != nullptr);
  c.settle();
  CHECK(says(other));
  CHECK(c.page().scatter().graphicsEffect() == nullptr);
}

TEST_CASE("in a narrow window the verdict is read beside the pages, and Details opens all of it", "[compare]") {
  Comparing c;
  c.window.resize(1280, 720);
  QCoreApplication::processEvents();
  auto* strip = c.window.findChild<VerdictStrip*>();
  REQUIRE(strip != nullptr);
  CHECK_FALSE(strip->isVisible());  // nothing is compared
  c.hide(0.4, "Left");
  c.hide(0.55, "Right");
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  CHECK_FALSE(c.window.verdictPanel().isVisible());
  REQUIRE(strip->isVisible());
  const auto& figures = c.runs.compared()->figures;
  CHECK(strip->verdict().toStdString() == compare::verdictText(figures));
  CHECK_THAT(strip->reason().toStdString(), ContainsSubstring(std::to_string(figures.tokens.size())));
  CHECK(strip->meanOf(RunSide::A) == words::number(figures.figures_a.mean, 3));
  CHECK(strip->meanOf(RunSide::B) == words::number(figures.figures_b.mean, 3));
  CHECK(strip->accessibleDescription().startsWith(strip->verdict() + '\n'));
  c.window.compareArea().showPage(1);
  CHECK_FALSE(strip->isVisible());
  c.window.compareArea().showPage(&c.page());
  QTest::mouseClick(strip->findChild<QPushButton*>(), Qt::LeftButton);
  CHECK(QTest::qWaitFor([&c] { return c.window.verdictPanel().isVisible(); }, 2000));
  CHECK_FALSE(strip->isVisible());  // said once
}

TEST_CASE("a screen reader hears of a pair that cannot be compared, not the verdict before", "[compare]") {
  Comparing c;
  c.window.resize(1280, 720);
  c.hide(0.05, "Far left", 0.1);
  c.hide(0.15, "Wide left", 0.2);
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  auto* strip = c.window.findChild<VerdictStrip*>();
  REQUIRE(c.runs.compared() != nullptr);
  CHECK_THAT(strip->accessibleDescription().toStdString(), ContainsSubstring(compare::verdictText(c.runs.compared()->figures)));
  c.hide(0.95, "Far right", 0.1);
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  REQUIRE(c.runs.error().has_value());
  CHECK(strip->accessibleDescription().startsWith("These two cannot be compared\n"));
  CHECK_THAT(strip->accessibleDescription().toStdString(), ContainsSubstring("No token is hidden in both"));
}

TEST_CASE("two runs that cannot be compared are still seen: their frames and what each hid", "[compare]") {
  Comparing c;
  const RunId a = c.hide(0.2, "Left", 0.1), b = c.hide(0.8, "Right", 0.1);
  PairPicture& picture = c.page().pictureOf(RunSide::A);
  const QImage empty = picture.grab().toImage();
  c.runs.pin(RunSide::A, a);
  c.runs.pin(RunSide::B, b);
  c.settle();
  REQUIRE(c.runs.compared() == nullptr);
  const QImage alone = picture.grab().toImage();
  const QRect place = picture.pictureRect().toRect().adjusted(8, 8, -8, -8);  // inside its round corners
  int changed = 0;
  for (int y = place.top(); y <= place.bottom(); ++y)
    for (int x = place.left(); x <= place.right(); ++x) changed += alone.pixel(x, y) != empty.pixel(x, y);
  CHECK(changed > place.width() * place.height() * 9 / 10);
  CHECK(alone != c.page().pictureOf(RunSide::B).grab().toImage());
}
