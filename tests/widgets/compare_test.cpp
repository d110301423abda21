#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTabBar>
#include <QTest>
#include <functional>
#include <set>
#include <nlohmann/json.hpp>

#include "core/base/quantile.hpp"
#include "core/compare/report.hpp"
#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "tests/support/other_model.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/compare/pair_invitation.hpp"
#include "widgets/compare/run_row.hpp"
#include "widgets/compare/runs_page.hpp"
#include "widgets/compare/telling_text.hpp"
#include "widgets/compare/verdict_panel.hpp"
#include "widgets/compare/verdict_strip.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/timeline/timeline_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using session::RunSide;

namespace {

/// The whole window in the Compare workspace; runs are made by hiding a disc here or there.
struct Comparing : test::WholeWindow {
  session::KeptRuns& runs = session.studies().runs;

  Comparing() : WholeWindow({1600, 1000}) { REQUIRE(actions.trigger("compare.page.runs")); }

  RunId hide(double x, const std::string& name, double radius = 0.25) {
    mask::MaskShape disc;
    disc.id = session.newShapeId();
    disc.name = name;
    disc.form = mask::Stroke{{{x, 0.5}}, radius, mask::BrushTip::Round};
    session.run(session::setShapes({disc}, name));
    settle();
    return runs.runs().front().number;
  }
  void settle() {
    queue.drainUntil([this] {
      const auto state = session.prediction().state;
      return state != session::PredictionState::Running && state != session::PredictionState::OutOfDate && !runs.busy();
    });
    QCoreApplication::processEvents();
  }
  RunsPage& page() { return window.runsPage(); }
  QListView& list() { return page().list().list(); }
  QStringList shown() {
    QStringList names;
    for (int row = 0; row < list().model()->rowCount(); ++row) names << list().model()->index(row, 0).data().toString();
    return names;
  }
  void press(Qt::Key key) { QTest::keyClick(&list(), key); }
  void click(RunId number) {
    const auto* model = static_cast<RunListModel*>(list().model());
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(model->indexOf(number)).center());
  }
};

}  // namespace

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

TEST_CASE("runs are sorted, filtered, starred and noted", "[compare]") {
  Comparing c;
  const RunId left = c.hide(0.2, "Left disc"), middle = c.hide(0.5, "Middle disc"), right = c.hide(0.8, "Right disc");
  const auto name = [](RunId number) { return runName(number); };
  CHECK(c.shown() == QStringList{name(right), name(middle), name(left)});
  SegmentedControl& order = c.page().list().order();
  QTest::keyClick(&order, Qt::Key_Right);  // by mean error
  const auto error = [&](const QString& run) {
    for (const auto& kept : c.runs.runs())
      if (name(kept.number) == run) return kept.subject->mean.l1_normed;
    return -1.0F;
  };
  const QStringList by_error = c.shown();
  CHECK(error(by_error[0]) <= error(by_error[1]));
  CHECK(error(by_error[1]) <= error(by_error[2]));
  QTest::keyClick(&order, Qt::Key_Right);  // by name
  CHECK(c.shown() == QStringList{name(left), name(middle), name(right)});
  QTest::keyClicks(&c.page().list().filterField(), "DISC righ");
  CHECK(c.shown() == QStringList{name(right)});
  c.page().list().filterField().clear();
  CHECK(c.shown().size() == 3);

  c.click(middle);
  c.press(Qt::Key_S);
  CHECK(c.runs.find(middle)->starred);
  c.press(Qt::Key_F2);
  auto* editor = c.list().viewport()->findChild<QLineEdit*>();
  REQUIRE(editor != nullptr);
  QTest::keyClicks(editor, "the good one");
  QTest::keyClick(editor, Qt::Key_Return);
  QCoreApplication::processEvents();  // the list takes it after the field had the key
  CHECK(c.runs.find(middle)->note == "the good one");
  QTest::keyClicks(&c.page().list().filterField(), "good");
  CHECK(c.shown() == QStringList{name(middle)});
}

TEST_CASE("a run's menu pins it, and restores its mask as one step that is undone", "[compare]") {
  Comparing c;
  const RunId first = c.hide(0.3, "First");
  const auto shapes = c.session.document().shapes;
  c.hide(0.7, "Second");
  const auto now = c.session.document().shapes;
  QMenu menu;
  c.page().list().fillMenu(menu, first);
  const auto trigger = [&menu](const QString& text) {
    for (QAction* action : menu.actions())
      if (action->text().startsWith(text)) return action->trigger();
    FAIL("no such row");
  };
  trigger("Use as B");
  CHECK(c.runs.pinned(RunSide::B) == first);
  trigger("Restore its mask");
  CHECK(c.session.document().shapes == shapes);
  REQUIRE(c.actions.trigger("edit.undo"));
  CHECK(c.session.document().shapes == now);
  trigger("Star");
  CHECK(c.runs.find(first)->starred);
}

TEST_CASE("two models: their latents' match and the scale are told", "[compare]") {
  const test::TempFolder folder;
  Comparing c;
  c.hide(0.5, "Disc");
  c.session.openModel(test::otherModel(folder), true);
  c.queue.drainUntil([&] { return !c.session.modelLoading().busy; });
  c.settle();
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  REQUIRE(c.runs.match().has_value());
  CHECK(c.window.verdictPanel().resultText(6, RunSide::A) == words::number(c.runs.compared()->figures.figures_a.divided_by, 3));
  QStringList said;
  for (auto* label : c.window.verdictPanel().findChildren<QLabel*>()) said << label->text();
  CHECK_THAT(said.join('\n').toStdString(), ContainsSubstring("match " + words::number(c.runs.match()->match, 2).toStdString()));
  CHECK_THAT(said.join('\n').toStdString(), ContainsSubstring("A and B use different models"));
}

TEST_CASE("without a pair the page says what to do; without a window nothing breaks", "[compare]") {
  Comparing c;
  QStringList said;
  for (auto* label : c.window.verdictPanel().findChildren<QLabel*>()) said << label->text();
  CHECK_THAT(said.join('\n').toStdString(), ContainsSubstring("Two runs are compared"));
  CHECK_FALSE(c.actions.trigger("compare.latest"));
  CHECK_FALSE(c.actions.trigger("compare.save_report"));
  c.page().difference().grab();
  c.hide(0.05, "Far left", 0.1);
  c.hide(0.95, "Far right", 0.1);
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  said.clear();
  for (auto* label : c.window.verdictPanel().findChildren<QLabel*>()) said << label->text();
  CHECK_THAT(said.join('\n').toStdString(), ContainsSubstring("No token is hidden in both"));
  REQUIRE(c.actions.trigger("view.workspace.masks"));
  CHECK_FALSE(c.window.verdictPanel().isVisible());
  REQUIRE(c.actions.trigger("view.workspace.compare"));
  CHECK(c.window.verdictPanel().isVisible());
  REQUIRE(c.actions.trigger("view.workspace.masks"));
  for (auto* tabs : c.window.findChildren<QTabBar*>())
    if (tabs->accessibleName() == "Inspector") CHECK(tabs->tabText(tabs->currentIndex()) == "Mask");
}

TEST_CASE("a run is dropped on a side", "[compare]") {
  Comparing c;
  const RunId first = c.hide(0.4, "First"), second = c.hide(0.6, "Second");
  auto* model = c.list().model();
  const auto drop = [&](int row, RunSide side) {
    const std::unique_ptr<QMimeData> data(model->mimeData({model->index(row, 0)}));
    REQUIRE(data);
    PairPicture& picture = c.page().pictureOf(side);
    const QPoint at = picture.pictureRect().center().toPoint();
    QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(&picture, &enter);
    CHECK(enter.isAccepted());
    QDropEvent dropped(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(&picture, &dropped);
  };
  drop(1, RunSide::A);
  drop(0, RunSide::B);
  CHECK(c.runs.pinned(RunSide::A) == first);
  CHECK(c.runs.pinned(RunSide::B) == second);
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

TEST_CASE("the empty start of Compare keeps a panel's margin round its buttons in the smallest window", "[compare]") {
  Comparing c;
  c.window.resize(1280, 720);
  REQUIRE(QTest::qWaitFor([&c] { return c.window.height() == 720; }));
  c.settle();
  const auto* invitation = c.page().findChild<PairInvitation*>();
  REQUIRE(invitation->isVisible());
  const auto buttons = invitation->findChildren<QPushButton*>();
  REQUIRE_FALSE(buttons.isEmpty());
  for (const QPushButton* button : buttons) {
    if (!button->isVisible()) continue;
    constexpr int panel_margin = 12;
    CHECK(button->mapTo(invitation, QPoint(0, button->height())).y() <= invitation->height() - panel_margin);
  }
}

TEST_CASE("the empty start of Compare has a button for the next step, until two runs are there", "[compare]") {
  Comparing c;
  const auto shown = [&c](const QString& text) -> QPushButton* {
    for (auto* button : c.page().findChildren<QPushButton*>())
      if (button->isVisible() && button->text() == text) return button;
    return nullptr;
  };
  const auto primaries = [&c] {
    int count = 0;
    for (auto* button : c.page().findChildren<QPushButton*>()) count += button->isVisible() && button->property("primary").toBool() ? 1 : 0;
    return count;
  };
  const auto says = [&c](const QString& text) {
    const auto labels = c.page().findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&text](const QLabel* label) { return label->isVisible() && label->text() == text; });
  };
  REQUIRE(c.runs.runs().empty());
  c.settle();
  REQUIRE(shown("Blocks small") != nullptr);  // nothing is hidden yet
  CHECK(shown("Paint") != nullptr);
  CHECK(primaries() == 1);
  QTest::mouseClick(shown("Blocks small"), Qt::LeftButton);
  c.settle();
  REQUIRE(c.runs.runs().size() == 1);
  REQUIRE(shown("Blocks small") != nullptr);  // another mask makes another run
  CHECK(says("There is one. Hide something else, and predict again."));
  shown("Blocks small")->setFocus();
  QTest::keyClick(shown("Blocks small"), Qt::Key_Space);
  c.settle();
  REQUIRE(c.runs.runs().size() == 2);
  CHECK(primaries() == 1);
  REQUIRE(shown("Compare the last two") != nullptr);
  QTest::mouseClick(shown("Compare the last two"), Qt::LeftButton);
  c.settle();
  CHECK(c.page().scatter().isVisible());
  CHECK(primaries() == 0);

  SECTION("without Live the step in between is to predict") {
    REQUIRE(c.actions.trigger("run.live"));
    while (!c.runs.runs().empty()) c.runs.remove(c.runs.runs().front().number);
    REQUIRE(c.actions.trigger("mask.invert"));
    QCoreApplication::processEvents();
    REQUIRE(shown("Predict") != nullptr);
    QTest::mouseClick(shown("Predict"), Qt::LeftButton);
    c.settle();
    CHECK(c.runs.runs().size() == 1);
  }
  SECTION("what cannot be predicted says why, and offers no Predict that would do nothing") {
    while (!c.runs.runs().empty()) c.runs.remove(c.runs.runs().front().number);
    REQUIRE(c.actions.trigger("run.live"));
    mask::MaskShape all{c.session.newShapeId(), "All", mask::Operation::Hide, {}, mask::Rectangle{{-1, -1}, {2, 2}}};
    c.session.run(session::setShapes({all}, "All"));
    REQUIRE(c.session.prediction().state == session::PredictionState::CannotRun);
    QCoreApplication::processEvents();
    CHECK(says("Every token is hidden. The model needs something to look at."));
    CHECK(shown("Predict") == nullptr);
    CHECK(primaries() == 1);
    REQUIRE(shown("Blocks small") != nullptr);
    QTest::mouseClick(shown("Blocks small"), Qt::LeftButton);
    QCoreApplication::processEvents();
    CHECK(shown("Predict") != nullptr);
  }
  SECTION("painting is done in Masks, with the brush") {
    while (!c.runs.runs().empty()) c.runs.remove(c.runs.runs().front().number);
    QCoreApplication::processEvents();
    CHECK(says("No run is kept. Hide something else, and predict again."));
    CHECK_FALSE(says("There is one. Hide something else, and predict again."));
    REQUIRE(shown("Paint") != nullptr);
    QTest::mouseClick(shown("Paint"), Qt::LeftButton);
    CHECK(c.view.workspace == Workspace::Masks);
    CHECK(c.view.tool == Tool::Brush);
  }
}

TEST_CASE("an empty window's Compare offers the demo", "[compare]") {
  test::EmptyWindow w;
  w.show({1280, 720});
  REQUIRE(w.actions.trigger("view.workspace.compare"));
  REQUIRE(w.actions.trigger("compare.page.runs"));
  QStringList offered;
  for (auto* button : w.window.runsPage().findChildren<QPushButton*>())
    if (button->isVisible() && button->isEnabled()) offered << button->text();
  CHECK(offered.contains("Use the demo"));
}

TEST_CASE("names that do not fit are cut where they are alike", "[compare]") {
  const QFontMetrics metrics(fonts::caption());
  const auto wide = [&metrics](const QString& text) { return metrics.horizontalAdvance(text); };
  const QString early = "Lacuna world model, 400 updates", late = "Lacuna world model, 9,959 updates";
  CHECK(tellingText(late, {early, late}, metrics, wide(late)) == late);
  const QString cut = tellingText(late, {early, late}, metrics, wide("Lacuna world mod"));
  CHECK(cut.contains("9,959 updates"));
  CHECK(cut.startsWith(QChar(0x2026)));
  CHECK(wide(cut) <= wide("Lacuna world mod"));
  const QString alone = tellingText(late, {late}, metrics, wide("Lacuna world mod"));  // both ends of what no other is like
  CHECK(alone.startsWith("Lac"));
  CHECK(alone.endsWith("ates"));
  const QString of_three = tellingText(late, {early, late, "ViT-L"}, metrics, wide("Lacuna world mod"));  // one is like none of them
  CHECK(of_three == cut);
  CHECK(of_three != tellingText(early, {early, late, "ViT-L"}, metrics, wide("Lacuna world mod")));
  CHECK(tellingText("ViT-L", {"ViT-g"}, metrics, wide("ViT-L") - 1) == QChar(0x2026) + QStringLiteral("L"));
  CHECK(tellingText("Same", {}, metrics, 0).size() <= 1);
}

TEST_CASE("in the list of runs, and over A and B, what tells two runs apart is seen, and the whole on hover", "[compare]") {
  const test::TempFolder folder;
  Comparing c;
  c.window.resize(1280, 720);
  const RunId first = c.hide(0.4, "A disc over the left half of the picture");
  const auto* model = static_cast<RunListModel*>(c.list().model());
  const QFontMetrics metrics(fonts::caption());
  const int narrow = metrics.horizontalAdvance("A disc over the left half of");
  const auto line = [&](RunId number) { return model->subtitleIn(*c.runs.find(number), metrics, narrow); };
  CHECK_FALSE(line(first).contains(QString::fromUtf8("\u00b7")));  // one model alone: the mask has the room
  const std::string other = test::otherModel(folder);
  std::string config = test::readFile(folder.file("other/config.json"));
  const std::string name = "Untrained weights";
  config.replace(config.find(name), name.size(), name + ", halved");
  test::writeFile(folder.file("other/config.json"), config);
  c.session.openModel(other, true);
  c.queue.drainUntil([&] { return !c.session.modelLoading().busy; });
  c.settle();
  REQUIRE(c.runs.runs().size() >= 2);
  const RunId second = c.runs.runs().front().number;
  CHECK(line(first).contains(QString::fromUtf8("\u00b7")));
  CHECK(line(first) != line(second));
  CHECK(metrics.horizontalAdvance(line(second)) <= narrow);
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  const QString of_b = QString::fromStdString(c.runs.compared()->subject_b->model);
  QStringList heads, whole;
  for (const auto* label : c.page().findChildren<TellingLabel*>()) {
    heads << label->shownText();
    whole << label->toolTip();
    CHECK(label->fontMetrics().horizontalAdvance(label->shownText()) <= label->width());
  }
  REQUIRE(heads.size() == 2);
  CHECK(heads[0] != heads[1]);
  CHECK(whole.filter(of_b).size() == 1);
}

TEST_CASE("the pages of Compare have panels of one width, and the timeline below stays where it is", "[compare]") {
  Comparing c;
  for (const QSize& size : {QSize(1600, 1000), QSize(1280, 720)}) {
    INFO(size.width() << " x " << size.height());
    c.window.resize(size);
    REQUIRE(QTest::qWaitFor([&] { return c.window.size() == size; }));
    std::set<int> widths, bottoms;
    for (const char* page : {"runs", "surprise", "sweeps", "detail"}) {
      REQUIRE(c.actions.trigger(QString("compare.page.") + page));
      QTest::qWait(0);
      QWidget& shown = *c.window.compareArea().shownPage();
      const Panel* left = nullptr;
      for (const Panel* panel : shown.findChildren<Panel*>())
        if (panel->isVisible() && panel->mapTo(&shown, QPoint(0, 0)).x() == 0) left = panel;
      REQUIRE(left != nullptr);
      widths.insert(left->width());
      bottoms.insert(left->mapTo(&c.window, QPoint(0, left->height())).y());
    }
    CHECK(widths.size() == 1);
    CHECK(bottoms.size() == 1);
  }
}

TEST_CASE("without a pair the page has no empty plots, and one press compares the last two", "[compare]") {
  Comparing c;
  CHECK_FALSE(c.page().scatter().isVisible());
  CHECK_FALSE(c.page().difference().isVisible());
  CHECK(c.page().pictureOf(RunSide::A).isVisible());  // a run can be dropped on it
  c.hide(0.4, "Left");
  c.hide(0.55, "Right");
  QPushButton* press = nullptr;
  for (auto* button : c.page().findChildren<QPushButton*>())
    if (button->isVisible() && button->text() == "Compare the last two") press = button;
  REQUIRE(press != nullptr);
  QTest::mouseClick(press, Qt::LeftButton);
  c.settle();
  CHECK(c.runs.compared() != nullptr);
  CHECK(c.page().scatter().isVisible());
  CHECK(c.page().difference().isVisible());
}

TEST_CASE("the shared latent view says which clip brings latents back that are gone, and fills when it is open", "[compare]") {
  Comparing c;
  c.hide(0.4, "Left");
  c.hide(0.55, "Right");
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  const std::vector<session::KeptRun> saved = c.runs.runs();  // as a session file has them: without latents
  const auto a = c.runs.pinned(RunSide::A), b = c.runs.pinned(RunSide::B);
  c.session.openClip("world:throw,seed=3", session::Session::Input{{0, 8, 4.0}, 64});
  c.queue.drainUntil([&] { return !c.session.clipLoading().busy; });
  c.settle();
  c.runs.restore({}, {}, {}, c.runs.settings());  // as in another program
  c.runs.restore(saved, a, b, c.runs.settings());
  c.settle();
  CHECK(c.page().space().plot().series.empty());
  CHECK_THAT(c.page().space().emptyText().toStdString(), ContainsSubstring("Open its clip"));
  c.session.openClip("world:behind,seed=7", session::Session::Input{{0, 8, 4.0}, 64});
  c.queue.drainUntil([&] { return !c.session.clipLoading().busy; });
  c.settle();
  REQUIRE(c.page().space().plot().series.size() == 3);
  CHECK(c.page().space().plot().series[2].x.size() == c.runs.compared()->figures.tokens.size());
}

TEST_CASE("the shared latent view says why latents were not made again, and by which way of computing they can be", "[compare]") {
  Comparing c;
  c.hide(0.4, "Left");
  c.hide(0.55, "Right");
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  std::vector<session::KeptRun> saved = c.runs.runs();
  const auto a = c.runs.pinned(RunSide::A), b = c.runs.pinned(RunSide::B);
  const auto restore = [&](const std::function<void(compare::Subject&)>& spoil) {
    for (session::KeptRun& run : saved) {
      compare::Subject subject = *run.subject;
      spoil(subject);
      run.subject = std::make_shared<const compare::Subject>(std::move(subject));
    }
    c.runs.restore({}, {}, {}, c.runs.settings());  // as in another program
    c.runs.restore(saved, a, b, c.runs.settings());
    c.settle();
  };
  const auto says = [&c] { return c.page().space().emptyText().toStdString(); };
  SECTION("the model refuses") {
    restore([](compare::Subject& subject) { subject.grid.cols += 1; });
    REQUIRE(c.runs.givenUp().has_value());
    CHECK_THAT(says(), ContainsSubstring(runName(*a).toStdString() + " could not be predicted again: "));
    CHECK_THAT(says(), ContainsSubstring(c.runs.givenUp()->why->what));
  }
  SECTION("computed otherwise") {
    restore([](compare::Subject& subject) {
      subject.computed = "CUDA, bf16";
      subject.model_hash.low += 1;  // as the way of computing changes it
    });
    CHECK_THAT(says(), ContainsSubstring("It was computed with CUDA, bf16. Choose that"));
  }
  SECTION("another model") {
    restore([](compare::Subject& subject) { subject.model_hash.low += 1; });
    CHECK_THAT(says(), ContainsSubstring("Open its model"));
  }
}

TEST_CASE("with Live off latents of a restored pair are made once somebody looks at the page of runs", "[compare]") {
  Comparing c;
  c.hide(0.4, "Left");
  c.hide(0.55, "Right");
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  const std::vector<session::KeptRun> saved = c.runs.runs();
  c.session.setLive(false);
  REQUIRE(c.actions.trigger("view.workspace.explore"));
  c.runs.restore({}, {}, {}, c.runs.settings());  // as in another program
  c.runs.restore(saved, saved[1].number, saved[0].number, c.runs.settings());
  c.settle();
  REQUIRE(c.runs.comparedIsCurrent());
  CHECK(c.runs.lacksLatents());
  REQUIRE(c.actions.trigger("view.workspace.compare"));
  CHECK(c.runs.predictsAgain());
  c.settle();
  CHECK_FALSE(c.runs.lacksLatents());
  CHECK(c.page().space().plot().series.size() == 3);
}

TEST_CASE("both pinned runs and their difference have tracks on the timeline of Compare, and there alone", "[compare]") {
  Comparing c;
  TimelineView& timeline = *c.window.findChild<TimelineView*>();
  const auto names = [&timeline] {
    QStringList names;
    for (const Track* track : timeline.tracks()) names << track->name() + QStringLiteral(", ") + track->line();
    return names;
  };
  c.hide(0.4, "Left");
  c.hide(0.55, "Right");
  CHECK_FALSE(names().contains("Error, A and B"));
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  CHECK(names().contains("Error, A and B"));
  CHECK(names().contains("Difference, up: B better"));
  CHECK_FALSE(names().contains(QString::fromUtf8("Error, mean and 90\u00a0%")));
  const auto& figures = c.runs.compared()->figures;
  const int step = figures.grid.cell(figures.tokens[0]).step;
  c.session.setPlayhead(step * 2);
  const compare::PartFigures& here = figures.steps[static_cast<std::size_t>(step)];
  CHECK_THAT(timeline.accessibleDescription().toStdString(), ContainsSubstring(("Error: A " + words::number(here.a, 3) + ", B " + words::number(here.b, 3)).toStdString()));
  const QRect lane = timeline.laneOf("Difference");
  const QImage drawn = timeline.grab().toImage();
  bool in_its_colour = false;  // the longest bar has the full colour of its side
  for (int y = lane.top(); y < lane.bottom(); ++y)
    for (int x = lane.left(); x < lane.right(); ++x) {
      const QColor seen = drawn.pixelColor(x, y);
      for (const QColor& wanted : {c.themes.theme().run_a, c.themes.theme().run_b})
        in_its_colour = in_its_colour || (std::abs(seen.red() - wanted.red()) < 12 && std::abs(seen.green() - wanted.green()) < 12 && std::abs(seen.blue() - wanted.blue()) < 12);
    }
  CHECK(in_its_colour);
  REQUIRE(c.actions.trigger("view.workspace.explore"));
  CHECK_FALSE(names().contains("Error, A and B"));
  CHECK(names().contains(QString::fromUtf8("Error, mean and 90\u00a0%")));
}

TEST_CASE("the values of both runs at the playhead stand right of their curves, where no curve runs", "[compare]") {
  Comparing c;
  TimelineView& timeline = *c.window.findChild<TimelineView*>();
  c.hide(0.4, "Left");
  c.hide(0.55, "Right");
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  const QColor a = c.themes.theme().run_a, b = c.themes.theme().run_b;
  for (const QSize& size : {QSize(1600, 1000), QSize(1280, 720)}) {
    INFO(size.width() << " x " << size.height());
    c.window.resize(size);
    REQUIRE(QTest::qWaitFor([&] { return c.window.size() == size; }));
    const QRect lane = timeline.laneOf("Error");
    REQUIRE(!lane.isEmpty());
    const QRect end(lane.right() + 2, lane.top(), timeline.width() - lane.right() - 2, lane.height());
    const auto drawn = [&](int step) {
      c.session.setPlayhead(step * 2);
      return timeline.grab(end).toImage();
    };
    const auto& steps = c.runs.compared()->figures.steps;
    const QImage first = drawn(0);
    const auto has = [&first](const QColor& ink) {
      for (int y = 0; y < first.height(); ++y)
        for (int x = 0; x < first.width(); ++x)
          if (const QColor seen = first.pixelColor(x, y); std::abs(seen.red() - ink.red()) + std::abs(seen.green() - ink.green()) + std::abs(seen.blue() - ink.blue()) < 60) return true;
      return false;
    };
    REQUIRE(words::number(steps[0].a, 3) != words::number(steps[1].a, 3));
    CHECK(has(a));
    CHECK(has(b));
    CHECK(drawn(1) != first);  // they are of the playhead's step
    CHECK(drawn(0) == first);
  }
  REQUIRE(c.actions.trigger("view.workspace.explore"));
  CHECK(timeline.axis().right() > timeline.width() - 20);  // elsewhere the lanes have that room
}
