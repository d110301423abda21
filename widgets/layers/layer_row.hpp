#pragma once

#include <QLineEdit>

#include "core/mask/mask_shape.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

/// One layer of the mask: eye, colour, whether it hides or shows, name, steps, lock, menu. A click chooses it, a double-click
/// renames it, a drag asks for another place.
class LayerRow : public QWidget {
  Q_OBJECT
 public:
  LayerRow(ThemeStore& themes, QWidget* parent);
  /// `heard`: it has a part in the mask, being shown and not silenced by another that is alone.
  void setShape(const mask::MaskShape& shape, const QString& steps, bool chosen, bool heard);
  ShapeId id() const { return id_; }

 Q_SIGNALS:
  void chosen(ShapeId id);
  void eyeClicked(ShapeId id);
  void markClicked(ShapeId id);
  void lockClicked(ShapeId id);
  void renamed(ShapeId id, const QString& name);
  void menuWanted(ShapeId id, const QPoint& global_pos);
  void dragged(ShapeId id, const QPoint& global_pos);
  void dropped(ShapeId id, const QPoint& global_pos);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void beginRename();
  void endRename(bool keep);

  ThemeStore& themes_;
  IconButton *eye_, *mark_, *lock_, *dots_;
  ValueLabel* name_;
  Label* steps_;
  QLineEdit* editor_ = nullptr;
  ShapeId id_{}, pressed_id_{};  ///< the row may come to stand for another layer during a drag
  int colour_ = 0;
  bool chosen_ = false, heard_ = true, locked_ = false, dragging_ = false;
  QPoint pressed_at_;
};

}  // namespace lacuna::widgets
