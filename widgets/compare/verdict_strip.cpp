#include "widgets/compare/verdict_strip.hpp"

#include <QEvent>
#include <QPushButton>
#include <algorithm>

#include "core/compare/report.hpp"
#include "widgets/compare/pair_words.hpp"
#include "widgets/compare/run_badge.hpp"
#include "widgets/controls/dimmed.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"

namespace lacuna::widgets {

using session::RunSide;

VerdictStrip::VerdictStrip(session::KeptRuns& runs, ShownPair& pair, QWidget& page, QWidget& panel, ThemeStore& themes, CompareArea& area)
    : QWidget(&area), runs_(runs), pair_(pair), page_(page), panel_(panel), themes_(themes), area_(area) {
  setAccessibleName(tr("Verdict in short"));
  build();
  area_.addBeside(this);
  panel_.installEventFilter(this);
  connect(&pair_, &ShownPair::changed, this, &VerdictStrip::refresh);
  connect(&area_, &CompareArea::pageChanged, this, &VerdictStrip::refresh);
  refresh();
}

void VerdictStrip::build() {
  verdict_ = new Label({}, fonts::title(), &Theme::text, themes_, this);
  reason_ = new ElidedLabel({}, fonts::body(), &Theme::text2, themes_, this);
  reason_->setTextFormat(Qt::PlainText);
  means_ = new QWidget(this);
  auto* means = new QHBoxLayout(means_);
  means->setContentsMargins(0, 0, 0, 0);
  means->setSpacing(6);
  mean_name_ = new Label({}, fonts::body(), &Theme::text3, themes_, means_);
  means->addWidget(mean_name_);
  for (const RunSide side : {RunSide::A, RunSide::B}) {
    auto* mean = new Label({}, fonts::number(), &Theme::text, themes_, means_);
    (side == RunSide::A ? mean_a_ : mean_b_) = mean;
    means->addSpacing(4);
    means->addWidget(new RunBadge(side, themes_, means_));
    means->addWidget(mean);
  }
  auto* rest = new QPushButton(tr("Details"), this);
  rest->setToolTip(tr("Details\nResults, what changed and the difference by region, in the inspector"));
  connect(rest, &QPushButton::clicked, this, &VerdictStrip::restWanted);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 0, 4, 0);
  row->setSpacing(10);
  row->addWidget(verdict_);
  row->addWidget(reason_, 1);
  row->addWidget(means_);
  row->addWidget(rest);
}

bool VerdictStrip::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Show || event->type() == QEvent::Hide) refresh();
  return QWidget::eventFilter(watched, event);
}

void VerdictStrip::refresh() {
  const session::ComparedRuns* pair = pair_.compared();
  const auto& error = runs_.error();
  setVisible((pair != nullptr || error) && area_.shownPage() == &page_ && !panel_.isVisible());
  means_->setVisible(pair != nullptr);
  if (pair != nullptr) return showPair(*pair);
  if (!error) return;
  verdict_->setRole(&Theme::warn);
  verdict_->setText(tr("These two cannot be compared"));
  reason_->setText(coreText(error->what));
  reason_->setToolTip(reason_->text());
  setAccessibleDescription(verdict_->text() + QChar('\n') + reason_->text());
  dim(this, false);
}

/// On how many tokens the better one is better; with no clear verdict, the one with the better mean.
QString VerdictStrip::shortReason(const compare::Comparison& figures) const {
  const compare::Verdict verdict = figures.verdict();
  const int count = static_cast<int>(figures.tokens.size());
  if (verdict == compare::Verdict::Same) return tr("the same value on %n token(s) hidden in both", nullptr, count);
  const bool b = figures.mean_gain >= 0;
  const QString share = words::percent(static_cast<double>(b ? figures.b_better : figures.a_better) / std::max(1, count));
  if (verdict != compare::Verdict::Unclear) return tr("on %1 of %n token(s) hidden in both", nullptr, count).arg(share);
  return b ? tr("B is better on %1 of %n token(s) hidden in both", nullptr, count).arg(share) : tr("A is better on %1 of %n token(s) hidden in both", nullptr, count).arg(share);
}

void VerdictStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawBox(painter, rect(), 6, themes_.theme().panel, panelEdge(themes_.theme()));
}

void VerdictStrip::showPair(const session::ComparedRuns& pair) {
  const compare::Comparison& figures = pair.figures;
  verdict_->setText(pairWords(compare::verdictText(figures)));
  verdict_->setRole(roleOf(figures.verdict()));
  reason_->setText(shortReason(figures));
  reason_->setToolTip(pairWords(compare::reasonText(figures)));
  mean_name_->setText(figures.settings.metric == latent::Metric::Cosine ? tr("Mean similarity") : tr("Mean error"));
  mean_name_->setToolTip(tr("Over the tokens that both runs hide"));
  mean_a_->setText(words::number(figures.figures_a.mean, 3));
  mean_b_->setText(words::number(figures.figures_b.mean, 3));
  setAccessibleDescription(verdict_->text() + QChar('\n') + reason_->toolTip());
  dim(this, pair_.stale());
}

}  // namespace lacuna::widgets
