#include <QComboBox>
#include <QSlider>
#include <QLabel>
#include <QTest>
#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/canvas/brush_bar.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

TEST_CASE("where masks are made, the steps of a stroke are to be seen over the clip, and are those that it acts on", "[canvas][tools]") {
  test::WholeWindow w({1600, 1000});
  auto* bar = w.window.findChild<BrushBar*>();
  REQUIRE(w.actions.trigger("tool.brush"));
  CHECK_FALSE(bar->isVisible());
  REQUIRE(w.actions.trigger("view.workspace.masks"));
  REQUIRE(bar->isVisible());
  const auto lists = bar->findChildren<QComboBox*>();
  REQUIRE(lists.size() == 2);
  QComboBox *coverage = lists.front(), *steps = lists.back();
  const auto says = [bar](const QString& name) {
    return std::ranges::any_of(bar->findChildren<QLabel*>(), [&name](const QLabel* label) { return label->isVisible() && label->text() == name; });
  };
  for (const char* name : {"Size", "Hide when", "Steps"}) CHECK(says(name));
  CHECK(coverage->isVisible());
  w.window.resize(2200, 1000);
  QCoreApplication::processEvents();
  CHECK_FALSE(coverage->isVisible());  // the rules are there in words
  CHECK((says("Size") && says("Hide when")));
  CHECK(steps->currentText() == "All steps");
  w.session.setPlayhead(2 * w.session.model()->description().tubelet);
  steps->setFocus();
  while (steps->currentText() != QString::fromUtf8("This step \u00b1 1")) {
    REQUIRE(steps->currentIndex() > 0);
    QTest::keyClick(steps, Qt::Key_Up);
  }
  ClipCanvas& canvas = w.window.clipPanel().canvas();
  const QPoint at = canvas.posInWidget({0.5, 0.5}).toPoint();
  QTest::mousePress(&canvas, Qt::LeftButton, {}, at);
  QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at);
  const mask::Mask& mask = w.session.mask();
  REQUIRE(mask.hiddenCount() > 0);
  for (int step = 0; step < mask.grid().steps; ++step) CHECK((mask.hiddenCountInStep(step) > 0) == (step >= 1 && step <= 3));

  auto* rules = bar->findChild<SegmentedControl*>();
  REQUIRE(rules->isVisible());
  REQUIRE(w.session.document().coverage == mask::CoverageRule::Touched);
  rules->setFocus();
  QTest::keyClick(rules, Qt::Key_End);
  CHECK(w.session.document().coverage == mask::CoverageRule::Full);
  w.session.undo();
  CHECK(rules->current() == 0);

  auto* size = bar->findChild<QSlider*>();
  const double before = w.view.brush_cells;
  size->setFocus();
  QTest::keyClick(size, Qt::Key_Right);
  CHECK(w.view.brush_cells == before + 0.5);
  REQUIRE(w.actions.trigger("tool.pick"));
  CHECK_FALSE(bar->isVisible());
}

TEST_CASE("in a small window the bar keeps every choice and gives up words", "[canvas][tools]") {
  test::WholeWindow w({1280, 720});
  REQUIRE(w.actions.trigger("tool.brush"));
  REQUIRE(w.actions.trigger("view.workspace.masks"));
  QCoreApplication::processEvents();
  auto* bar = w.window.findChild<BrushBar*>();
  const auto lists = bar->findChildren<QComboBox*>();
  auto* rules = bar->findChild<SegmentedControl*>();
  CHECK(rules->isVisible() != lists.front()->isVisible());
  CHECK(lists.back()->isVisible());
  bar->window()->show();
  bar->setFixedWidth(330);
  QCoreApplication::processEvents();
  REQUIRE(lists.front()->isVisible());
  CHECK_FALSE(rules->isVisible());
  CHECK(lists.back()->geometry().right() < bar->width());
  lists.front()->setFocus();
  QTest::keyClick(lists.front(), Qt::Key_Down);
  CHECK(w.session.document().coverage == mask::CoverageRule::Half);
}
