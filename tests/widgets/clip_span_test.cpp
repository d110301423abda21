// The bar of the whole clip, with a bracket round what the model sees of it.

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QWheelEvent>

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
  const QString words = QString("%1 in 1\u2013%2 of %3").arg(seen.frames.size()).arg(seen.frame_in_clip.back() + 1).arg(seen.info.frames);
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
  const QString at_start = QString("%1 in 1\u2013").arg(before->frames.size());
  CHECK_FALSE(w.span().words().startsWith(at_start));  // it says where it would go
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
  w.session.undo();  // keys are one step together
  w.untilRead();
  CHECK(w.start() == moved);
  w.session.undo();
  w.untilRead();
  CHECK(w.start() == 0);
  CHECK(w.span().words().startsWith(at_start));
}

TEST_CASE("each drag of the bracket is a step to undo, and the wheel moves nothing", "[timeline]") {
  Shown w;
  std::vector<std::int64_t> starts{w.start()};
  for (const int by : {30, 15}) {
    const QPoint from = w.inBracket();
    QTest::mousePress(&w.span(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&w.span(), from + QPoint(by, 0));
    QTest::mouseRelease(&w.span(), Qt::LeftButton, {}, from + QPoint(by, 0));
    w.untilRead();
    REQUIRE(w.start() > starts.back());
    starts.push_back(w.start());
  }
  QWheelEvent wheel(QPointF(5, 5), w.span().mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(&w.span(), &wheel);
  CHECK(w.start() == starts[2]);
  w.session.undo();
  CHECK(w.start() == starts[1]);
  w.session.undo();
  CHECK(w.start() == starts[0]);
}

TEST_CASE("the bar says how many frames the model sees only where some between are left out", "[timeline]") {
  Shown w;
  w.session.openClip("world:behind,seed=7,frames=64", session::Session::Input{{0, 16, 4.0}, 64});
  w.untilRead();
  const std::int64_t last = w.session.window()->frame_in_clip.back();
  REQUIRE(last > 15);
  CHECK(w.span().words() == QString("16 in 1\u2013%1 of 64").arg(last + 1));
  w.session.openClip("world:behind,seed=7,frames=64", session::Session::Input{{0, 16, 8.0}, 64});
  w.untilRead();
  CHECK(w.span().words() == QString("1\u201316 of 64"));
}
