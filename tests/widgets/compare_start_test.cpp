#include <QTabBar>
#include <set>

#include "tests/widgets/compare_fixture.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/compare/pair_invitation.hpp"
#include "widgets/compare/verdict_panel.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using session::RunSide;
using test::Comparing;

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
