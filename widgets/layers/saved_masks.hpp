#pragma once

#include <QAbstractButton>
#include <QGridLayout>

#include "core/mask/rasterise.hpp"
#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/layers/saved_mask_store.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// A small picture of one step of a mask, with its name under it.
class MaskThumbnail : public QAbstractButton {
  Q_OBJECT
 public:
  MaskThumbnail(ThemeStore& themes, QWidget* parent);
  void setMask(const QString& name, const QImage& hidden);  ///< a pixel a cell, 255: hidden; null: not known here
  QSize sizeHint() const override { return {84, 66}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QImage hidden_;
};

/// The masks kept for every clip: a click takes one in the place of the mask, with Shift as layers on top.
class SavedMasks : public QWidget {
  Q_OBJECT
 public:
  SavedMasks(session::Session& session, SavedMaskStore& store, jobs::JobRunner& jobs, ThemeStore& themes, QWidget* parent);
  void refresh();  ///< pictures follow clip and model
  void askToSave();

 private:
  void showNames();
  void draw();
  void use(std::size_t place, bool as_layers);
  void openMenu(std::size_t place, const QPoint& global_pos);

  session::Session& session_;
  SavedMaskStore& store_;
  jobs::JobRunner& jobs_;
  ThemeStore& themes_;
  Label* none_;
  QGridLayout* grid_;
  std::vector<MaskThumbnail*> thumbnails_;
  std::optional<mask::GridPlacement> drawn_on_;
  jobs::Lane drawing_;
};

}  // namespace lacuna::widgets
