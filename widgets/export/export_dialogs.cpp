#include "widgets/export/export_dialogs.hpp"

#include <algorithm>
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

}  // namespace

FigureDialog::FigureDialog(MainWindow& window, ThemeStore& themes)
    : ExportDialog(tr("Export figure"), tr("A view as it is now, drawn again at the size of print. What made it is kept inside the file."), themes, &window),
      window_(window) {
  views_ = new QComboBox(this);
  for (const ViewEntry& entry : viewEntries()) views_->addItem(entry.name, entry.id);
  formats_ = new QComboBox(this);
  formats_->addItem(tr("Picture (png)"), "png");
  formats_->addItem(tr("Page (pdf)"), "pdf");
  formats_->addItem(tr("Drawing (svg)"), "svg");
  width_ = new QDoubleSpinBox(this);
  width_->setRange(10, 2000);
  width_->setDecimals(0);
  width_->setSuffix(tr(" mm"));
  width_->setValue(180);
  dots_ = new QSpinBox(this);
  dots_->setRange(36, 1200);
  dots_->setSuffix(tr(" dots an inch"));
  dots_->setValue(300);
  looks_ = looks(themes.look(), this);
  addField(tr("View"), views_);
  addField(tr("Format"), formats_);
  addField(tr("Width"), width_);
  addField(tr("Resolution"), dots_);
  addField(tr("Colours"), looks_);
  connect(width_, &QDoubleSpinBox::valueChanged, this, &FigureDialog::follow);
  connect(dots_, &QSpinBox::valueChanged, this, &FigureDialog::follow);
  connect(views_, &QComboBox::currentIndexChanged, this, &FigureDialog::follow);
  connect(formats_, &QComboBox::currentIndexChanged, this, &FigureDialog::follow);
  follow();
}

FigurePlan FigureDialog::plan() const {
  FigurePlan plan;
  plan.view = views_->currentData().toString();
  plan.dots_per_inch = dots_->value();
  plan.width_px = std::max(1, static_cast<int>(std::lround(width_->value() / 25.4 * dots_->value())));
  plan.look = lookOf(*looks_);
  return plan;
}

void FigureDialog::follow() {
  const FigurePlan wanted = plan();
  const QWidget* view = viewOf(window_, wanted.view);
  const QSize now = view && !view->size().isEmpty() ? view->size() : QSize(4, 3);
  const double shape = static_cast<double>(now.height()) / now.width();
  setOutcome(tr("%1 x %2 mm, %3 x %4 pixels").arg(words::number(width_->value(), 0), words::number(width_->value() * shape, 0),
                                                  words::count(wanted.width_px), words::count(std::lround(wanted.width_px * shape))));
  if (ending() == QLatin1String("pdf")) return setHint(tr("For papers and print. Text and plots stay text and lines; the frame and the 3-D views are pictures of this resolution."));
  if (ending() == QLatin1String("svg")) return setHint(tr("To edit further and for web pages. Text and plots stay text and lines; the frame and the 3-D views are pictures of this resolution."));
  setHint(tr("For slides and web pages: pixels, which look the same everywhere."));
}

WalkDialog::WalkDialog(double rate_fps, int frames, MainWindow& window, ThemeStore& themes)
    : ExportDialog(tr("Export video"), tr("A walk through the clip from its first frame to its last, with the overlays that are chosen now."), themes, &window),
      window_(window), frames_(frames) {
  what_ = new QComboBox(this);
  what_->addItems({tr("Clip and latent space"), tr("Whole window")});
  formats_ = new QComboBox(this);
  formats_->addItem(tr("Video (mp4)"), "mp4");
  formats_->addItem(tr("Animated picture (webp)"), "webp");
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
  looks_ = looks(themes.look(), this);
  addField(tr("What"), what_);
  addField(tr("Format"), formats_);
  addField(tr("Size"), height_);
  addField(tr("Speed"), rate_);
  addField(tr("Times through the clip"), rounds_);
  addField(tr("Colours"), looks_);
  connect(rate_, &QDoubleSpinBox::valueChanged, this, &WalkDialog::follow);
  connect(rounds_, &QSpinBox::valueChanged, this, &WalkDialog::follow);
  for (const QComboBox* box : {what_, formats_, height_}) connect(box, &QComboBox::currentIndexChanged, this, &WalkDialog::follow);
  follow();
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

void WalkDialog::follow() {
  const WalkPlan wanted = plan();
  const QSize now = wanted.whole_window ? window_.size() : WalkView::usual_size;
  const auto width = std::lround(static_cast<double>(wanted.height_px) * now.width() / now.height()) / 2 * 2;
  const int frames = frames_ * wanted.rounds;
  setOutcome(tr("%1 x %2 pixels, %3 frames, %4 s").arg(words::count(width), words::count(wanted.height_px / 2 * 2), words::count(frames), words::number(frames / wanted.rate_fps, 1)));
  setHint(ending() == QLatin1String("mp4") ? tr("A film (MPEG-4), for talks and anything that plays videos.")
                                           : tr("A picture that moves for ever, for web pages. Large ones take long to write."));
}

ReportDialog::ReportDialog(const latent::Run& run, ThemeStore& themes, QWidget* parent)
    : ExportDialog(tr("Export report"), tr("One page on the last run: what was run, the frames with their errors, numbers beside simple guesses, the latent space, how to read all that, and the command that makes it again."), themes, parent) {
  setOutcome(tr("%1 of %2 tokens hidden, run %3").arg(words::count(run.mask.hiddenCount()), words::count(run.grid().size()), QString::fromStdString(run.hash.hex()).left(8)));
  setHint(tr("An html file that any browser opens and prints. Its pictures are inside; it loads nothing and runs no script."));
}

}  // namespace lacuna::widgets
