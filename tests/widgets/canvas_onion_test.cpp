#include "widgets/canvas/canvas_onion.hpp"

#include <QTest>

#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

constexpr mask::TokenGrid grid{6, 4, 4};

QRectF cell(TokenId token) {
  const mask::Cell at = grid.cell(token);
  return QRectF(20 + 10 * at.col, 30 + 10 * at.row, 10, 10);
}

double length(const OnionOutline& outline) {
  double sum = 0;
  for (const QLineF& line : outline.lines) sum += line.length();
  return sum;
}

}  // namespace

TEST_CASE("outlines of the steps around run between hidden and visible tokens", "[onion]") {
  mask::Mask mask(grid);
  for (const int step : {1, 2, 4}) mask.set(grid.id({step, 1, 1}), true);
  mask.set(grid.id({2, 1, 2}), true);
  const auto outlines = onionOutlines(mask, 3, cell);
  REQUIRE(outlines.size() == 3);  // step 6 hides nothing
  for (const OnionOutline& outline : outlines) {
    INFO(outline.away);
    CHECK(outline.lines.size() == 4);  // neighbours along an edge are one line
    CHECK(length(outline) == Approx(outline.away == -1 ? 60 : 40));
  }
  CHECK(outlines.front().away == -2);
  CHECK(outlines.front().lines.front().p1() == QPointF(30, 40));
  CHECK(onionOutlines(mask, 0, cell).size() == 2);
  CHECK(onionOutlines(mask::Mask(grid).inverted(), 5, cell).size() == 2);  // none after the last
}

TEST_CASE("before is dashed, after is dotted, two away is fainter", "[onion]") {
  const auto painted = [](int away) {
    QImage image(200, 20, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintOnion(painter, {{away, {QLineF(0, 10, 200, 10)}}});
    painter.end();
    int runs = 0, darkest = 255;
    for (int x = 1; x < 200; ++x) {
      const bool here = image.pixelColor(x, 10).lightness() < 245, before = image.pixelColor(x - 1, 10).lightness() < 245;
      runs += here && !before ? 1 : 0;
      darkest = std::min(darkest, image.pixelColor(x, 10).lightness());
    }
    return std::pair(runs, darkest);
  };
  CHECK(painted(-1).first == Approx(200 / 13).margin(2));
  CHECK(painted(1).first == Approx(200 / 6).margin(3));
  CHECK(painted(-2).second > painted(-1).second);
  CHECK(painted(2).second > painted(1).second);
}

TEST_CASE("the canvas shows the onion skin when it is asked to", "[onion][canvas]") {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 1};
  session::Session session{runner, {}};
  ViewState view;
  ThemeStore themes{true};
  session.openModel(test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
  queue.drainUntil([&] { return session.model() != nullptr; });
  session.openClip("world:behind,seed=7", session::Session::Input{{0, 8, 4.0}, 64});
  queue.drainUntil([&] { return session.placement().has_value(); });
  ClipPanel panel(session, view, themes);
  panel.resize(620, 600);
  panel.show();
  REQUIRE(QTest::qWaitForWindowExposed(&panel));
  // Hidden on the first step only, so on the second one nothing but the onion skin speaks of it.
  const mask::TimeExtent first = session.placement()->steps.front();
  mask::MaskShape shape{session.newShapeId(), "First", mask::Operation::Hide, first, mask::Rectangle{{0.3, 0.3}, {0.7, 0.7}}};
  session.run(session::setShapes({shape}, "First step"));
  REQUIRE(session.mask().hiddenCountInStep(0) > 0);
  REQUIRE(session.mask().hiddenCountInStep(1) == 0);
  session.setPlayhead(2);
  const QImage without = panel.canvas().grabFramebuffer();
  view.onion = true;
  view.notify();
  const QImage with = panel.canvas().grabFramebuffer();
  QRect changed;
  for (int y = 0; y < with.height(); ++y)
    for (int x = 0; x < with.width(); ++x)
      if (with.pixel(x, y) != without.pixel(x, y)) changed |= QRect(x, y, 1, 1);
  QRectF expected;
  const mask::TokenGrid tokens = session.placement()->grid;
  for (int i = 0; i < tokens.perStep(); ++i)
    if (session.mask().hidden(TokenId{i})) expected |= panel.canvas().cellInWidget(TokenId{i});
  CHECK(changed.width() == Approx(expected.width()).margin(8));
  CHECK(changed.center().x() == Approx(expected.center().x()).margin(8));
  CHECK(changed.center().y() == Approx(expected.center().y()).margin(8));
  session.setPlayhead(6);  // three steps away
  view.onion = false;
  view.notify();
  const QImage far_without = panel.canvas().grabFramebuffer();
  view.onion = true;
  view.notify();
  CHECK(panel.canvas().grabFramebuffer() == far_without);
}
