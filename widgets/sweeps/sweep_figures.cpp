#include "widgets/sweeps/sweep_figures.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <map>

#include "core/mask/generators.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/step_errors.hpp"

namespace lacuna::widgets {
namespace {

QString tr(const char* text, const char* comment = nullptr, int count = -1) { return QCoreApplication::translate("lacuna::widgets", text, comment, count); }

bool isOfNumbers(const sweep::Axis& axis) {
  return std::ranges::all_of(axis.values, [](const std::string& value) { return sweep::numberIn(value).has_value(); });
}

double placeOnAxis(const sweep::Axis& axis, const std::string& value) {
  if (isOfNumbers(axis)) return *sweep::numberIn(value);
  return static_cast<double>(std::ranges::find(axis.values, value) - axis.values.begin());
}

/// The lines of one value of the second axis: what is in between, the mean, the guess.
struct Lines {
  Series band, mean, guess;
  std::vector<int> places;
};

Lines linesOf(const SweepView& view, const std::vector<int>& of, latent::Metric metric) {
  Lines lines;
  lines.band.kind = Series::Kind::Band;
  lines.guess.dashed = true;
  for (const int number : of) {
    const sweep::Place& place = view.places[static_cast<std::size_t>(number)];
    const sweep::Spread& spread = place.of(metric);
    const double x = view.axes.empty() ? 0 : placeOnAxis(view.axes[0], place.at[0]);
    for (Series* series : {&lines.band, &lines.mean, &lines.guess}) series->x.push_back(x);
    lines.band.low.push_back(spread.low);
    lines.band.high.push_back(spread.high);
    lines.mean.y.push_back(spread.mean);
    lines.guess.y.push_back(spread.guess);
    lines.places.push_back(number);
  }
  return lines;
}

}  // namespace

QString shortValue(const sweep::Axis& axis, const std::string& value) {
  const QString text = QString::fromStdString(value);
  return axis.name == "model" || text.startsWith('/') ? QFileInfo(text).dir().dirName() + '/' + QFileInfo(text).fileName() : text;
}

QString titleOf(const sweep::Axis& axis) {
  static const std::map<std::string, const char*> titles = {
      {"seed", QT_TRANSLATE_NOOP("lacuna::widgets", "Seed")},          {"x", QT_TRANSLATE_NOOP("lacuna::widgets", "Moved across, share of the frame")},
      {"y", QT_TRANSLATE_NOOP("lacuna::widgets", "Moved down, share of the frame")}, {"scale", QT_TRANSLATE_NOOP("lacuna::widgets", "Size of the shapes")},
      {"mask", QT_TRANSLATE_NOOP("lacuna::widgets", "Mask")},          {"model", QT_TRANSLATE_NOOP("lacuna::widgets", "Checkpoint")},
      {"start", QT_TRANSLATE_NOOP("lacuna::widgets", "First frame")},  {"frames", QT_TRANSLATE_NOOP("lacuna::widgets", "Frames")},
      {"size", QT_TRANSLATE_NOOP("lacuna::widgets", "Picture side, px")}};
  const auto known = titles.find(axis.name);
  if (known != titles.end()) return tr(known->second);
  for (const mask::GeneratorInfo& info : mask::generators())
    for (const mask::GeneratorParameter& parameter : info.parameters)
      if (parameter.name == axis.name) return coreText(parameter.title);
  return QString::fromStdString(axis.name);
}

SweepView viewOf(const sweep::Spec& spec, const std::vector<sweep::Kept>& kept) {
  SweepView view;
  for (std::size_t axis = 0; axis < spec.axes.size(); ++axis) {
    const bool pooled = spec.axes[axis].name == "seed" && spec.axes.size() > 1;
    if (pooled) view.over.insert(axis);
    else view.axes.push_back(spec.axes[axis]);
  }
  view.places = sweep::tableOf(spec, kept, view.over);
  view.heat = view.axes.size() == 2 && std::ranges::all_of(view.axes, isOfNumbers);
  std::map<std::size_t, std::size_t> by_number;
  for (std::size_t i = 0; i < view.places.size(); ++i) by_number[view.places[i].number] = i;
  for (const sweep::Kept& run : kept) {
    view.place_of.push_back(by_number.at(sweep::placeOf(spec, run.number, view.over)));
    view.numbers.push_back(run.number);
  }
  return view;
}

Plot sweepPlot(const SweepView& view, latent::Metric metric, std::vector<std::vector<int>>& places) {
  Plot plot;
  plot.title = tr("Error over %1").arg(view.axes.empty() ? tr("nothing") : titleOf(view.axes[0]).toLower());
  plot.y_axis = coreText(latent::nameOf(metric));
  plot.decimals = 3;
  if (!view.axes.empty()) {
    plot.x_axis = titleOf(view.axes[0]);
    if (!isOfNumbers(view.axes[0]))
      for (const std::string& value : view.axes[0].values) plot.x_names << shortValue(view.axes[0], value);
  } else {
    plot.x_names << tr("All runs");
  }
  const bool many = view.axes.size() == 2;
  std::vector<std::vector<int>> by_line(many ? view.axes[1].values.size() : 1);
  for (std::size_t i = 0; i < view.places.size(); ++i) {
    const std::size_t line = many ? static_cast<std::size_t>(std::ranges::find(view.axes[1].values, view.places[i].at[1]) - view.axes[1].values.begin()) : 0;
    by_line[line].push_back(static_cast<int>(i));
  }
  places.clear();
  for (std::size_t line = 0; line < by_line.size(); ++line) {
    Lines lines = linesOf(view, by_line[line], metric);
    const int group = many ? static_cast<int>(line) : -1;
    for (Series* series : {&lines.band, &lines.mean, &lines.guess}) series->group = group, series->role = &Theme::pred;
    if (!many) lines.guess.role = &Theme::text2;
    lines.mean.name = many ? shortValue(view.axes[1], view.axes[1].values[line]) : tr("Prediction");
    if (!many) lines.guess.name = tr("Best simple guess"), lines.band.name = tr("Middle half of the runs");
    plot.series.insert(plot.series.end(), {lines.band, lines.guess, lines.mean});
    places.insert(places.end(), {{}, lines.places, lines.places});
  }
  return plot;
}

QString sweepCaption(const sweep::Spec& spec, const SweepView& view, bool as_map) {
  std::size_t most = 0;
  for (const sweep::Place& place : view.places) most = std::max(most, place.runs);
  const QString guess = tr("Dashed: the best simple guess of each run.");
  if (most < 2) return as_map ? tr("Cells: one run each, so nothing is averaged.") : tr("Lines: one run a place, so nothing is spread. %1").arg(guess);
  std::size_t seeds = static_cast<std::size_t>(spec.seeds);
  for (const std::size_t axis : view.over) seeds *= spec.axes[axis].values.size();
  const QString of = tr("means over %1 and %2")
                         .arg(tr("%n clip(s)", nullptr, static_cast<int>(spec.clips.size())), tr("%n seed(s)", nullptr, static_cast<int>(seeds)));
  if (as_map) return tr("Cells: %1. Their spread and the simple guesses are in the lines and in what is saved.").arg(of);
  return tr("Lines: %1. Bands: the middle half of those runs, between their quartiles; no confidence interval. %2").arg(of, guess);
}

}  // namespace lacuna::widgets
