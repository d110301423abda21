#include "tests/support/catch.hpp"
#include "widgets/canvas/frame_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

void checkRoundTrip(const FrameView& view) {
  for (const mask::PointInFrame point : {mask::PointInFrame{0, 0}, {1, 1}, {0.5, 0.5}, {0.123, 0.877}, {-0.2, 1.4}}) {
    const mask::PointInFrame back = view.posInFrame(view.posInWidget(point));
    CHECK(back.x == Approx(point.x).margin(1e-9));
    CHECK(back.y == Approx(point.y).margin(1e-9));
  }
}

FrameView wideFrame() {
  FrameView view;
  view.setFrameSize({640, 360});
  view.setWidgetSize({400, 400});
  return view;
}

}  // namespace

TEST_CASE("the frame is fitted and letterboxed", "[canvas]") {
  FrameView view = wideFrame();
  CHECK(view.frameRect().width() == Approx(400));
  CHECK(view.frameRect().height() == Approx(225));
  CHECK(view.frameRect().top() == Approx(87.5));
  CHECK(view.scale() == Approx(400.0 / 640));
  CHECK(view.fitted());
  checkRoundTrip(view);
}

TEST_CASE("zoom keeps the point under the cursor, pan moves with the hand, fit returns", "[canvas]") {
  FrameView view = wideFrame();
  const QPointF cursor(120, 160);
  const mask::PointInFrame under = view.posInFrame(cursor);
  view.zoomAt(cursor, 3);
  CHECK(view.posInWidget(under).x() == Approx(cursor.x()));
  CHECK(view.posInWidget(under).y() == Approx(cursor.y()));
  CHECK(view.scale() == Approx(3 * 400.0 / 640));
  checkRoundTrip(view);

  view.pan({10, -6});
  CHECK(view.posInWidget(under).x() == Approx(cursor.x() + 10));
  CHECK(view.posInWidget(under).y() == Approx(cursor.y() - 6));
  checkRoundTrip(view);

  view.zoomAt(cursor, 1e9);
  CHECK(view.scale() <= 64 * 400.0 / 640);
  view.fit();
  CHECK(view.fitted());
  CHECK(view.frameRect() == wideFrame().frameRect());
}

TEST_CASE("a resized widget keeps the zoom, another frame size fits anew", "[canvas]") {
  FrameView view = wideFrame();
  view.zoomAt({200, 200}, 2);
  view.setWidgetSize({800, 400});
  CHECK(view.scale() == Approx(2 * 400.0 / 360));
  checkRoundTrip(view);
  view.setFrameSize({100, 200});
  CHECK(view.fitted());
  CHECK(view.frameRect().height() == Approx(400));
}
