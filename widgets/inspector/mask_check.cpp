#include "widgets/inspector/mask_check.hpp"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/mask/generators.hpp"
#include "core/model/training_masks.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/mask_edits.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/error_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr int name_width = 56, value_width = 64, gap = 8;
constexpr double usual_low = 5, usual_high = 95;  // percent of the masks of training

QString shareText(double share) { return words::percent(share, 1); }
QString countText(double count) { return words::count(std::llround(count)); }

/// How many of the values lie in each of `bins` equal parts of [low, high].
std::vector<int> countsOf(const std::vector<double>& values, double low, double high, int bins) {
  std::vector<int> counts(static_cast<std::size_t>(bins), 0);
  for (const double value : values)
    ++counts[static_cast<std::size_t>(std::clamp(static_cast<int>((value - low) / (high - low) * bins), 0, bins - 1))];
  return counts;
}

}  // namespace

FigureRow::FigureRow(const QString& name, const QString& meaning, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), name_(name), meaning_(meaning), themes_(themes) {
  setFixedHeight(26);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void FigureRow::setFigure(double value, const mask::FigureSpread& training, Unit unit) {
  constexpr int bins = 32;
  const auto text = unit == Unit::Share ? shareText : countText;
  value_ = value;
  value_text_ = text(value);
  counts_.clear();
  usual_ = true;
  QString place;
  if (!training.sorted.empty()) {
    low_ = 0;
    high_ = unit == Unit::Share ? 1 : std::max({value, training.sorted.back(), 4.0});
    counts_ = countsOf(training.sorted, low_, high_, bins);
    const double percentile = training.percentileOf(value);
    usual_ = percentile >= usual_low && percentile <= usual_high;
    place = tr("\nTraining: %1 to %2 in 90\u00a0% of the masks; %3 of them have less")
                .arg(text(training.valueAt(usual_low)), text(training.valueAt(usual_high)), words::percent(percentile / 100));
  }
  setToolTip(tr("%1 %2\n%3%4").arg(name_, value_text_, meaning_, place));
  setAccessibleName(tr("%1 %2").arg(name_, value_text_));
  setAccessibleDescription(place.trimmed());
  update();
}

void FigureRow::paintSpread(QPainter& painter, const QRectF& area) const {
  const Theme& theme = themes_.theme();
  const double most = std::max(1, *std::max_element(counts_.begin(), counts_.end()));
  const double bin = area.width() / static_cast<double>(counts_.size());
  painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme.line2);
  QColor bars = theme.hidden;
  bars.setAlphaF(0.75F);
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i] == 0) continue;
    const double height = std::max(2.0, area.height() * counts_[i] / most);
    painter.fillRect(QRectF(area.left() + static_cast<double>(i) * bin, area.bottom() - height, std::max(1.0, bin - 0.5), height), bars);
  }
  const double x = area.left() + 1 + (value_ - low_) / (high_ - low_) * (area.width() - 2);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(usual_ ? theme.select : theme.warn, 2, Qt::SolidLine, Qt::FlatCap));
  painter.drawLine(QPointF(x, area.top() - 3), QPointF(x, area.bottom() + 1));
}

void FigureRow::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setFont(fonts::body());
  painter.setPen(theme.text2);
  painter.drawText(QRect(0, 0, name_width, height()), Qt::AlignLeft | Qt::AlignVCenter, name_);
  painter.setFont(fonts::number());
  painter.setPen(usual_ ? theme.text : theme.warn);
  painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, value_text_);
  if (!counts_.empty()) paintSpread(painter, QRectF(name_width + gap, 5, width() - name_width - value_width - 2 * gap, height() - 10));
}

MaskCheck::MaskCheck(session::Session& session, jobs::JobRunner& jobs, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), jobs_(jobs) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  const auto row = [&](const QString& name, const QString& meaning) { return new FigureRow(name, meaning, themes, this); };
  steps_ = new CheckLine(themes, this);
  share_ = new CheckLine(themes, this);
  hidden_ = row(tr("Hidden"), tr("Hidden tokens of all tokens"));
  blocks_ = row(tr("Blocks"), tr("Hidden parts that hang together in space and time"));
  border_ = row(tr("Border"), tr("Neighbours in a step of which one is hidden and one visible"));
  extent_ = row(tr("Extent"), tr("Share of the steps that hide the place of a hidden token"));
  source_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  source_->setWordWrap(true);
  source_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  for (QWidget* part : std::initializer_list<QWidget*>{steps_, share_, hidden_, blocks_, border_, extent_, source_}) column->addWidget(part);
}

void MaskCheck::refresh() {
  const mask::Mask& mask = session_.shownMask();
  const bool any = session_.model() && mask.grid().size() > 0;
  setVisible(any);
  if (!any) return;
  const Training wanted{model::trainingMasksOf(session_.model()->description().family, mask.grid()), mask.grid()};
  if (asked_ != wanted) draw(wanted);
  showFigures();
}

/// Not on this thread: 200 masks of a large grid take longer than a frame of the window.
void MaskCheck::draw(const Training& wanted) {
  asked_ = wanted;
  training_ = {};
  problem_.clear();
  lane_.cancel();
  if (wanted.kinds.empty()) return;
  jobs_.start<mask::TrainingDistribution>(
      lane_,
      [wanted](const jobs::JobContext& context) {
        return mask::trainingDistribution(wanted.kinds, wanted.grid, mask::masks_of_training, [&] { context.throwIfStopped(); });
      },
      nullptr,
      [this](Outcome<mask::TrainingDistribution> outcome) {
        if (outcome.ok()) training_ = std::move(outcome.value());
        if (outcome.error() != nullptr) problem_ = wordsOf(*outcome.error()).line;
        showFigures();
      });
}

void MaskCheck::showFigures() {
  const mask::Mask& mask = session_.shownMask();
  const mask::MaskFigures figures = mask::figuresOf(mask);
  hidden_->setFigure(figures.hidden_share, training_.hidden_share, FigureRow::Unit::Share);
  blocks_->setFigure(figures.blocks, training_.blocks, FigureRow::Unit::Count);
  border_->setFigure(figures.border_share, training_.border_share, FigureRow::Unit::Share);
  extent_->setFigure(figures.extent, training_.extent, FigureRow::Unit::Share);
  showVerdicts(mask, figures.hidden_share);
  source_->setText(sourceText());
}

void MaskCheck::showVerdicts(const mask::Mask& mask, double hidden_share) {
  using Verdict = CheckLine::Verdict;
  const bool nothing = hidden_share <= 0, everything = hidden_share >= 1;
  const int in_step = mask.grid().perStep();
  int blind = 0;  // steps without a visible token
  for (int step = 0; step < mask.grid().steps; ++step) blind += mask.hiddenCountInStep(step) == in_step ? 1 : 0;
  const QString steps = blind == 0 ? tr("Every step keeps some visible tokens.") : tr("%n step(s) keep no visible token.", nullptr, blind);
  steps_->set(blind == 0 ? Verdict::Well : Verdict::Note, nothing || everything ? QString() : steps);
  const QString warning = shareWarning(hidden_share, training_.hidden_share);
  if (!warning.isEmpty()) return share_->set(nothing ? Verdict::Note : Verdict::Warning, warning);
  share_->set(Verdict::Well, training_.hidden_share.sorted.empty() ? QString() : tr("It hides as large a share as the masks of training."));
}

QString MaskCheck::sourceText() const {
  if (!problem_.isEmpty()) return problem_;
  if (asked_->kinds.empty()) return tr("This model was not trained with masks.");
  if (lane_.busy()) return tr("Drawing %1 masks as in training\u2026").arg(mask::masks_of_training);
  QStringList kinds;
  for (const std::string& kind : training_.kinds) {
    const mask::GeneratorInfo* info = mask::generatorOf(kind);
    kinds << (info != nullptr ? coreText(info->title) : QString::fromStdString(kind));
  }
  return tr("The line is this mask, the bars are %1 masks as in training: %2.").arg(training_.masks).arg(kinds.join(tr(" and ")));
}

}  // namespace lacuna::widgets
