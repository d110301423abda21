#include "widgets/window/accessible_views.hpp"

#include <QAccessibleObject>
#include <QAccessibleWidget>
#include <algorithm>

#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/scene/scene_view.hpp"
#include "widgets/timeline/timeline_view.hpp"

namespace lacuna::widgets {
namespace {

/// A picture whose value is the token that the keyboard or the mouse is on.
class CanvasAccessible : public QAccessibleWidget {
 public:
  explicit CanvasAccessible(QWidget* canvas) : QAccessibleWidget(canvas, QAccessible::Graphic) {}
  QString text(QAccessible::Text kind) const override {
    return kind == QAccessible::Value ? widget()->accessibleDescription() : QAccessibleWidget::text(kind);
  }
};

class TrackAccessible : public QAccessibleObject {
 public:
  TrackAccessible(Track& track, TimelineView& view) : QAccessibleObject(&track), track_(track), view_(view) {}
  QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(&view_); }
  QAccessibleInterface* child(int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  QAccessible::State state() const override { return {}; }
  QRect rect() const override {
    const QRect lane = view_.laneOf(track_.name());
    return {view_.mapToGlobal(lane.topLeft()), lane.size()};
  }
  QString text(QAccessible::Text kind) const override {
    if (kind == QAccessible::Name) return track_.name();
    return kind == QAccessible::Value || kind == QAccessible::Description ? track_.valueAt(view_.stepNow()) : QString();
  }

 private:
  Track& track_;
  TimelineView& view_;
};

/// Its tracks first, then the widgets on it.
class TimelineAccessible : public QAccessibleWidget {
 public:
  explicit TimelineAccessible(TimelineView& view) : QAccessibleWidget(&view, QAccessible::List), view_(view) {}
  int childCount() const override { return tracks() + QAccessibleWidget::childCount(); }
  QAccessibleInterface* child(int index) const override {
    if (index < 0 || index >= tracks()) return QAccessibleWidget::child(index - tracks());
    return QAccessible::queryAccessibleInterface(view_.tracks()[static_cast<std::size_t>(index)]);
  }
  int indexOfChild(const QAccessibleInterface* child) const override {
    const auto all = view_.tracks();
    const auto found = std::find(all.begin(), all.end(), child->object());
    if (found != all.end()) return static_cast<int>(found - all.begin());
    const int other = QAccessibleWidget::indexOfChild(child);
    return other < 0 ? other : other + tracks();
  }
  QString text(QAccessible::Text kind) const override {
    return kind == QAccessible::Value ? widget()->accessibleDescription() : QAccessibleWidget::text(kind);
  }

 private:
  int tracks() const { return static_cast<int>(view_.tracks().size()); }
  TimelineView& view_;
};

/// Qt asks with the class and its bases in turn.
QAccessibleInterface* accessibleOf(const QString& class_name, QObject* object) {
  const auto is = [&class_name](const QMetaObject& meta) { return class_name == QLatin1String(meta.className()); };
  if (is(ClipCanvas::staticMetaObject) || is(SceneView::staticMetaObject)) return new CanvasAccessible(static_cast<QWidget*>(object));
  if (is(TimelineView::staticMetaObject)) return new TimelineAccessible(*static_cast<TimelineView*>(object));
  auto* view = is(Track::staticMetaObject) ? qobject_cast<TimelineView*>(object->parent()) : nullptr;
  return view == nullptr ? nullptr : new TrackAccessible(*static_cast<Track*>(object), *view);
}

}  // namespace

void installAccessibleViews() { QAccessible::installFactory(accessibleOf); }

}  // namespace lacuna::widgets
