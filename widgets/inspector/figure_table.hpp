#pragma once

#include <QGridLayout>
#include <vector>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// A small table: names at the left, numbers under heads. Cells can be selected; each has the whole in its tooltip.
class FigureTable : public QWidget {
  Q_OBJECT
 public:
  struct Cell {
    QString text, tip;
    bool strong = false;
  };
  struct Row {
    QString name, tip;
    QColor Theme::*role = nullptr;  ///< colour of the name: of true, predicted; null: as others
    std::vector<Cell> cells;
  };

  FigureTable(const QStringList& heads, ThemeStore& themes, QWidget* parent);
  void setHeads(const QStringList& heads);
  void setRows(const std::vector<Row>& rows);
  QString textAt(int row, int column) const;  ///< column 0: the name

 private:
  Label* cell(int row, int column);
  ThemeStore& themes_;
  QGridLayout* grid_;
  std::vector<std::vector<Label*>> cells_;
};

}  // namespace lacuna::widgets
