#pragma once

#include <QWidget>
#include <vector>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// Names with a bar and a percentage each: what a probe says. Names that are too long are cut, and whole in the tooltip.
class ClassShares : public QWidget {
  Q_OBJECT
 public:
  struct Row {
    QString name;
    double share = 0;
    bool operator==(const Row&) const = default;
  };

  explicit ClassShares(ThemeStore& themes, QWidget* parent);
  void setRows(std::vector<Row> rows, QColor Theme::*role);
  const std::vector<Row>& rows() const { return rows_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  ThemeStore& themes_;
  std::vector<Row> rows_;
  QColor Theme::*role_ = &Theme::visible;
};

}  // namespace lacuna::widgets
