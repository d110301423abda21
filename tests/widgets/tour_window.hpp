#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/teach/teach_page.hpp"
#include "widgets/window/default_actions.hpp"

namespace lacuna::test {

inline constexpr int patience_ms = 240'000;

/// Brings what jobs post to the thread of the window, as the program does.
struct WindowExecutor : jobs::Executor {
  QObject thread;
  void post(std::function<void()> task) override { QMetaObject::invokeMethod(&thread, std::move(task), Qt::QueuedConnection); }
};

/// The whole window with the bundled model, and a clip of the user's with a painted mask.
struct TourWindow {
  QTemporaryDir home;
  WindowExecutor executor;
  jobs::JobRunner runner{executor, 8};
  session::Session session{runner, {}};
  widgets::ViewState view;
  widgets::ThemeStore themes{true};
  widgets::Actions actions;
  widgets::Preferences preferences;
  widgets::MainWindow window;

  explicit TourWindow(const QSize& size = {1600, 1000}) : window(session, at(home, view), themes, actions, runner, preferences) {
    const std::string model = sourceFile("models/world/model.safetensors");
    widgets::addDefaultActions(actions, session, view, themes, window, runner, {"world:behind,seed=7", session::Session::Input{{0, 16, 8.0}, 96}, model});
    window.buildMenus();
    session.openModel(model, true);
    session.openClip("world:behind,seed=7", session::Session::Input{{0, 16, 8.0}, 96});
    REQUIRE(QTest::qWaitFor([this] { return session.placement().has_value(); }, patience_ms));
    mask::MaskShape shape{session.newShapeId(), "Mine", mask::Operation::Hide, {}, mask::Rectangle{{0, 0}, {0.4, 0.4}}};
    session.run(session::addShape(shape));
    session.setPlayhead(5);
    REQUIRE(QTest::qWaitFor([this] { return session.resultIsCurrent(); }, patience_ms));
    window.resize(size);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
  }
  ~TourWindow() { session.cancel(); }

  /// Tours of the user are looked for in a folder of the test's own.
  static widgets::ViewState& at(const QTemporaryDir& home, widgets::ViewState& view) {
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    return view;
  }
  widgets::TeachPage& page() { return window.teachPage(); }
  widgets::TourStage& stage() { return *page().tourStage(); }
  widgets::TourSession& tour() { return *page().tour(); }
  bool settle() {
    return QTest::qWaitFor([this] { return page().settled(); }, patience_ms);
  }
  void start(const QString& id, int step = 0) {
    page().startTour(id);
    REQUIRE(page().tour() != nullptr);
    view.workspace = widgets::Workspace::Teach;
    view.notify();
    stage().goTo(step);
    REQUIRE(settle());
  }
};

}  // namespace lacuna::test
