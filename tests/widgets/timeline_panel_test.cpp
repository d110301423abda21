#include "widgets/timeline/timeline_panel.hpp"

#include <QTest>

#include "tests/widgets/session_fixture.hpp"
#include "widgets/timeline/timeline_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

TEST_CASE("clicks, drags and keys on the timeline move the playhead", "[timeline]") {
  lacuna::test::BareSession studio;
  studio.openDrawnClip();
  const int frames = static_cast<int>(studio.session.window()->frames.size());
  TimelineView view(studio.session, studio.view, studio.themes);
  view.resize(1000, 227);
  view.show();
  const auto place = [&view](int frame, int y) { return QPoint(static_cast<int>(view.axis().xOfFrame(frame + 0.5)), y); };

  SECTION("a click on the ruler") {
    QTest::mouseClick(&view, Qt::LeftButton, {}, place(5, 10));
    CHECK(studio.session.playhead() == 5);
  }
  SECTION("a drag over the pictures scrubs, and ends with the button") {
    const int y = view.laneOf("Clip").center().y();
    QTest::mousePress(&view, Qt::LeftButton, {}, place(2, y));
    QTest::mouseMove(&view, place(9, y));
    CHECK(studio.session.playhead() == 9);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, place(9, y));
    QTest::mouseMove(&view, place(3, y));
    CHECK(studio.session.playhead() == 9);
  }
  SECTION("a click in the error track moves to that step") {
    QTest::mouseClick(&view, Qt::LeftButton, {}, place(7, view.laneOf("Error").center().y()));
    CHECK(studio.session.playhead() == 7);
  }
  SECTION("keys walk and stop at the ends") {
    QTest::keyClick(&view, Qt::Key_End);
    CHECK(studio.session.playhead() == frames - 1);
    QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
    CHECK(studio.session.playhead() == frames - 1);
    QTest::keyClick(&view, Qt::Key_Left);
    CHECK(studio.session.playhead() == frames - 2);
    QTest::keyClick(&view, Qt::Key_Home);
    CHECK(studio.session.playhead() == 0);
  }
  SECTION("what it says follows the playhead") {
    QTest::keyClick(&view, Qt::Key_Right);
    CHECK(view.accessibleDescription().toStdString().find("Step 2 of") == 0);
  }
}

TEST_CASE("play moves the playhead by the clip's time and stops on request", "[timeline]") {
  lacuna::test::BareSession studio;
  TimelinePanel panel(studio.session, studio.view, studio.themes);
  panel.togglePlay();
  CHECK_FALSE(panel.playing());  // there is no clip
  studio.openDrawnClip();
  panel.togglePlay();
  REQUIRE(panel.playing());
  CHECK(QTest::qWaitFor([&studio] { return studio.session.playhead() >= 2; }, 5000));
  panel.togglePlay();
  CHECK_FALSE(panel.playing());
}

TEST_CASE("without a clip the timeline says so", "[timeline]") {
  lacuna::test::BareSession studio;
  TimelineView view(studio.session, studio.view, studio.themes);
  view.resize(1000, 227);
  CHECK(view.describe() == "No clip");
  QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(500, 10));
  QTest::keyClick(&view, Qt::Key_End);
  CHECK(studio.session.playhead() == 0);
}
