#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>

#include "core/latent/run.hpp"
#include "widgets/export/export_dialog.hpp"
#include "widgets/export/figure_export.hpp"
#include "widgets/export/walk_export.hpp"

namespace lacuna::widgets {

/// Asks which view is wanted as a figure, how large, in which colours and as what.
class FigureDialog : public ExportDialog {
  Q_OBJECT
 public:
  FigureDialog(MainWindow& window, ThemeStore& themes);
  FigurePlan plan() const;  ///< without a path
  QString ending() const { return formats_->currentData().toString(); }  ///< png, pdf or svg

 private:
  void follow();
  MainWindow& window_;
  QComboBox *views_, *formats_, *looks_;
  QDoubleSpinBox* width_;
  QSpinBox* dots_;
};

/// Asks what a walk through time shows, how large, how fast and as what.
class WalkDialog : public ExportDialog {
  Q_OBJECT
 public:
  WalkDialog(double rate_fps, int frames, MainWindow& window, ThemeStore& themes);
  WalkPlan plan() const;  ///< without a path
  QString ending() const { return formats_->currentData().toString(); }  ///< mp4 or webp

 private:
  void follow();
  MainWindow& window_;
  const int frames_;
  QComboBox *what_, *height_, *formats_, *looks_;
  QDoubleSpinBox* rate_;
  QSpinBox* rounds_;
};

/// Says what a report of this run is before it is asked where to.
class ReportDialog : public ExportDialog {
  Q_OBJECT
 public:
  ReportDialog(const latent::Run& run, ThemeStore& themes, QWidget* parent);
};

}  // namespace lacuna::widgets
