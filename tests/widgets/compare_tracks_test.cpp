#include "core/compare/report.hpp"
#include "tests/widgets/compare_fixture.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/timeline/timeline_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using session::RunSide;
using test::Comparing;

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
