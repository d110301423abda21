#pragma once

#include <QStyledItemDelegate>

#include "widgets/compare/run_list_model.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// The letter of a pinned run on its colour, 20 x 20 px.
void drawRunBadge(QPainter& painter, const QRectF& box, session::RunSide side, const Theme& theme);

/// The run's picture with what was hidden in violet.
QImage runThumbnail(const session::KeptRun& run, const Theme& theme);

/// Paints a row: picture, number and flag, mask and model or the note, mean error, badge. Edits the note in the second line.
class RunRow : public QStyledItemDelegate {
  Q_OBJECT
 public:
  RunRow(RunListModel& model, ThemeStore& themes, QObject* parent);
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  RunListModel& model_;
  ThemeStore& themes_;
};

}  // namespace lacuna::widgets
