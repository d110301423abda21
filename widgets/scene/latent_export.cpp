#include "widgets/scene/latent_export.hpp"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace lacuna::widgets {

LatentExport::LatentExport(QSize size, int steps, QWidget* parent) : QDialog(parent), steps_(steps) {
  setWindowTitle(tr("Save the latent space"));
  auto* form = new QFormLayout;
  what_ = new QComboBox(this);
  what_->addItems({tr("Picture (png)"), tr("Drawing (svg)"), tr("Film of a turn (mp4)"), tr("Film of the steps (mp4)")});
  const auto pixels = [this](int value) {
    auto* field = new QSpinBox(this);
    field->setRange(64, 7680);
    field->setSingleStep(2);
    field->setSuffix(tr(" px"));
    field->setValue(value);
    return field;
  };
  width_ = pixels(size.width());
  height_ = pixels(size.height());
  seconds_ = new QSpinBox(this);
  seconds_->setRange(1, 60);
  seconds_->setValue(8);
  seconds_->setSuffix(tr(" s"));
  hud_ = new QCheckBox(tr("With legend, axes and read-outs"), this);
  hud_->setChecked(true);
  form->addRow(tr("What"), what_);
  form->addRow(tr("Width"), width_);
  form->addRow(tr("Height"), height_);
  form->addRow(tr("Once round in"), seconds_);
  form->addRow(QString(), hud_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
  auto* column = new QVBoxLayout(this);
  column->addLayout(form);
  column->addWidget(buttons);
  const auto follow = [this] {
    const bool film = what() == What::Turn || what() == What::Time;
    seconds_->setEnabled(what() == What::Turn);
    hud_->setEnabled(what() != What::Drawing);
    width_->setEnabled(what() != What::Drawing);
    height_->setEnabled(what() != What::Drawing);
    for (QSpinBox* side : {width_, height_}) side->setMaximum(film ? 1920 : 7680);
  };
  connect(what_, &QComboBox::currentIndexChanged, this, follow);
  connect(buttons, &QDialogButtonBox::accepted, this, [this] {
    Q_EMIT wanted();
    accept();
  });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  follow();
}

LatentFilm::Plan LatentExport::plan() const {
  using Kind = LatentFilm::Plan::What;
  LatentFilm::Plan plan;
  plan.what = what() == What::Turn ? Kind::Turn : what() == What::Time ? Kind::Time : Kind::Picture;
  plan.size = QSize(width_->value() / 2 * 2, height_->value() / 2 * 2);
  plan.hud = hud_->isChecked();
  plan.seconds = seconds_->value();
  plan.steps = steps_;
  return plan;
}

}  // namespace lacuna::widgets
