#pragma once

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"

namespace lacuna::widgets::test {

/// The Clip panel in a window, on the demo clip and model; results come when the test drains the queue.
struct Shown {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 1};
  session::Session session{runner, {}};
  ViewState view;
  ThemeStore themes{true};
  std::unique_ptr<ClipPanel> panel;

  /// `crop`: side of the model's picture; a token is 16 px of it.
  explicit Shown(int crop = 64) {
    session.openModel(lacuna::test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
    queue.drainUntil([this] { return session.model() != nullptr; });
    session.openClip("world:behind,seed=7", session::Session::Input{{0, 8, 4.0}, crop});
    queue.drainUntil([this] { return session.window() && session.model() && session.placement(); });
    view.brush_cells = 1;
    panel = std::make_unique<ClipPanel>(session, view, themes);
    panel->resize(620, 600);
    panel->show();
    REQUIRE(QTest::qWaitForWindowExposed(panel.get()));
  }

  ClipCanvas& canvas() { return panel->canvas(); }
  TokenId token(int row, int col) const { return session.placement()->grid.id({session.playheadStep(), row, col}); }
  QPoint at(int row, int col) { return canvas().cellInWidget(token(row, col)).center().toPoint(); }
  void use(Tool tool) {
    view.tool = tool;
    view.notify();
  }
  void drag(Qt::MouseButton button, QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}) {
    QTest::mousePress(&canvas(), button, keys, from);
    for (int i = 1; i <= 8; ++i) move(from + (to - from) * i / 8, button, keys);
    QTest::mouseRelease(&canvas(), button, keys, to);
  }
  // QTest::mouseMove carries no buttons.
  void move(QPoint to, Qt::MouseButtons buttons, Qt::KeyboardModifiers keys = {}) {
    QMouseEvent event(QEvent::MouseMove, to, canvas().mapToGlobal(QPointF(to)), Qt::NoButton, buttons, keys);
    QApplication::sendEvent(&canvas(), &event);
  }
};


}  // namespace lacuna::widgets::test
