#include "widgets/compare/surprise_settings.hpp"

#include <QSignalBlocker>
#include <array>

#include "core/latent/error_places.hpp"
#include "core/session/studies.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/clip_words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/metric_choice.hpp"

namespace lacuna::widgets {
namespace {

constexpr int most_frames = 512;

/// "4, 6, 8"; nothing for what is no list of numbers.
std::optional<std::vector<int>> framesOf(const QString& text) {
  std::vector<int> frames;
  for (const QString& part : text.split(QChar(','), Qt::SkipEmptyParts)) {
    bool whole = false;
    frames.push_back(part.trimmed().toInt(&whole));
    if (!whole) return std::nullopt;
  }
  return frames;
}

QString textOf(const std::vector<int>& frames) {
  QStringList parts;
  for (const int count : frames) parts << QString::number(count);
  return parts.join(QStringLiteral(", "));
}

QHBoxLayout* rowOf(QVBoxLayout* body) {
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  body->addLayout(row);
  return row;
}

}  // namespace

SurpriseSettings::SurpriseSettings(session::Session& session, ViewState& view, ThemeStore& themes, Actions& actions, QWidget* parent)
    : Tab(themes, parent), session_(session), study_(session.studies().surprise), view_(view), actions_(actions) {
  setAccessibleName(tr("How surprise is measured"));
  buildWindows();
  buildBeside();
  buildWork();
  buildNumbers();
  column()->addStretch();
}

QSpinBox* SurpriseSettings::addFrames(QVBoxLayout* body, const QString& name, const QString& tip) {
  QHBoxLayout* row = rowOf(body);
  auto* label = new Label(name, fonts::body(), &Theme::text2, themes_, this);
  auto* field = new QSpinBox(this);
  field->setRange(1, most_frames);
  field->setSuffix(tr(" frames"));
  field->setKeyboardTracking(false);
  field->setAccessibleName(name);
  field->setToolTip(name + QStringLiteral("\n") + tip);
  row->addWidget(label, 1);
  row->addWidget(field);
  return field;
}

QPushButton* SurpriseSettings::addButton(QHBoxLayout* row, const QString& action, const QString& text) {
  auto* button = new QPushButton(text, this);
  button->setFont(fonts::body());
  connect(button, &QPushButton::clicked, this, [this, action] { actions_.trigger(action); });
  row->addWidget(button);
  return button;
}

void SurpriseSettings::buildWindows() {
  Section* section = addSection(tr("Windows"));
  QVBoxLayout* body = section->body();
  window_ = addFrames(body, tr("Window"), tr("Frames that slide over the clip together"));
  stride_ = addFrames(body, tr("Stride"), tr("From window to window; published measurements take one step of the model"));
  QHBoxLayout* row = rowOf(body);
  row->addWidget(new Label(tr("Context"), fonts::body(), &Theme::text2, themes_, section), 1);
  contexts_ = new QLineEdit(section);
  contexts_->setFixedWidth(120);
  contexts_->setAccessibleName(tr("Context lengths"));
  contexts_->setToolTip(tr("Context lengths\nFrames of each window that the model sees, several at once: 4, 6, 8. The rest is predicted."));
  row->addWidget(contexts_);
  plan_ = addText(body, fonts::caption(), &Theme::text3);
  auto* metric = new MetricChoice(view_, themes_, section);
  metric->setAccessibleName(tr("Metric of surprise"));
  body->addWidget(metric, 0, Qt::AlignLeft);
  metric_words_ = addText(body, fonts::caption(), &Theme::text3);
  reset_ = addButton(rowOf(body), QStringLiteral("surprise.reset"), tr("As in the clip and model"));
  reset_->setProperty("link", true);
  connect(window_, &QSpinBox::valueChanged, this, [this](int frames) { edit([frames](surprise::Settings& s) { s.window_frames = frames; }); });
  connect(stride_, &QSpinBox::valueChanged, this, [this](int frames) { edit([frames](surprise::Settings& s) { s.stride_frames = frames; }); });
  connect(contexts_, &QLineEdit::editingFinished, this, &SurpriseSettings::readContexts);
}

void SurpriseSettings::buildBeside() {
  Section* section = addSection(tr("Second clip"));
  QHBoxLayout* head = rowOf(section->body());
  beside_name_ = new ElidedLabel({}, fonts::body(), &Theme::text2, themes_, section);
  head->addWidget(beside_name_, 1);
  alone_ = addButton(head, QStringLiteral("surprise.alone"), tr("None"));
  alone_->setProperty("link", true);
  QHBoxLayout* row = rowOf(section->body());
  twin_ = addButton(row, QStringLiteral("surprise.twin"), tr("Impossible twin"));
  addButton(row, QStringLiteral("surprise.beside"), tr("Open..."));
  row->addStretch();
}

void SurpriseSettings::buildWork() {
  work_ = new QWidget(this);
  auto* column = new QVBoxLayout(work_);
  column->setContentsMargins(14, 10, 14, 12);
  column->setSpacing(6);
  QHBoxLayout* row = rowOf(column);
  measure_ = addButton(row, QStringLiteral("run.surprise"), tr("Measure"));
  measure_->setProperty("primary", true);
  stop_ = addButton(row, QStringLiteral("surprise.stop"), tr("Stop here"));
  cancel_ = addButton(row, QStringLiteral("surprise.cancel"), tr("Cancel"));
  bar_ = new QProgressBar(work_);
  bar_->setTextVisible(false);
  bar_->setRange(0, 1000);
  bar_->setAccessibleName(tr("Progress of measuring"));
  column->addWidget(bar_);
  doing_ = addText(column, fonts::caption(), &Theme::text2);
  error_ = addText(column, fonts::body(), &Theme::bad);
}

void SurpriseSettings::buildNumbers() {
  numbers_ = addSection(tr("Numbers"));
  QVBoxLayout* body = numbers_->body();
  mean_ = addRow(body, tr("Mean over windows"));
  most_ = addRow(body, tr("Greatest window"));
  guess_ = addRow(body, tr("Best simple guess"));
  least_ = addRow(body, tr("Least of all contexts"));
  r_steps_ = addRow(body, tr("r with motion, over time"));
  r_windows_ = addRow(body, tr("r with motion, over windows"));
  motion_ = addRow(body, tr("Motion"));
  least_->setToolTip(tr("Of each window the least surprise of all context lengths, then the mean: \u201c" "filtered\u201d as published"));
  for (ValueRow* row : {r_steps_, r_windows_}) row->setToolTip(tr("Pearson's r: near 1, surprise goes up and down with motion, and says little about understanding"));
  pair_ = addSection(tr("Second clip beside the first"));
  mean_b_ = addRow(pair_->body(), tr("Mean over windows"));
  most_b_ = addRow(pair_->body(), tr("Greatest window"));
  motion_b_ = addRow(pair_->body(), tr("Motion"));
  verdict_ = addText(pair_->body(), fonts::body(), &Theme::text);
  peaks_section_ = addSection(tr("Peaks"));
  peaks_ = new MomentList(themes_, peaks_section_);
  peaks_section_->body()->addWidget(peaks_);
  no_peaks_ = addText(peaks_section_->body(), fonts::caption(), &Theme::text3);
  connect(peaks_, &MomentList::chosen, this, [this](int line) {
    const auto at = static_cast<std::size_t>(line);
    const auto& measured = study_.result().first;
    if (at < listed_.size() && measured && listed_[at].window < measured->plan.windows) study_.openWindow(listed_[at].window, listed_[at].step);
  });
}

void SurpriseSettings::edit(const std::function<void(surprise::Settings&)>& change) {
  if (!session_.model()) return;
  surprise::Settings settings = study_.settings();
  change(settings);
  if (settings != study_.settings()) study_.setSettings(settings);
}

void SurpriseSettings::readContexts() {
  const auto frames = framesOf(contexts_->text());
  if (!frames) return contexts_->setText(textOf(study_.settings().context_frames));
  edit([&](surprise::Settings& settings) { settings.context_frames = *frames; });
}

void SurpriseSettings::refresh() {
  refreshSettings();
  refreshWork();
  refreshNumbers();
  refreshPair();
  refreshPeaks();
}

void SurpriseSettings::refreshSettings() {
  const bool known = session_.model() != nullptr;
  for (QWidget* field : {static_cast<QWidget*>(window_), static_cast<QWidget*>(stride_), static_cast<QWidget*>(contexts_)}) field->setEnabled(known && !study_.busy());
  metric_words_->setText(view_.metric == latent::Metric::Cosine ? tr("Surprise is 1 - cosine similarity, so that more is more surprising.") : coreText(latent::meaningOf(view_.metric)));
  reset_->setVisible(study_.settingsByHand());
  const std::string& beside = study_.beside();
  beside_name_->setText(beside.empty() ? tr("None") : clipTitle(beside));
  beside_name_->setToolTip(QString::fromStdString(beside));
  twin_->setVisible(study_.twin().has_value());
  alone_->setVisible(!beside.empty());
  if (!known) return plan_->setText({});
  const surprise::Settings settings = study_.settings();
  const int step = session_.model()->description().tubelet;
  for (QSpinBox* field : {window_, stride_}) {
    const QSignalBlocker quiet(field);
    field->setSingleStep(step);
    field->setValue(field == window_ ? settings.window_frames : settings.stride_frames);
  }
  if (!contexts_->hasFocus() || !contexts_->isModified()) contexts_->setText(textOf(settings.context_frames));
  plan_->setText(tr("%1 px, %2 frames a second wanted. Frames; a step of the model is %3.").arg(settings.crop).arg(words::number(settings.rate_fps, 1)).arg(step));
}

void SurpriseSettings::refreshWork() {
  const bool busy = study_.busy();
  const auto why_not = study_.whyNot();
  const bool stopped = study_.isCurrent() && !study_.isComplete();
  measure_->setText(stopped ? tr("Go on") : tr("Measure"));
  measure_->setVisible(!busy);
  measure_->setEnabled(!why_not && !study_.isComplete());
  stop_->setVisible(busy);
  cancel_->setVisible(busy);
  bar_->setVisible(busy);
  const jobs::Progress& progress = study_.progress();
  bar_->setValue(static_cast<int>(1000 * progress.fraction()));
  const auto& first = study_.result().first;
  doing_->setVisible(busy || stopped);
  if (busy) doing_->setText(progress.total > 0 ? tr("Window %1 of %2").arg(static_cast<int>(progress.done)).arg(static_cast<int>(progress.total)) : tr("Opening the clip"));
  else if (stopped) doing_->setText(tr("Stopped: %1 of %2 windows").arg(first->windows.size()).arg(first->plan.windows));
  const auto error = study_.error() ? study_.error() : why_not;
  error_->setVisible(error.has_value());
  if (error) error_->setText(coreText(error->what));
}

void SurpriseSettings::refreshNumbers() {
  const auto summary = study_.summary(view_.metric);
  const bool known = summary && !summary->contexts.empty();
  numbers_->setVisible(known);
  if (!known) return;
  const surprise::Measurement& m = *study_.result().first;
  const surprise::ContextSummary& context = summary->contexts[static_cast<std::size_t>(study_.context())];
  numbers_->setNote(tr("after %1 frames").arg(context.context_frames));
  const bool beats = context.mean < context.guess_mean;
  mean_->setValue(words::number(context.mean, 3), beats);
  most_->setValue(tr("%1 from %2 s").arg(words::number(context.most, 3), words::number(m.windows[static_cast<std::size_t>(context.most_window)]->begin_s, 2)));
  guess_->setValue(words::number(context.guess_mean, 3), !beats);
  guess_->setToolTip(coreText(m.guesses[static_cast<std::size_t>(context.guess)]));
  least_->setVisible(summary->least.has_value());
  if (summary->least) least_->setValue(words::number(summary->least->mean, 3));
  r_steps_->setValue(words::number(context.motion_r_steps, 2));
  r_windows_->setValue(words::number(context.motion_r_windows, 2));
  motion_->setValue(words::number(summary->motion_mean, 4));
}

void SurpriseSettings::refreshPair() {
  const auto first = study_.summary(view_.metric), second = study_.besideSummary(view_.metric);
  const bool known = first && second && !first->contexts.empty() && !second->contexts.empty() && !study_.beside().empty();
  pair_->setVisible(known);
  if (!known) return;
  const surprise::Pair pair = surprise::compare(*first, *second);
  const surprise::PairRow& row = pair.rows[std::min(static_cast<std::size_t>(study_.context()), pair.rows.size() - 1)];
  mean_b_->setValue(tr("%1 (%2)").arg(words::number(row.mean_b, 3), words::change(row.mean_b, row.mean_a)));
  most_b_->setValue(tr("%1 (%2)").arg(words::number(row.most_b, 3), words::change(row.most_b, row.most_a)));
  motion_b_->setValue(tr("%1 (%2)").arg(words::number(pair.motion_b, 4), words::change(pair.motion_b, pair.motion_a)));
  const auto more = [](double a, double b) { return a < b ? tr("the second") : tr("the first"); };
  verdict_->setText(tr("By the mean %1 clip is the more surprising one, by the greatest window %2. One pair decides nothing: published accuracies count over many.")
                        .arg(more(row.mean_a, row.mean_b), more(row.most_a, row.most_b)));
}

void SurpriseSettings::refreshPeaks() {
  const auto summary = study_.summary(view_.metric);
  const bool known = summary && !summary->contexts.empty();
  peaks_section_->setVisible(known);
  if (!known) return;
  const surprise::ContextSummary& context = summary->contexts[static_cast<std::size_t>(study_.context())];
  std::vector<MomentList::Moment> moments;
  for (const surprise::Peak& peak : context.peaks)
    moments.push_back({tr("%1 s").arg(words::number(peak.time_s, 2)), words::number(peak.surprise, 3),
                       tr("%1 deviations above the usual; opens the window from %2 s").arg(words::number(peak.deviations, 1), words::number(study_.result().first->windows[static_cast<std::size_t>(peak.window)]->begin_s, 2))});
  listed_ = context.peaks;
  peaks_->setMoments(moments);
  peaks_->setEnabled(study_.isOfClip());
  no_peaks_->setText(context.curve.usual.empty() ? tr("Fewer than 3 windows: nothing can be called usual.")
                     : moments.empty()           ? tr("No time surprises more than usual: the median plus %1 deviations.").arg(surprise::peak_deviations, 0, 'f', 0)
                                                 : tr("More than %1 deviations above what is usual at this distance from the context.").arg(surprise::peak_deviations, 0, 'f', 0));
}

}  // namespace lacuna::widgets
