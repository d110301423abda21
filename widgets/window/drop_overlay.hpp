#pragma once

#include <QWidget>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// What a drop will do, and where in the window.
struct DropPromise {
  QRect place;  ///< of the overlay's parent; null: the whole of it
  QString text;
  bool refused = false;  ///< nothing will be opened
};

/// Over the whole window while something is dragged: the places that a drop will change are outlined in accent, with what it
/// will do; the rest is dimmed.
class DropOverlay : public QWidget {
  Q_OBJECT
 public:
  DropOverlay(ThemeStore& themes, QWidget* parent);
  void promise(const QList<DropPromise>& promises);  ///< covers its parent and shows
  const QList<DropPromise>& promises() const { return promises_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintPromise(QPainter& painter, const DropPromise& promise) const;
  ThemeStore& themes_;
  QList<DropPromise> promises_;
};

}  // namespace lacuna::widgets
