#pragma once

#include <QAbstractButton>
#include <QGridLayout>

#include "core/mask/rasterise.hpp"
#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/controls/settles.hpp"
#include "widgets/layers/saved_mask_store.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// A small picture of one step of a mask, with its name under it.
class MaskThumbnail : public QAbstractButton {
  Q_OBJECT
 public:
  MaskThumbnail(ThemeStore& themes, QWidget* parent);
  void setMask(const QString& name, const QImage& hidden, const QString& problem = {});  ///< a pixel a cell, 255: hidden
  const QString& name() const { return name_; }
  QSize sizeHint() const override { return {84, 66}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QString name_;  // not the button's text: there an & would make a shortcut
  QImage hidden_;
};

/// The masks kept for every clip: a click takes one in the place of the mask, with Shift as layers on top.
class SavedMasks : public QWidget, public Settles {
  Q_OBJECT
 public:
  SavedMasks(session::Session& session, SavedMaskStore& store, jobs::JobRunner& jobs, ThemeStore& themes, QWidget* parent);
  void refresh();  ///< pictures follow clip and model
  bool settled() const override { return !drawing_.busy(); }
  void askToSave();

 private:
  void showNames();
  void use(const SavedMask& saved, bool as_layers);
  void openMenu(const SavedMask& saved, const QPoint& global_pos);
  std::optional<SavedMask> at(std::size_t place) const;

  session::Session& session_;
  SavedMaskStore& store_;
  jobs::JobRunner& jobs_;
  ThemeStore& themes_;
  Label* none_;
  QGridLayout* grid_;
  std::vector<MaskThumbnail*> thumbnails_;
  std::optional<std::pair<mask::GridPlacement, mask::CoverageRule>> drawn_for_;
  jobs::Lane drawing_;
};

}  // namespace lacuna::widgets
