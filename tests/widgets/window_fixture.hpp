#pragma once

#include <QTest>

#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/window/default_actions.hpp"

namespace lacuna::test {

/// The whole window on a small clip and model; results come when the test drains the queue.
struct WholeWindow {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 1};
  session::Session session{runner, {}};
  widgets::ViewState view;
  widgets::ThemeStore themes{true};
  widgets::Actions actions;
  widgets::Preferences preferences;
  widgets::MainWindow window{session, view, themes, actions, runner, preferences};

  explicit WholeWindow(const QSize& size) {
    widgets::addDefaultActions(actions, session, view, themes, window, runner);
    window.buildMenus();
    session.openModel(sourceFile("tests/data/model/untrained/model.safetensors"), true);
    queue.drainUntil([this] { return session.model() != nullptr; });
    session.openClip("world:behind,seed=7", session::Session::Input{{0, 8, 4.0}, 64});
    queue.drainUntil([this] { return session.placement().has_value(); });
    window.resize(size);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
  }
  ~WholeWindow() { session.cancel(); }
};

}  // namespace lacuna::test
