#pragma once

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>
#include <QWheelEvent>

#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/timeline/timeline_view.hpp"

namespace lacuna::test {

/// The timeline of the workspace Masks on the drawn clip, 16 frames in 8 steps.
struct LaneSheet {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 1};
  session::Session session;
  widgets::ViewState view;
  widgets::ThemeStore themes{true};
  std::unique_ptr<widgets::TimelineView> timeline;

  explicit LaneSheet(int frames = 16) : session(runner, options()) {
    session.openModel(sourceFile("tests/data/model/untrained/model.safetensors"), true);
    queue.drainUntil([this] { return session.model() != nullptr; });
    session.openClip("world:behind,seed=7", session::Session::Input{{0, frames, 4.0}, 64});
    queue.drainUntil([this] { return session.placement().has_value(); });
    REQUIRE(session.placement()->grid.steps == frames / 2);
    view.workspace = widgets::Workspace::Masks;
    timeline = std::make_unique<widgets::TimelineView>(session, view, themes);
    timeline->resize(1000, 227);
    timeline->show();
    REQUIRE(QTest::qWaitForWindowExposed(timeline.get()));
  }

  static session::SessionOptions options() {
    session::SessionOptions options;
    options.live = false;
    return options;
  }

  mask::TimeExtent step(int i) const { return session.placement()->steps[static_cast<std::size_t>(i)]; }
  mask::TimeExtent steps(int first, int last) const { return {step(first).begin_s, step(last).end_s}; }

  ShapeId add(const std::string& name, mask::TimeExtent extent, std::vector<int> key_steps = {}) {
    mask::MaskShape shape;
    shape.id = session.newShapeId();
    shape.name = name;
    shape.extent = extent;
    shape.form = mask::Ellipse{{0.2, 0.2}, {0.5, 0.5}};
    for (const int at : key_steps) {
      mask::Key key;
      key.time_s = session.placement()->middle_s(at);
      key.pose.dx = 0.1 * at;
      shape.keys.push_back(key);
    }
    session.run(session::addShape(shape));
    session.endStep();
    return shape.id;
  }

  void lock(ShapeId id) {
    mask::MaskShape locked = shape(id);
    locked.locked = true;
    session.run(session::changeShape(locked, "Lock"));
    session.endStep();
  }

  const mask::MaskShape& shape(ShapeId id) const {
    const mask::MaskShape* found = findShape(session.document().shapes, id);
    REQUIRE(found != nullptr);
    return *found;
  }

  widgets::LayerLanes& lanes() { return timeline->layerLanes(); }
  QPoint at(ShapeId id, double place_in_steps) {
    return {static_cast<int>(std::lround(timeline->axis().xOfStep(place_in_steps))), lanes().laneOf(id).center().y()};
  }
  QPoint keyOf(ShapeId id, int key) {
    const widgets::ClipTimes times = widgets::timesOf(session.window().get(), 2);
    const double frame = times.frameOf(shape(id).keys[static_cast<std::size_t>(key)].time_s);
    const QRect sub_lane = lanes().laneOf(id, widgets::KeyedProperty::Position);  // where the keys of a chosen layer are
    const QRect lane = sub_lane.isEmpty() ? lanes().laneOf(id) : sub_lane;
    return {static_cast<int>(std::lround(timeline->axis().xOfFrame(frame))), lane.center().y()};
  }
  QPoint headOf(ShapeId id) { return {60, lanes().laneOf(id).center().y()}; }

  // QTest::mouseMove carries no buttons.
  void move(QPoint to, Qt::KeyboardModifiers modifiers = {}) {
    QMouseEvent event(QEvent::MouseMove, to, lanes().mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, modifiers);
    QApplication::sendEvent(&lanes(), &event);
  }
  void dragTo(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mousePress(&lanes(), Qt::LeftButton, {}, from);
    for (int i = 1; i <= 8; ++i) move(from + (to - from) * i / 8, modifiers);
  }
  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
    dragTo(from, to, modifiers);
    QTest::mouseRelease(&lanes(), Qt::LeftButton, {}, to);
  }

  QMenu* menuAt(QPoint pos) {
    QContextMenuEvent event(QContextMenuEvent::Mouse, pos, lanes().mapToGlobal(pos));
    QApplication::sendEvent(&lanes(), &event);
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
  }
  static QAction* item(const QMenu& menu, const QString& text) {
    for (QAction* action : menu.actions())
      if (action->text() == text) return action;
    FAIL("no item " << text.toStdString());
    return nullptr;
  }
  /// Opens the menu there and takes an item; false when it cannot be taken.
  bool choose(QPoint pos, const QString& text) {
    QMenu* menu = menuAt(pos);
    REQUIRE(menu != nullptr);
    QAction* action = item(*menu, text);
    const bool enabled = action->isEnabled();
    action->trigger();
    menu->close();
    return enabled;
  }

  void wheel(QPoint pos, int delta, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(QPointF(pos), lanes().mapToGlobal(QPointF(pos)), {}, {0, delta}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&lanes(), &event);
    if (!event.isAccepted()) QApplication::sendEvent(timeline.get(), &event);  // Qt does so with real ones alone
  }
};

}  // namespace lacuna::test
