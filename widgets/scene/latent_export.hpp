#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QSpinBox>

#include "widgets/export/export_dialog.hpp"
#include "widgets/scene/latent_film.hpp"

namespace lacuna::widgets {

/// Asks what of the latent space is to be saved: a picture of any size, a drawing, a film.
class LatentExport : public ExportDialog {
  Q_OBJECT
 public:
  enum class What { Picture, Drawing, Turn, Time };
  LatentExport(QSize size, int steps, ThemeStore& themes, QWidget* parent);
  What what() const { return What{what_->currentIndex()}; }
  LatentFilm::Plan plan() const;

 private:
  void follow();
  void say();
  QComboBox* what_;
  QSpinBox *width_, *height_, *seconds_;
  QCheckBox* hud_;
  int steps_;
};

}  // namespace lacuna::widgets
