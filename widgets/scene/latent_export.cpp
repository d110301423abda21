#include "widgets/scene/latent_export.hpp"

#include "widgets/controls/words.hpp"

namespace lacuna::widgets {

LatentExport::LatentExport(QSize size, int steps, ThemeStore& themes, QWidget* parent)
    : ExportDialog(tr("Save the latent space"), tr("The points as they are seen now: camera, colours and projection stay."), themes, parent), steps_(steps) {
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
  addField(tr("What"), what_);
  addField(tr("Width"), width_);
  addField(tr("Height"), height_);
  addField(tr("Once round in"), seconds_);
  addField(tr("Marks"), hud_);
  connect(what_, &QComboBox::currentIndexChanged, this, &LatentExport::follow);
  for (const QSpinBox* number : {width_, height_, seconds_}) connect(number, &QSpinBox::valueChanged, this, &LatentExport::say);
  follow();
}

void LatentExport::follow() {
  const bool film = what() == What::Turn || what() == What::Time;
  seconds_->setEnabled(what() == What::Turn);
  hud_->setEnabled(what() != What::Drawing);
  width_->setEnabled(what() != What::Drawing);
  height_->setEnabled(what() != What::Drawing);
  for (QSpinBox* side : {width_, height_}) side->setMaximum(film ? 1920 : 7680);
  say();
}

void LatentExport::say() {
  const QString width = words::count(width_->value() / 2 * 2), height = words::count(height_->value() / 2 * 2);
  if (what() == What::Drawing) {
    setOutcome(tr("Points, lines and text as such, of any size"));
    return setHint(tr("To edit further, for papers and web pages."));
  }
  if (what() == What::Picture) {
    setOutcome(tr("%1 x %2 pixels").arg(width, height));
    return setHint(tr("For slides and web pages: pixels, which look the same everywhere."));
  }
  const double length_s = what() == What::Turn ? seconds_->value() : steps_ * LatentFilm::step_seconds;
  setOutcome(tr("%1 x %2 pixels, %3 s").arg(width, height, words::number(length_s, 1)));
  setHint(what() == What::Turn ? tr("A film (MPEG-4) of the points, once round.") : tr("A film (MPEG-4) of the points, step by step."));
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
