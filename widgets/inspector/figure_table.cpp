#include "widgets/inspector/figure_table.hpp"

#include "widgets/controls/elided_label.hpp"

namespace lacuna::widgets {

FigureTable::FigureTable(const QStringList& heads, ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(0, 4, 0, 0);
  grid_->setHorizontalSpacing(10);
  grid_->setVerticalSpacing(4);
  grid_->setColumnStretch(0, 1);
  setHeads(heads);
}

Label* FigureTable::cell(int row, int column) {
  const auto r = static_cast<std::size_t>(row), c = static_cast<std::size_t>(column);
  while (cells_.size() <= r) cells_.emplace_back();
  while (cells_[r].size() <= c) {
    const int at = static_cast<int>(cells_[r].size());
    const bool name = at == 0;
    Label* label = name ? new ElidedLabel({}, row == 0 ? fonts::caption() : fonts::body(), &Theme::text2, themes_, this)
                        : new Label({}, row == 0 ? fonts::caption() : fonts::number(), row == 0 ? &Theme::text3 : &Theme::text, themes_, this);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid_->addWidget(label, row, at, name ? Qt::Alignment() : Qt::AlignRight | Qt::AlignVCenter);
    cells_[r].push_back(label);
  }
  return cells_[r][c];
}

void FigureTable::setHeads(const QStringList& heads) {
  for (int column = 0; column <= heads.size(); ++column) cell(0, column)->setText(column == 0 ? QString() : heads[column - 1]);
  for (std::size_t column = static_cast<std::size_t>(heads.size()) + 1; column < cells_[0].size(); ++column) cells_[0][column]->setText({});
}

void FigureTable::setRows(const std::vector<Row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int row = static_cast<int>(i) + 1;
    cell(row, 0)->setText(rows[i].name);
    cell(row, 0)->setToolTip(rows[i].tip);
    cell(row, 0)->setRole(rows[i].role != nullptr ? rows[i].role : &Theme::text2);
    for (std::size_t k = 0; k < rows[i].cells.size(); ++k) {
      Label* label = cell(row, static_cast<int>(k) + 1);
      QFont font = fonts::number();
      if (rows[i].cells[k].strong) font.setWeight(QFont::Bold);
      label->setFont(font);
      label->setText(rows[i].cells[k].text);
      label->setToolTip(rows[i].cells[k].tip);
    }
  }
  for (std::size_t row = 1; row < cells_.size(); ++row)
    for (std::size_t column = 0; column < cells_[row].size(); ++column)
      cells_[row][column]->setVisible(row <= rows.size() && column <= rows[row - 1].cells.size());
}

QString FigureTable::textAt(int row, int column) const {
  const auto r = static_cast<std::size_t>(row) + 1, c = static_cast<std::size_t>(column);
  return r < cells_.size() && c < cells_[r].size() ? cells_[r][c]->text() : QString();
}

}  // namespace lacuna::widgets
