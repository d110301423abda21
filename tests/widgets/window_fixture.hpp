#pragma once

#include <QTest>

#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/window/default_actions.hpp"

namespace lacuna::test {

/// The window as it is before anything is opened, not yet shown; results come when the test drains the queue.
struct EmptyWindow {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner;
  session::Session session;
  widgets::ViewState view;
  widgets::ThemeStore themes{true};
  widgets::Actions actions;
  widgets::Preferences preferences;
  widgets::MainWindow window{session, view, themes, actions, runner, preferences};

  /// Without a file preferences are kept in memory.
  explicit EmptyWindow(const QString& preferences_file = {}, const session::SessionOptions& options = {}, int threads = 1)
      : runner(queue, threads), session(runner, options), preferences(preferences_file) {
    widgets::addDefaultActions(actions, session, view, themes, window, runner);
    window.buildMenus();
  }
  ~EmptyWindow() { session.cancel(); }

  void show(const QSize& size) {
    window.resize(size);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
  }
  /// A clip and the small model.
  void openSmall(const std::string& clip = "world:behind,seed=7", double rate_fps = 4) {
    session.openModel(sourceFile("tests/data/model/untrained/model.safetensors"), true);
    queue.drainUntil([this] { return session.model() != nullptr; });
    session.openClip(clip, session::Session::Input{{0, 8, rate_fps}, 64});
    queue.drainUntil([this] { return session.placement().has_value() || session.clipLoading().error.has_value(); });
  }
};

/// The whole window on a small clip and model.
struct WholeWindow : EmptyWindow {
  explicit WholeWindow(const QSize& size) {
    openSmall();
    REQUIRE(session.placement());
    show(size);
  }
};

}  // namespace lacuna::test
