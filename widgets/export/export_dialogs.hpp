#pragma once

#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSpinBox>

#include "widgets/export/figure_export.hpp"
#include "widgets/export/walk_export.hpp"

namespace lacuna::widgets {

/// Asks which view is wanted as a figure, how large and in which colours.
class FigureDialog : public QDialog {
  Q_OBJECT
 public:
  FigureDialog(MainWindow& window, Look look);
  FigurePlan plan() const;  ///< without a path

 Q_SIGNALS:
  void wanted();

 private:
  void showSize();
  MainWindow& window_;
  QComboBox *views_, *looks_;
  QDoubleSpinBox* width_;
  QSpinBox* dots_;
  QLabel* size_;
};

/// Asks what a walk through time shows, how large and how fast.
class WalkDialog : public QDialog {
  Q_OBJECT
 public:
  WalkDialog(double rate_fps, int frames, Look look, QWidget* parent);
  WalkPlan plan() const;  ///< without a path

 Q_SIGNALS:
  void wanted();

 private:
  void showLength();
  const int frames_;
  QComboBox *what_, *height_, *looks_;
  QDoubleSpinBox* rate_;
  QSpinBox* rounds_;
  QLabel* length_;
};

}  // namespace lacuna::widgets
