#include "widgets/export/export_dialogs.hpp"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "widgets/controls/words.hpp"
#include "widgets/export/view_list.hpp"
#include "widgets/settings/desktop_look.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {
namespace {

QComboBox* looks(Look chosen, QWidget* parent) {
  auto* box = new QComboBox(parent);
  for (const Look look : {Look::Light, Look::Dark, Look::Projector}) box->addItem(nameOf(look), static_cast<int>(look));
  box->setCurrentIndex(box->findData(static_cast<int>(chosen)));
  return box;
}

Look lookOf(const QComboBox& box) { return Look{box.currentData().toInt()}; }

/// Form and buttons; the first field has the keyboard.
template <class Dialog>
void finish(Dialog& dialog, QFormLayout* form) {
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, &dialog);
  auto* column = new QVBoxLayout(&dialog);
  column->addLayout(form);
  column->addWidget(buttons);
  QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, [&dialog] {
    Q_EMIT dialog.wanted();
    dialog.accept();
  });
  QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
}

}  // namespace

FigureDialog::FigureDialog(MainWindow& window, Look look) : QDialog(&window), window_(window) {
  setWindowTitle(tr("Export figure"));
  views_ = new QComboBox(this);
  for (const ViewEntry& entry : viewEntries()) views_->addItem(entry.name, entry.id);
  width_ = new QDoubleSpinBox(this);
  width_->setRange(10, 2000);
  width_->setDecimals(0);
  width_->setSuffix(tr(" mm"));
  width_->setValue(180);
  dots_ = new QSpinBox(this);
  dots_->setRange(36, 1200);
  dots_->setSuffix(tr(" dots an inch"));
  dots_->setValue(300);
  size_ = new QLabel(this);
  looks_ = looks(look, this);
  auto* form = new QFormLayout;
  form->addRow(tr("View"), views_);
  form->addRow(tr("Width"), width_);
  form->addRow(tr("Resolution"), dots_);
  form->addRow(tr("Pixels"), size_);
  form->addRow(tr("Colours"), looks_);
  finish(*this, form);
  connect(width_, &QDoubleSpinBox::valueChanged, this, &FigureDialog::showSize);
  connect(dots_, &QSpinBox::valueChanged, this, &FigureDialog::showSize);
  connect(views_, &QComboBox::currentIndexChanged, this, &FigureDialog::showSize);
  showSize();
}

FigurePlan FigureDialog::plan() const {
  FigurePlan plan;
  plan.view = views_->currentData().toString();
  plan.dots_per_inch = dots_->value();
  plan.width_px = std::max(1, static_cast<int>(std::lround(width_->value() / 25.4 * dots_->value())));
  plan.look = lookOf(*looks_);
  return plan;
}

void FigureDialog::showSize() {
  const FigurePlan wanted = plan();
  const QWidget* view = viewOf(window_, wanted.view);
  const QSize now = view && !view->size().isEmpty() ? view->size() : QSize(4, 3);
  const double height = static_cast<double>(wanted.width_px) * now.height() / now.width();
  size_->setText(tr("%1 x %2").arg(wanted.width_px).arg(std::lround(height)));
}

WalkDialog::WalkDialog(double rate_fps, int frames, Look look, QWidget* parent) : QDialog(parent), frames_(frames) {
  setWindowTitle(tr("Export video"));
  what_ = new QComboBox(this);
  what_->addItems({tr("Clip and latent space"), tr("Whole window")});
  height_ = new QComboBox(this);
  for (const int height : {360, 480, 720, 1080}) height_->addItem(tr("%1 px high").arg(height), height);
  height_->setCurrentIndex(2);
  rate_ = new QDoubleSpinBox(this);
  rate_->setRange(0.5, 60);
  rate_->setDecimals(1);
  rate_->setSuffix(tr(" frames a second"));
  rate_->setValue(rate_fps);
  rounds_ = new QSpinBox(this);
  rounds_->setRange(1, 100);
  length_ = new QLabel(this);
  looks_ = looks(look, this);
  auto* form = new QFormLayout;
  form->addRow(tr("What"), what_);
  form->addRow(tr("Size"), height_);
  form->addRow(tr("Speed"), rate_);
  form->addRow(tr("Times through the clip"), rounds_);
  form->addRow(tr("Length"), length_);
  form->addRow(tr("Colours"), looks_);
  finish(*this, form);
  connect(rate_, &QDoubleSpinBox::valueChanged, this, &WalkDialog::showLength);
  connect(rounds_, &QSpinBox::valueChanged, this, &WalkDialog::showLength);
  showLength();
}

WalkPlan WalkDialog::plan() const {
  WalkPlan plan;
  plan.whole_window = what_->currentIndex() == 1;
  plan.height_px = height_->currentData().toInt();
  plan.rate_fps = rate_->value();
  plan.rounds = rounds_->value();
  plan.look = lookOf(*looks_);
  return plan;
}

void WalkDialog::showLength() { length_->setText(tr("%1 s").arg(words::number(frames_ * rounds_->value() / rate_->value(), 1))); }

}  // namespace lacuna::widgets
