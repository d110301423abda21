#include <QComboBox>
#include <QSlider>
#include <QTest>

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
  auto* steps = bar->findChild<QComboBox*>();
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

  auto* size = bar->findChild<QSlider*>();
  const double before = w.view.brush_cells;
  size->setFocus();
  QTest::keyClick(size, Qt::Key_Right);
  CHECK(w.view.brush_cells == before + 0.5);
  REQUIRE(w.actions.trigger("tool.pick"));
  CHECK_FALSE(bar->isVisible());
}
