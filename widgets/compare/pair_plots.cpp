#include "widgets/compare/pair_plots.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <limits>

#include "widgets/controls/words.hpp"

namespace lacuna::widgets {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("lacuna::widgets", text); }

bool ofSimilarity(const compare::Comparison& figures) { return figures.settings.metric == latent::Metric::Cosine; }

}  // namespace

std::pair<int, int> PairScatter::placeOf(int row) const {
  for (std::size_t s = 0; s < rows.size(); ++s)
    if (const auto found = std::ranges::find(rows[s], row); found != rows[s].end()) return {static_cast<int>(s), static_cast<int>(found - rows[s].begin())};
  return {-1, -1};
}

PairScatter pairScatter(const compare::Comparison& figures) {
  PairScatter made;
  const struct {
    QString name;
    QColor Theme::*role;
    Series::Mark mark;
  } kinds[] = {{tr("A better"), &Theme::run_a, Series::Mark::Square}, {tr("B better"), &Theme::run_b, Series::Mark::Diamond}, {tr("the same"), &Theme::text3, Series::Mark::Round}};
  made.rows.resize(3);
  for (std::size_t row = 0; row < figures.gain.size(); ++row) made.rows[figures.gain[row] < 0 ? 0 : figures.gain[row] > 0 ? 1 : 2].push_back(static_cast<int>(row));
  Plot& plot = made.plot;
  plot.title = tr("Every shared hidden token");
  plot.x_axis = ofSimilarity(figures) ? tr("similarity in A") : tr("error in A");
  plot.y_axis = ofSimilarity(figures) ? tr("similarity in B") : tr("error in B");
  plot.diagonal = true;
  plot.decimals = 3;
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const auto* values : {&figures.a, &figures.b})
    for (const double value : *values) low = std::min(low, value), high = std::max(high, value);
  const double air = high > low ? 0.04 * (high - low) : 0.1;
  plot.x_range = plot.y_range = std::pair(low - air, high + air);
  for (std::size_t s = 0; s < 3; ++s) {
    Series series{Series::Kind::Points, made.rows[s].empty() ? QString() : kinds[s].name, kinds[s].role};
    series.mark = kinds[s].mark;
    for (const int row : made.rows[s]) {
      series.x.push_back(figures.a[static_cast<std::size_t>(row)]);
      series.y.push_back(figures.b[static_cast<std::size_t>(row)]);
    }
    plot.series.push_back(std::move(series));
  }
  return made;
}

PairScatter pairSpace(const compare::Comparison& figures, const compare::SharedSpace& space, int step) {
  const struct {
    QString name;
    QColor Theme::*role;
    Series::Mark mark;
    const Matrix& points;
  } kinds[] = {{tr("true"), &Theme::truth, Series::Mark::Round, space.true_a}, {tr("A"), &Theme::run_a, Series::Mark::Square, space.predicted_a}, {tr("B"), &Theme::run_b, Series::Mark::Diamond, space.predicted_b}};
  PairScatter made;
  made.plot.title = tr("Latent space");
  made.plot.x_axis = tr("axis 1, %1 of A's variance").arg(words::percent(space.explained[0]));
  made.plot.y_axis = tr("axis 2, %1").arg(words::percent(space.explained[1]));
  for (const auto& kind : kinds) {
    Series series{Series::Kind::Points, kind.name, kind.role};
    series.mark = kind.mark;
    std::vector<int> rows;
    for (std::size_t row = 0; row < figures.tokens.size(); ++row) {
      if (step >= 0 && figures.grid.cell(figures.tokens[row]).step != step) continue;
      series.x.push_back(kind.points.row(row)[0]);
      series.y.push_back(kind.points.row(row)[1]);
      rows.push_back(static_cast<int>(row));
    }
    made.plot.series.push_back(std::move(series));
    made.rows.push_back(std::move(rows));
  }
  return made;
}

Plot pairSteps(const compare::Comparison& figures, int playhead_step) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  Series a{Series::Kind::Line, tr("A"), &Theme::run_a}, b{Series::Kind::Line, tr("B"), &Theme::run_b};
  for (std::size_t i = 0; i < figures.steps.size(); ++i) {
    const compare::PartFigures& part = figures.steps[i];
    for (Series* series : {&a, &b}) series->x.push_back(static_cast<double>(i) + 1);
    a.y.push_back(part.tokens > 0 ? part.a : none);
    b.y.push_back(part.tokens > 0 ? part.b : none);
  }
  Plot plot;
  plot.title = tr("Mean over shared tokens, by step");
  plot.x_axis = tr("step");
  plot.y_axis = ofSimilarity(figures) ? tr("mean similarity") : tr("mean error");
  plot.decimals = 3;
  plot.series = {std::move(a), std::move(b)};
  plot.x_marker = playhead_step + 1.0;
  return plot;
}

}  // namespace lacuna::widgets
