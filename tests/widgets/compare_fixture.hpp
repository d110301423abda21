#pragma once

#include <QListView>
#include <QTest>

#include "core/session/studies.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/compare/runs_page.hpp"

namespace lacuna::test {

/// The whole window in the Compare workspace; runs are made by hiding a disc here or there.
struct Comparing : WholeWindow {
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
  widgets::RunsPage& page() { return window.runsPage(); }
  QListView& list() { return page().list().list(); }
  QStringList shown() {
    QStringList names;
    for (int row = 0; row < list().model()->rowCount(); ++row) names << list().model()->index(row, 0).data().toString();
    return names;
  }
  void press(Qt::Key key) { QTest::keyClick(&list(), key); }
  void click(RunId number) {
    const auto* model = static_cast<widgets::RunListModel*>(list().model());
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(model->indexOf(number)).center());
  }
};

}  // namespace lacuna::test
