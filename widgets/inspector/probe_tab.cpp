#include "widgets/inspector/probe_tab.hpp"

#include <QFileInfo>

#include "core/session/studies.hpp"
#include "widgets/controls/dimmed.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/probe_curve.hpp"
#include "widgets/inspector/probe_fit.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/error_words.hpp"

namespace lacuna::widgets {
namespace {

using Kind = session::ProbeStudy::Kind;
constexpr std::size_t classes_shown = 5;

QColor Theme::*roleOf(probe::Way way) {
  switch (way) {
    case probe::Way::WholeClip:
    case probe::Way::True: return &Theme::truth;
    case probe::Way::Predicted: return &Theme::pred;
    case probe::Way::VisibleAlone: break;
  }
  return &Theme::visible;
}

}  // namespace

ProbeTab::ProbeTab(session::Session& session, ThemeStore& themes, QWidget* parent)
    : Tab(themes, parent), session_(session), study_(session.studies().probe) {
  buildKind();
  buildEmpty();
  buildNow();
  fit_ = new ProbeFit(session, themes, this);
  figures_ = new ProbeFigures(study_, themes, this);
  curve_ = new ProbeCurve(study_, themes, this);
  for (QWidget* part : {static_cast<QWidget*>(fit_), static_cast<QWidget*>(figures_), static_cast<QWidget*>(curve_)}) column()->addWidget(part);
  column()->addStretch();
  connection_ = study_.onChange([this] { invalidate(); });
}

void ProbeTab::buildKind() {
  kind_section_ = addSection({});
  kind_ = new SegmentedControl({tr("Classifier"), tr("Linear probe")}, themes_, kind_section_);
  kind_->setAccessibleName(tr("Kind of probe"));
  kind_->setToolTip(tr("Kind of probe\nClassifier: an attentive probe that was trained with the model names the clip. Linear probe: fitted here on labels of tokens"));
  kind_section_->body()->addWidget(kind_, 0, Qt::AlignLeft);
  connect(kind_, &SegmentedControl::chosen, this, [this](int chosen) { chooseKind(chosen == 0 ? Kind::Attentive : Kind::Linear); });
}

void ProbeTab::buildEmpty() {
  empty_ = new StateView(themes_, this);
  column()->addWidget(empty_);
  auto* open = empty_->addButton(tr("Open a probe"), true);
  connect(open, &QAbstractButton::clicked, this, &ProbeTab::openWanted);
  auto* linear = empty_->addButton(tr("Fit a linear probe"), false);
  connect(linear, &QAbstractButton::clicked, this, [this] { chooseKind(Kind::Linear); });
}

void ProbeTab::buildNow() {
  now_ = addSection(tr("Classes"));
  now_->body()->setSpacing(6);
  from_ = addRow(now_->body(), tr("Probe"));
  from_->setWords();
  way_ = new SegmentedControl({tr("Whole"), tr("Visible"), tr("Predicted"), tr("True")}, themes_, now_);
  way_->setAccessibleName(tr("What the probe looks at"));
  now_->body()->addWidget(way_, 0, Qt::AlignLeft);
  connect(way_, &SegmentedControl::chosen, this, [this] { refreshNow(); });
  state_ = addText(now_->body(), fonts::caption(), &Theme::text3);
  shares_ = new ClassShares(themes_, now_);
  now_->body()->addWidget(shares_);
  meaning_ = addText(now_->body(), fonts::caption(), &Theme::text3);
}

void ProbeTab::chooseKind(Kind kind) {
  session::ProbeStudy::Wish wish = study_.wish();
  wish.kind = kind;
  study_.setWish(wish);
}

void ProbeTab::showEvent(QShowEvent* event) {
  study_.look(true);
  Tab::showEvent(event);
}

void ProbeTab::hideEvent(QHideEvent* event) {
  study_.look(false);
  Tab::hideEvent(event);
}

void ProbeTab::refreshNow() {
  const auto& status = study_.status();
  const auto& classes = study_.classes();
  const auto way = static_cast<probe::Way>(way_->current());
  const QString file = QFileInfo(QString::fromStdString(study_.attentive().path)).fileName();
  from_->setValue(study_.attentive().from_file ? file : tr("the model's own"));
  QString line;
  if (status.error) line = wordsOf(*status.error).line;
  else if (status.busy) line = tr("%1 %2").arg(coreText(status.progress.doing), words::percent(status.progress.fraction()));
  else if (classes && !study_.classesCurrent()) line = tr("Showing the last result");
  state_->setRole(status.error ? &Theme::bad : &Theme::text3);
  state_->setText(line);
  state_->setVisible(!line.isEmpty());
  std::vector<ClassShares::Row> rows;
  if (classes) {
    const std::vector<std::string> names = study_.classNames();
    for (const std::size_t k : probe::likeliest(classes->by(way), classes_shown))
      rows.push_back({k < names.size() ? QString::fromStdString(names[k]) : QString::number(k), classes->by(way)[k]});
  }
  const bool unsaid = classes && rows.empty();
  shares_->setRows(std::move(rows), roleOf(way));
  dim(shares_, classes && !study_.classesCurrent());
  meaning_->setText(unsaid ? coreText(classes->why_not_predicted) : coreText(meaningOf(way)) + QStringLiteral("."));
}

void ProbeTab::refresh() {
  const bool linear = study_.wish().kind == Kind::Linear, loaded = study_.hasAttentive();
  kind_->setCurrent(linear ? 1 : 0);
  const auto& opening = study_.opening();
  empty_->setVisible(!linear && !loaded);
  now_->setVisible(!linear && loaded);
  fit_->setVisible(linear);
  if (!linear && !loaded) {
    if (opening.busy) empty_->StateView::show("folder", &Theme::text3, tr("Opening the probe"), words::percent(opening.progress.fraction()));
    else if (opening.error) empty_->StateView::show("warn", &Theme::bad, tr("This probe cannot be opened"), wordsOf(*opening.error).line);
    else empty_->StateView::show("flag", &Theme::text3, tr("No probe is loaded"), tr("Open a classifier that was trained with this model (.pt), or fit a linear probe on tokens with labels."));
  }
  if (now_->isVisibleTo(this)) refreshNow();
  if (linear) {
    fit_->refresh();
    figures_->refresh();
  }
  figures_->setVisible(linear && study_.linear() != nullptr);
  const bool can_curve = linear ? study_.linear() != nullptr : loaded;
  curve_->setVisible(can_curve);
  if (can_curve) curve_->refresh();
}

}  // namespace lacuna::widgets
