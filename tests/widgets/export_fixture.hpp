#pragma once

#include <QSignalSpy>
#include <QTest>
#include <filesystem>
#include <utility>

#include "core/mask/mask_io.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/export/figure_export.hpp"
#include "widgets/export/walk_export.hpp"

namespace lacuna::test {

/// A window with a prediction, and what is done until its exports say how they went.
struct Predicted : WholeWindow {
  TempFolder folder;
  widgets::FigureExport& figures = *window.findChild<widgets::FigureExport*>();
  widgets::WalkExport& walks = *window.findChild<widgets::WalkExport*>();
  QString failed;
  int saved = 0;

  Predicted() : WholeWindow({1280, 760}) {
    session.run(session::setShapes(mask::shapesFromText("blocks-small,seed=3"), "Mask"));
    session.predict();
    queue.drainUntil([this] { return session.resultIsCurrent() && !session.layoutStatus().busy; });
    const auto fail = [this](const QString& line) { failed = line; };
    const auto save = [this] { ++saved; };
    QObject::connect(&figures, &widgets::FigureExport::saved, &window, save);
    QObject::connect(&figures, &widgets::FigureExport::failed, &window, fail);
    QObject::connect(&walks, &widgets::WalkExport::saved, &window, save);
    QObject::connect(&walks, &widgets::WalkExport::failed, &window, fail);
  }

  bool wroteNothing() const { return saved == 0 && std::filesystem::is_empty(folder.path()); }
  QString path(const char* name) const { return QString::fromStdString(folder.file(name)); }

  widgets::WalkPlan walkTo(const char* name) const {
    widgets::WalkPlan plan;
    plan.height_px = 240;
    plan.path = path(name);
    return plan;
  }
  /// Until its first picture is there.
  void beginFilm(const widgets::WalkPlan& plan) {
    QSignalSpy progress(&walks, &widgets::WalkExport::progress);
    walks.save(plan);
    REQUIRE(progress.wait());
  }

  /// Qt's events and the jobs' posts, in turn.
  void finish() {
    const auto ended = [this] { return saved > 0 || !failed.isEmpty(); };
    bool asked = false;
    REQUIRE(QTest::qWaitFor(
        [&] {
          if (ended()) return true;
          queue.post([&asked] { asked = true; });
          queue.drainUntil([&asked] { return std::exchange(asked, false); });
          return ended();
        },
        60000));
  }

  void save(const widgets::FigurePlan& plan) {
    saved = 0;
    failed.clear();
    figures.save(plan);
    finish();
  }
};

}  // namespace lacuna::test
