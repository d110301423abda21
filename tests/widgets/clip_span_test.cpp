// The bar of the whole clip, with a bracket round what the model sees of it.

#include <QLabel>
#include <QTest>

#include "tests/widgets/window_fixture.hpp"
#include "widgets/timeline/clip_span.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

struct Shown : test::WholeWindow {
  Shown() : test::WholeWindow({1400, 900}) {}
  ClipSpan& span() { return *window.findChild<ClipSpan*>(); }
  std::int64_t start() const { return session.document().sampling.start_frame; }
  QPoint inBracket(double more = 0) { return (span().bracket().center() + QPointF(more, 0)).toPoint(); }
  void untilRead() {
    queue.drainUntil([this] { return !session.clipLoading().busy; });
    QCoreApplication::processEvents();
  }
};

}  // namespace

TEST_CASE("the timeline says how long the clip is and which of its frames the model sees", "[timeline]") {
  Shown w;
  const auto& seen = *w.session.window();
  REQUIRE(seen.info.frames > static_cast<std::int64_t>(seen.frames.size()));
  REQUIRE(w.span().isVisible());
  const QString words = QString("1\u2013%1 of %2").arg(seen.frame_in_clip.back() + 1).arg(seen.info.frames);
  CHECK(w.span().words().toStdString() == words.toStdString());
  CHECK(w.span().accessibleDescription() == words);
  bool told = false;
  for (const auto* label : w.window.findChildren<QLabel*>()) told = told || (label->isVisible() && label->text() == words);
  CHECK(told);
  const double share = w.span().bracket().width() / (w.span().width() - 6);
  CHECK(share == Approx(static_cast<double>(seen.frame_in_clip.back() + 1) / static_cast<double>(seen.info.frames)).margin(0.02));
  w.session.openClip("world:behind,seed=7", session::Session::Input{{0, static_cast<int>(seen.info.frames), 8.0}, 64});
  w.untilRead();
  CHECK_FALSE(w.span().isVisible());  // it sees them all
}

TEST_CASE("the bracket is dragged to other frames, which are read when it is let go, and undo brings it back", "[timeline]") {
  Shown w;
  const auto before = w.session.window();
  QTest::mousePress(&w.span(), Qt::LeftButton, {}, w.inBracket());
  QTest::mouseMove(&w.span(), w.inBracket(40));
  CHECK(w.start() == 0);
  CHECK_FALSE(w.span().words().startsWith("1\u2013"));  // it says where it would go
  QTest::mouseRelease(&w.span(), Qt::LeftButton, {}, w.inBracket());
  const std::int64_t moved = w.start();
  CHECK(moved > 0);
  w.untilRead();
  REQUIRE(w.session.window() != before);
  CHECK(w.session.window()->frame_in_clip.front() == moved);
  CHECK(w.span().value() == moved);
  w.span().setFocus();
  QTest::keyClick(&w.span(), Qt::Key_Left);
  CHECK(w.start() == moved - 1);
  w.untilRead();
  QTest::keyClick(&w.span(), Qt::Key_End);
  w.untilRead();
  CHECK(w.session.window()->frame_in_clip.back() < w.session.window()->info.frames);
  CHECK(w.session.window()->repeated_frames == 0);  // the bracket does not reach past the clip
  for (int act = 0; act < 3; ++act) w.session.undo();
  w.untilRead();
  CHECK(w.start() == 0);
  CHECK(w.span().words().startsWith("1\u2013"));
}
