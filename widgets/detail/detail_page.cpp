#include "widgets/detail/detail_page.hpp"

#include <QClipboard>
#include <QGraphicsOpacityEffect>
#include <QGuiApplication>
#include <cmath>

#include "core/session/studies.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/page_metrics.hpp"

namespace lacuna::widgets {

/// Sections below one another, that scroll where there is no room.
class DetailPage::Form : public Tab {
 public:
  using Tab::Tab;
  using Tab::addSection;
  using Tab::addText;
  using Tab::column;

 protected:
  void refresh() override {}
};

session::DetailStudy& DetailPage::study() const { return session_.studies().detail; }

Plot detailPlot(const detail::Result& result, detail::Measure measure) {
  Plot plot;
  plot.title = DetailPage::tr("How far latents move for pixels");
  plot.x_axis = DetailPage::tr("pixels moved; 1: as far as another place of the clip");
  plot.y_axis = measure == detail::Measure::Cosine ? DetailPage::tr("latents moved (1 - cosine), likewise") : DetailPage::tr("latents moved (L1, layer-normed), likewise");
  plot.diagonal = true;
  plot.y_from_zero = true;
  for (const detail::Kind kind : result.settings.kinds) {
    const detail::KindInfo& info = detail::infoOf(kind);
    Series line;
    line.name = coreText(info.title);
    line.group = static_cast<int>(kind);
    line.dashed = info.happens;
    line.x = line.y = {0};
    for (const detail::Sample& sample : result.samples) {
      if (sample.kind != kind) continue;
      line.x.push_back(result.relativePixels(sample));
      line.y.push_back(result.relativeLatents(sample, measure));
    }
    plot.series.push_back(std::move(line));
  }
  return plot;
}

DetailPage::DetailPage(session::Session& session, ThemeStore& themes, QWidget* parent) : QWidget(parent), session_(session), themes_(themes) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(page_metrics::gap);
  auto* left = new Panel(tr("Settings"), themes, this);
  left->setFixedWidth(page_metrics::side_width);
  left->body()->addWidget(buildForm(), 1);
  auto* foot = new QVBoxLayout;
  foot->setContentsMargins(14, 10, 14, 12);
  foot->addWidget(measure_);
  left->body()->addLayout(foot);
  row->addWidget(left);
  row->addWidget(buildResult(), 1);
  on_study_ = study().changed.connect([this] { readStudy(); });
  on_session_ = session_.onChange([this](const session::Change& change) {
    if (!std::holds_alternative<session::ClipChanged>(change) && !std::holds_alternative<session::ModelChanged>(change)) return;
    if (!study().shown()) showChange();  // the page may be there before the clip
    readStudy();
  });
  showChange();
  readStudy();
}

QWidget* DetailPage::buildForm() {
  auto* form = new Form(themes_, this);
  form->setAccessibleName(tr("What is changed"));
  addShown(*form);
  addMeasured(*form);
  Section* against = form->addSection(tr("Yardsticks"));
  against->setNote(tr("levels, 1 - cosine"));
  yardsticks_ = against->body();
  form->column()->addStretch();
  watchForm();
  return form;
}

void DetailPage::addField(Section* section, const QString& name, QWidget* control) {
  section->body()->addWidget(new Label(name, fonts::caption(), &Theme::text3, themes_, section));
  control->setAccessibleName(name);
  section->body()->addWidget(control);
  section->body()->addSpacing(4);
}

void DetailPage::addShown(Form& form) {
  Section* change = form.addSection(tr("What is shown"));
  kind_ = new QComboBox(change);
  for (const detail::KindInfo& info : detail::kinds()) kind_->addItem(coreText(info.title));
  addField(change, tr("Kind of change"), kind_);
  fully_ = form.addText(change->body(), fonts::caption(), &Theme::text2);
  auto* line = new QHBoxLayout;
  strength_ = new QSlider(Qt::Horizontal, change);
  strength_->setAccessibleName(tr("Strength"));
  strength_->setRange(0, 4);
  strength_->setValue(2);
  strength_text_ = new Label({}, fonts::number(), &Theme::text, themes_, change);
  line->addWidget(strength_, 1);
  line->addWidget(strength_text_);
  change->body()->addLayout(line);
}

void DetailPage::addMeasured(Form& form) {
  Section* measure = form.addSection(tr("What is measured"));
  strengths_ = new QSpinBox(measure);
  strengths_->setRange(1, detail::most_strengths);
  strengths_->setValue(4);
  addField(measure, tr("Strengths of each change"), strengths_);
  seed_ = new QSpinBox(measure);
  seed_->setRange(0, 999'999);
  seed_->setValue(1);
  addField(measure, tr("Seed of noise, grain and drawn places"), seed_);
  beside_ = new QLineEdit(measure);
  beside_->setPlaceholderText(tr("None"));
  beside_->setToolTip(tr("A file or a scene, such as world:behind,seed=8: how far its latents lie is a yardstick"));
  addField(measure, tr("Another clip as a yardstick"), beside_);
  measure_ = new QPushButton(tr("Measure"), this);
  measure_->setProperty("primary", true);
}

void DetailPage::watchForm() {
  connect(kind_, &QComboBox::currentIndexChanged, this, &DetailPage::showChange);
  connect(strength_, &QSlider::valueChanged, this, &DetailPage::showChange);
  connect(strengths_, &QSpinBox::valueChanged, this, [this](int strengths) {
    const double was = strength();
    strength_->setMaximum(strengths);
    strength_->setValue(static_cast<int>(std::lround(was * strengths)));
    showChange();
  });
  connect(measure_, &QPushButton::clicked, this, [this] { this->measure(); });
}

QWidget* DetailPage::buildResult() {
  panel_ = new Panel(tr("Detail lab"), themes_, this);
  QHBoxLayout* header = panel_->header();
  measure_of_ = new SegmentedControl({tr("Cosine"), tr("L1")}, themes_, panel_);
  measure_of_->setAccessibleName(tr("How latents are compared"));
  status_ = new Label({}, fonts::caption(), &Theme::text3, themes_, panel_);
  cancel_ = new QPushButton(tr("Cancel"), panel_);
  cancel_->setProperty("link", true);
  header->addWidget(measure_of_);
  header->addStretch();
  header->addWidget(status_);
  header->addWidget(cancel_);
  save_ = symbolButton("save", tr("Save the figure..."), themes_, panel_);
  copy_ = symbolButton("copy", tr("Copy as command line"), themes_, panel_);
  for (QPushButton* button : {save_, copy_}) header->addWidget(button);
  connect(save_, &QPushButton::clicked, this, [this] { Q_EMIT plot_->exportWanted(plot_->figure()); });
  connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(QString::fromStdString(study().commandLine())); });
  auto* column = new QVBoxLayout;
  column->setContentsMargins(12, 8, 12, 8);
  column->setSpacing(6);
  pictures_ = new DetailPictures(session_, themes_, panel_);
  plot_ = new PlotView(themes_, panel_);
  dimming_ = new QGraphicsOpacityEffect(plot_);
  dimming_->setEnabled(false);
  dimming_->setOpacity(0.5);
  plot_->setGraphicsEffect(dimming_);
  sentence_ = new Label({}, fonts::body(), &Theme::text2, themes_, panel_);
  sentence_->setWordWrap(true);
  sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(pictures_, 2);
  column->addWidget(plot_, 3);
  empty_ = new StateView(themes_, panel_);
  empty_->layout()->setContentsMargins(16, 2, 16, 2);  // a window of 720 lines has no room for more
  column->addWidget(empty_, 3);
  column->addWidget(sentence_);
  panel_->body()->addLayout(column, 1);
  connect(measure_of_, &SegmentedControl::chosen, this, &DetailPage::readStudy);
  connect(cancel_, &QPushButton::clicked, this, [this] { study().cancel(); });
  connect(plot_, &PlotView::clicked, this, &DetailPage::chooseSample);
  return panel_;
}

detail::Kind DetailPage::kind() const { return static_cast<detail::Kind>(kind_->currentIndex()); }
double DetailPage::strength() const { return static_cast<double>(strength_->value()) / strength_->maximum(); }
bool DetailPage::canMeasure() const { return session_.window() && session_.model(); }

void DetailPage::measure() {
  detail::Settings settings;
  settings.strengths = strengths_->value();
  settings.seed = static_cast<std::uint64_t>(seed_->value());
  study().measure(settings, beside_->text().trimmed().toStdString());
  showChange();
}

void DetailPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  showChange();
  readStudy();
}

void DetailPage::showChange() {
  fully_->setText(tr("Strength 1: %1").arg(coreText(detail::infoOf(kind()).fully)));
  strength_text_->setText(words::number(strength(), 2));
  if (isVisible()) study().show(kind(), strength());
}

void DetailPage::chooseSample(int series, int point) {
  const auto& result = study().result();
  if (!result) return;
  const auto chosen = result->settings.kinds[static_cast<std::size_t>(series)];
  strengths_->setValue(result->settings.strengths);
  kind_->setCurrentIndex(static_cast<int>(chosen));
  strength_->setValue(point);
}

void DetailPage::readYardsticks() {
  for (ValueRow* row : yardstick_rows_) delete row;
  yardstick_rows_.clear();
  const auto& result = study().result();
  if (!result) return;
  for (const detail::Yardstick& yardstick : result->yardsticks) {
    QString name = coreText(yardstick.name);
    auto* row = new ValueRow(name.left(1).toUpper() + name.mid(1), themes_, this);
    row->setValue(tr("%1, %2").arg(words::number(yardstick.mean_absolute, 1), words::number(yardstick.latents.one_minus_cosine, 3)));
    row->setToolTip(coreText(yardstick.meaning));
    yardsticks_->addWidget(row);
    yardstick_rows_.push_back(row);
  }
}

void DetailPage::readStudy() {
  if (!isVisible()) return;  // once it is shown
  const auto& status = study().status();
  measure_->setEnabled(canMeasure());
  panel_->setProgress(status.busy ? status.progress.fraction() : -1);
  cancel_->setVisible(status.busy);
  const auto& result = study().result();
  save_->setVisible(result != nullptr);
  copy_->setVisible(!study().commandLine().empty());
  const bool stale = result && !study().resultIsCurrent();
  QString text = status.busy ? tr("%1 of %2 clips encoded").arg(words::number(status.progress.done, 0), words::number(status.progress.total, 0)) : QString();
  if (!status.busy && stale) text = tr("Showing the last result, of another clip or checkpoint");
  if (status.cancelled) text = tr("Cancelled");
  if (status.error) text = wordsOf(*status.error).line;
  status_->setText(text);
  status_->setRole(status.error ? &Theme::warn : &Theme::text3);
  dimming_->setEnabled(stale);
  readResult();
}

/// Plot, yardsticks and sentence, where there is another result or way to compare.
void DetailPage::readResult() {
  const auto& result = study().result();
  if (result && result == drawn_ && drawn_by_ == measure_of_->current()) return;
  drawn_ = result;
  drawn_by_ = measure_of_->current();
  readYardsticks();
  empty_->setVisible(!result);
  plot_->setVisible(result != nullptr);
  sentence_->setVisible(result != nullptr);
  if (!result)
    return empty_->show("wave", &Theme::text3, tr("Nothing measured yet"),
                        tr("Measure how far pixels and latents move when the open clip is blurred, recoloured, moved, and so on. Nothing is hidden for it: the whole clip is encoded."));
  const auto measure = measure_of_->current() == 0 ? detail::Measure::Cosine : detail::Measure::L1;
  plot_->setPlot(detailPlot(*result, measure), detail::tableOf(*result));
  sentence_->setText(coreText(detail::sentenceOf(*result, measure)));
}

}  // namespace lacuna::widgets
