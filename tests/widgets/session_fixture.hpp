#pragma once

#include <QPushButton>
#include <QTest>
#include <memory>

#include "core/jobs/executor.hpp"
#include "core/session/session.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::test {

/// A session and what shows it, without a window; results come when the test drains the queue.
struct BareSession {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 2};
  session::Session session{runner, {}};
  widgets::ViewState view;
  widgets::ThemeStore themes{true};

  /// No model: a step is a frame.
  void openDrawnClip() {
    session.openClip("world:behind,seed=7");
    queue.drainUntil([this] { return session.window() != nullptr || session.clipLoading().error.has_value(); });
    REQUIRE(session.window() != nullptr);
  }
  /// A scene of 8 frames and the small model.
  void openSmall() {
    session.openModel(sourceFile("tests/data/model/untrained/model.safetensors"), true);
    session.openClip("world:behind,seed=7", session::Session::Input{{0, 8, 4.0}, 64});
    queue.drainUntil([this] { return session.window() && session.model(); });
  }
};

/// A page in a window of its own, on a scene and the small model; nothing is predicted before it is asked for.
template <class Page>
struct ShownPage : BareSession {
  std::unique_ptr<Page> page;

  void show(std::unique_ptr<Page> made) {
    page = std::move(made);
    page->resize(1100, 700);
    page->show();
    REQUIRE(QTest::qWaitForWindowExposed(page.get()));
  }
  template <class Widget>
  Widget* named(const QString& name) {
    for (Widget* widget : page->template findChildren<Widget*>())
      if (widget->accessibleName() == name) return widget;
    FAIL(name.toStdString());
    return nullptr;
  }
  QPushButton* button(const QString& text) {
    for (QPushButton* button : page->template findChildren<QPushButton*>())
      if (button->text() == text) return button;
    FAIL(text.toStdString());
    return nullptr;
  }
};

}  // namespace lacuna::test
