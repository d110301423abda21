#pragma once

#include <QTableView>
#include <vector>

namespace lacuna::widgets {

/// Widths, in px, of columns that need these: whole where there is room, what is left shared out evenly. Where there is too little, the
/// widest give way first, none of them below `least`.
std::vector<int> fittedWidths(std::vector<int> needs, int room, int least);

/// Keeps the columns of a table as wide as their texts need, in the room that it has; until a hand drags one.
class FittedColumns : public QObject {
  Q_OBJECT
 public:
  explicit FittedColumns(QTableView& table);
  int needed() const;  ///< px for every column whole

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fit();
  int neededBy(int column) const;
  QTableView& table_;
  bool by_hand_ = false, fitting_ = false;
};

}  // namespace lacuna::widgets
