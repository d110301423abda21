#pragma once

#include <QAbstractTableModel>
#include <QTableView>

#include "core/latent/attention_survey.hpp"
#include "widgets/controls/fitted_columns.hpp"

namespace lacuna::widgets {

/// Figures of heads, a row each, for a sorted view.
class HeadTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  using QAbstractTableModel::QAbstractTableModel;
  void setHeads(std::vector<latent::HeadFigures> heads);
  const latent::HeadFigures& head(int row) const { return heads_[static_cast<std::size_t>(row)]; }
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(heads_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;  ///< Qt::UserRole: what to sort by
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<latent::HeadFigures> heads_;
};

/// The same as a table: a click on a column's head sorts, a click on a row chooses the head.
class HeadTable : public QTableView {
  Q_OBJECT
 public:
  explicit HeadTable(QWidget* parent);
  void setHeads(std::vector<latent::HeadFigures> heads);
  void setChosen(int block, int head);
  int neededWidth() const;  ///< px for every column whole, beside the bar where there are more rows than are in sight

 Q_SIGNALS:
  void chosen(int block, int head);

 private:
  HeadTableModel model_;
  class QSortFilterProxyModel* sorted_;
  FittedColumns& columns_;
};

}  // namespace lacuna::widgets
