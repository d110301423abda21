#pragma once

#include <QAbstractTableModel>
#include <QTableView>

#include "core/sweep/run_sweep.hpp"
#include "widgets/clip_words.hpp"

class QSortFilterProxyModel;

namespace lacuna::widgets {

/// The finished runs of a sweep, a row each, for a sorted view.
class RunTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  using QAbstractTableModel::QAbstractTableModel;
  void setRuns(const sweep::Spec& spec, std::vector<sweep::Kept> runs, latent::Metric metric);
  std::size_t number(int row) const { return runs_[static_cast<std::size_t>(row)].number; }
  int rowOf(std::size_t number) const;  ///< -1: it is not there
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(runs_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;  ///< Qt::UserRole: what to sort by; tooltips have words whole, clips as files or scenes are named
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<QVariant> valuesOf(const sweep::Kept& run, const sweep::Point& point) const;
  ClipTitles titles_;  ///< of the runs' clips: a spec may name many more
  sweep::Spec spec_;
  std::vector<sweep::Kept> runs_;  ///< by number
  std::vector<std::vector<QVariant>> values_;  ///< [run][column]: sorting asks for them often
  latent::Metric metric_ = latent::Metric::L1Normed;
};

/// That as a table: a click on a column's head sorts, a row is chosen, a double click or Enter opens it.
class RunTable : public QTableView {
  Q_OBJECT
 public:
  explicit RunTable(QWidget* parent);
  void setRuns(const sweep::Spec& spec, std::vector<sweep::Kept> runs, latent::Metric metric);
  std::optional<std::size_t> chosen() const;
  void choose(std::size_t number);  ///< as a person does: the row comes into view

 Q_SIGNALS:
  void chosenChanged();
  void opened();

 private:
  QModelIndex rowOf(std::size_t number) const;
  RunTableModel model_;
  QSortFilterProxyModel* sorted_;
};

}  // namespace lacuna::widgets
