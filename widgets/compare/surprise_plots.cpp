#include "widgets/compare/surprise_plots.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {

/// Of curves after more or less context: hues that mean nothing else (see `free_hues`), some of them paler.
constexpr std::array context_groups{3, 6, 11, 14, 5, 13};

QString tr(const char* text) { return QCoreApplication::translate("lacuna::widgets", text); }

double middle(const surprise::Measurement& m, std::size_t step) { return (m.step_s[step] + m.step_s[step + 1]) / 2; }

Series seriesOf(Series::Kind kind, const QString& name, const surprise::Measurement& m, const std::vector<double>& values) {
  Series series{kind, name};
  for (std::size_t step = 0; step < values.size(); ++step) series.x.push_back(middle(m, step));
  series.y = values;
  return series;
}

const surprise::ContextSummary& chosen(const surprise::Summary& summary, int context) {
  return summary.contexts[std::min(static_cast<std::size_t>(context), summary.contexts.size() - 1)];
}

Series line(const surprise::Measurement& m, const surprise::ContextSummary& context, const QString& name, QColor Theme::*role) {
  Series series = seriesOf(Series::Kind::Line, name, m, context.curve.surprise);
  series.role = role;
  return series;
}

Series peaksOf(const surprise::Measurement& m, const surprise::ContextSummary& context) {
  Series peaks{Series::Kind::Points, tr("Peaks")};
  peaks.role = &Theme::bad;
  for (const surprise::Peak& peak : context.peaks) {
    peaks.x.push_back(middle(m, static_cast<std::size_t>(peak.step)));
    peaks.y.push_back(peak.surprise);
  }
  return peaks;
}

/// The guess and the usual range of one context length, which the mouse passes over.
void addBackground(Plot& plot, const surprise::Measurement& m, const surprise::ContextSummary& context) {
  Series guess = seriesOf(Series::Kind::Line, coreText(m.guesses[static_cast<std::size_t>(context.guess)]), m, context.curve.guess);
  guess.role = &Theme::visible;
  guess.pickable = false;
  plot.series.push_back(std::move(guess));
  if (context.curve.usual_high.empty()) return;
  Series usual = seriesOf(Series::Kind::Line, tr("usual, up to"), m, context.curve.usual_high);
  usual.role = &Theme::text3;
  usual.dashed = true;
  usual.pickable = false;
  plot.series.push_back(std::move(usual));
}

void setAxes(Plot& plot, const ShownSurprise& shown) {
  plot.x_axis = tr("seconds of the clip");
  plot.x_range = {0, shown.length_s()};
  plot.x_marker = shown.playhead_s;
}

QString shortName(const surprise::Measurement& m) {
  QString name = coreText(m.clip.name);
  return name.size() > 40 ? name.left(39) + QChar(0x2026) : name;
}

}  // namespace

double ShownSurprise::length_s() const {
  return std::max(first->step_s.back(), second ? second->step_s.back() : 0.0);
}

Plot surprisePlot(const ShownSurprise& shown) {
  Plot plot{tr("Surprise over the clip"), {}, coreText(surprise::nameOfSurprise(shown.of_first->metric)), {}};
  setAxes(plot, shown);
  plot.decimals = 3;
  plot.y_from_zero = true;
  const surprise::ContextSummary& context = chosen(*shown.of_first, shown.context);
  if (shown.second) {
    plot.series.push_back(line(*shown.first, context, shortName(*shown.first), &Theme::run_a));
    plot.series.push_back(line(*shown.second, chosen(*shown.of_second, shown.context), shortName(*shown.second), &Theme::run_b));
  } else {
    for (std::size_t i = 0; i < shown.of_first->contexts.size(); ++i) {
      plot.series.push_back(line(*shown.first, shown.of_first->contexts[i], tr("after %1 frames").arg(shown.of_first->contexts[i].context_frames), &Theme::text));
      if (shown.of_first->contexts.size() > 1) plot.series.back().group = context_groups[std::min(i, context_groups.size() - 1)];
    }
  }
  addBackground(plot, *shown.first, context);
  if (!context.peaks.empty()) plot.series.push_back(peaksOf(*shown.first, context));
  return plot;
}

int peakSeries(const ShownSurprise& shown) {
  const surprise::ContextSummary& context = chosen(*shown.of_first, shown.context);
  if (context.peaks.empty()) return no_series;
  const std::size_t lines = shown.second ? 2 : shown.of_first->contexts.size();
  return static_cast<int>(lines) + (context.curve.usual_high.empty() ? 1 : 2);
}

Plot differencePlot(const ShownSurprise& shown) {
  Plot plot{tr("How much more the second clip surprises"), {}, tr("second \u2212 first"), {}};
  setAxes(plot, shown);
  plot.decimals = 3;
  const surprise::Pair pair = surprise::compare(*shown.of_first, *shown.of_second);
  if (pair.difference.empty()) return plot;
  const auto& difference = pair.difference[std::min(static_cast<std::size_t>(shown.context), pair.difference.size() - 1)];
  Series bars = seriesOf(Series::Kind::Bars, {}, *shown.first, difference);
  bars.role = &Theme::accent;
  plot.series.push_back(std::move(bars));
  return plot;
}

Plot motionPlot(const ShownSurprise& shown) {
  Plot plot{tr("Motion over the clip"), {}, tr("motion"), {}};
  setAxes(plot, shown);
  plot.decimals = 4;
  if (!shown.second) {
    Series bars = seriesOf(Series::Kind::Bars, {}, *shown.first, shown.of_first->motion);
    bars.role = &Theme::visible;
    plot.series.push_back(std::move(bars));
    return plot;
  }
  Series first = seriesOf(Series::Kind::Line, tr("first"), *shown.first, shown.of_first->motion), second = seriesOf(Series::Kind::Line, tr("second"), *shown.second, shown.of_second->motion);
  first.role = &Theme::run_a;
  second.role = &Theme::run_b;
  plot.series = {std::move(first), std::move(second)};
  plot.y_from_zero = true;
  return plot;
}

}  // namespace lacuna::widgets
