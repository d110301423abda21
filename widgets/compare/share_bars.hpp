#pragma once

#include <QWidget>

#include "core/compare/paired.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// On which share of the tokens A is better, none, and B: one bar in three parts.
class ShareBar : public QWidget {
  Q_OBJECT
 public:
  ShareBar(ThemeStore& themes, QWidget* parent);
  void setCounts(int a, int ties, int b);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  int a_ = 0, ties_ = 0, b_ = 0;
};

/// A bar a region from the line of no difference: to the right, B is better.
class RegionBars : public QWidget {
  Q_OBJECT
 public:
  RegionBars(ThemeStore& themes, QWidget* parent);
  void setRegions(std::vector<compare::PartFigures> regions);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  std::vector<compare::PartFigures> regions_;
};

}  // namespace lacuna::widgets
