#include "widgets/inspector/probe_curve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "widgets/controls/dimmed.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/error_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

QString familyName(const std::string& family) {
  if (family == "tube-random") return ProbeCurve::tr("Random tubes");
  if (family == "outwards") return ProbeCurve::tr("Outwards from the mask");
  if (family == "inwards") return ProbeCurve::tr("Inwards to the mask");
  return QString::fromStdString(family);
}

/// The value that is drawn: a class's share, or with -1 a linear probe's mean accuracy over classes.
double valueOf(const probe::CurveValue& value, int class_shown) {
  if (class_shown < 0) return value.balanced;
  return value.shares.empty() ? nothing : value.shares[static_cast<std::size_t>(class_shown)];
}

/// One way along the curve: the mean over seeds at each share, and how far they spread.
Series seriesOf(const probe::Curve& curve, std::size_t way, int class_shown) {
  std::map<double, std::vector<std::pair<double, double>>> by_share;  // wanted share -> what is hidden, value
  for (const probe::CurvePoint& point : curve.points) by_share[point.wanted_share].push_back({point.hidden_share, valueOf(point.ways[way], class_shown)});
  Series series;
  for (const auto& [wanted, runs] : by_share) {
    double x = 0, sum = 0, low = std::numeric_limits<double>::infinity(), high = -low;
    int there = 0;
    for (const auto& [share, value] : runs) {
      x += 100 * share / static_cast<double>(runs.size());
      if (std::isnan(value)) continue;
      sum += value, low = std::min(low, value), high = std::max(high, value), ++there;
    }
    series.x.push_back(x);
    series.y.push_back(there > 0 ? sum / there : nothing);
    series.low.push_back(there > 0 ? low : nothing);
    series.high.push_back(there > 0 ? high : nothing);
  }
  if (curve.settings.seeds < 2) series.low.clear(), series.high.clear();
  return series;
}

Plot plotOf(const probe::Curve& curve, int class_shown) {
  Plot plot;
  plot.x_axis = ProbeCurve::tr("hidden, %");
  plot.y_axis = curve.linear ? class_shown < 0 ? ProbeCurve::tr("by class") : ProbeCurve::tr("share") : ProbeCurve::tr("share");
  plot.x_range = {0, 100};
  plot.y_range = {0, 1};
  struct Look {
    QString name;
    QColor Theme::*role;
    bool dashed;
  };
  const Look attentive[] = {{ProbeCurve::tr("Visible alone"), &Theme::visible, false}, {ProbeCurve::tr("Predicted"), &Theme::pred, true}, {ProbeCurve::tr("True"), &Theme::truth, false}};
  const Look linear[] = {{ProbeCurve::tr("Predicted"), &Theme::pred, true}, {ProbeCurve::tr("True"), &Theme::truth, false}, {ProbeCurve::tr("Copied"), &Theme::visible, false}};
  for (std::size_t way = 0; way < curve.ways.size(); ++way) {
    const Look& look = curve.linear ? linear[way] : attentive[way];
    Series series = seriesOf(curve, way, class_shown);
    series.name = look.name;
    series.role = look.role;
    series.dashed = look.dashed;
    plot.series.push_back(std::move(series));
  }
  return plot;
}

}  // namespace

ProbeCurve::ProbeCurve(session::ProbeStudy& study, ThemeStore& themes, QWidget* parent)
    : Section(tr("As more is hidden"), themes, parent), study_(study), themes_(themes) {
  body()->setSpacing(6);
  buildSettings();
  measure_ = symbolButton("bolt", tr("Measure"), themes, this);
  measure_->setToolTip(tr("Measure\nRuns the model and the probe again and again while more is hidden"));
  state_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  state_->setWordWrap(true);
  auto* row = new QHBoxLayout;
  row->addWidget(state_, 1);
  row->addWidget(measure_);
  body()->addLayout(row);
  plot_ = new PlotView(themes, this);
  plot_->setObjectName("probe curve");
  plot_->setMinimumHeight(190);
  body()->addWidget(plot_);
  note_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  note_->setWordWrap(true);
  body()->addWidget(note_);
  connect(measure_, &QPushButton::clicked, this, [this] { study_.curveStatus().busy ? study_.cancel() : study_.measure(); });
}

QHBoxLayout* ProbeCurve::line(const QString& name, QWidget* field) {
  auto* row = new QHBoxLayout;
  row->addWidget(new Label(name, fonts::body(), &Theme::text2, themes_, this));
  row->addStretch();
  row->addWidget(field);
  field->setAccessibleName(name);
  body()->addLayout(row);
  return row;
}

void ProbeCurve::buildSettings() {
  family_ = new QComboBox(this);
  for (const std::string& family : probe::curveFamilies()) family_->addItem(familyName(family), QString::fromStdString(family));
  line(tr("Hides"), family_);
  family_->setToolTip(tr("How the hidden region grows. Inwards: what the mask hides is hidden last"));
  points_ = new QSpinBox(this);
  points_->setRange(2, 60);
  seeds_ = new QSpinBox(this);
  seeds_->setRange(1, 10);
  auto* row = line(tr("Runs"), points_);
  row->addWidget(new Label(tr("x seeds"), fonts::body(), &Theme::text2, themes_, this));
  row->addWidget(seeds_);
  seeds_->setAccessibleName(tr("Masks at each share"));
  class_ = new QComboBox(this);
  class_->setMinimumContentsLength(10);
  class_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  line(tr("Follows"), class_);
  connect(family_, &QComboBox::activated, this, [this](int i) { change([&](auto& c) { c.family = family_->itemData(i).toString().toStdString(); }); });
  connect(points_, &QSpinBox::valueChanged, this, [this](int value) { change([&](auto& c) { c.points = value; }); });
  connect(seeds_, &QSpinBox::valueChanged, this, [this](int value) { change([&](auto& c) { c.seeds = value; }); });
  connect(class_, &QComboBox::activated, this, [this] {
    chosen_ = true;
    showPlot();
  });
}

void ProbeCurve::change(const std::function<void(probe::CurveSettings&)>& edit) {
  session::ProbeStudy::Wish wish = study_.wish();
  edit(wish.curve);
  study_.setWish(wish);
}

/// The classes to choose from, the likeliest of the whole clip first.
void ProbeCurve::refreshClasses() {
  const std::vector<std::string> names = study_.classNames();
  const bool linear = study_.wish().kind == session::ProbeStudy::Kind::Linear;
  const auto order_by = linear ? nullptr : study_.classes();
  if (names == class_names_ && order_by == ordered_by_ && class_->count() == static_cast<int>(names.size()) + (linear ? 1 : 0)) return;
  const bool chosen_before = chosen_ && names == class_names_;
  const QVariant chosen = class_->currentData();
  class_names_ = names;
  ordered_by_ = order_by;
  chosen_ = chosen_before;
  class_->clear();
  if (linear) class_->addItem(tr("Mean over classes"), -1);
  std::vector<std::size_t> order(names.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  if (order_by) order = probe::likeliest(order_by->by(probe::Way::WholeClip), names.size());
  for (const std::size_t k : order)
    if (k < names.size()) class_->addItem(QString::fromStdString(names[k]), static_cast<int>(k));
  if (chosen_) class_->setCurrentIndex(std::max(0, class_->findData(chosen)));
}

void ProbeCurve::refresh() {
  const probe::CurveSettings& wish = study_.wish().curve;
  family_->setCurrentIndex(family_->findData(QString::fromStdString(wish.family)));
  const QSignalBlocker quiet_points(points_), quiet_seeds(seeds_);
  points_->setValue(wish.points);
  seeds_->setValue(wish.seeds);
  refreshClasses();
  refreshState();
  showPlot();
}

void ProbeCurve::refreshState() {
  const auto& status = study_.curveStatus();
  measure_->setText(status.busy ? tr("Cancel") : tr("Measure"));
  const auto& curve = study_.curve();
  QString line;
  QColor Theme::*role = &Theme::text3;
  if (status.busy) line = tr("%1 of %2 runs").arg(status.progress.done).arg(std::max(1.0, status.progress.total));
  else if (status.error) line = wordsOf(*status.error).line, role = &Theme::bad;
  else if (curve && !study_.curveCurrent()) line = tr("Showing the last result");
  else if (curve && !study_.curveWhole()) line = tr("Stopped after %1 runs").arg(curve->points.size());
  state_->setRole(role);
  state_->setText(line);
  dim(plot_, curve && !status.busy && !study_.curveCurrent());
}

std::vector<std::size_t> ProbeCurve::shownClasses() const {
  const auto& curve = study_.curve();
  std::vector<std::size_t> shown = probe::classesToFollow(*curve, 5);
  if (curve->linear) return shown;
  const auto chosen = static_cast<std::size_t>(std::max(0, class_->currentData().toInt()));
  if (std::ranges::find(shown, chosen) == shown.end() && chosen < curve->classes.size()) shown.push_back(chosen);
  return shown;
}

void ProbeCurve::showPlot() {
  const auto& curve = study_.curve();
  const bool linear = study_.wish().kind == session::ProbeStudy::Kind::Linear;
  const bool shown = curve && !curve->points.empty() && curve->linear == linear && curve->classes == class_names_;
  plot_->setVisible(shown);
  note_->setVisible(shown);
  if (!shown) return;
  const int class_shown = class_->currentData().isValid() ? class_->currentData().toInt() : -1;
  plot_->setPlot(plotOf(*curve, linear ? class_shown : std::max(0, class_shown)), study_.curveTable(shownClasses()));
  plot_->setAccessibleName(tr("What the probe says as more is hidden"));
  note_->setText(linear ? tr("Hidden tokens told right, mean over classes, or the mean share that those of one class give it; from predicted latents, true ones, and those of the nearest visible token.")
                        : tr("Visible alone: hidden tokens left out. Predicted, true: put in their place. Whole clip: %1.").arg(words::percent(curve->untouched[static_cast<std::size_t>(std::max(0, class_shown))], 1)));
}

}  // namespace lacuna::widgets
