#include "widgets/scene/mark_colours.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "widgets/colour_ends.hpp"

namespace lacuna::widgets {
namespace {

double shareOf(int value, int count) { return count > 1 ? static_cast<double>(value) / (count - 1) : 0.0; }

float lengthOf(std::span<const float> latent) {
  double squares = 0;
  for (const float value : latent) squares += static_cast<double>(value) * value;
  return static_cast<float>(std::sqrt(squares));
}

std::vector<float> lengthsOf(const Matrix& latents) {
  std::vector<float> lengths(latents.rows);
  for (std::size_t row = 0; row < latents.rows; ++row) lengths[row] = lengthOf(latents.row(row));
  return lengths;
}

/// Where the colours of some numbers begin and end.
std::pair<float, float> spanOf(std::vector<float> values) {
  if (values.empty()) return {0, 1};
  return colour_ends::of(std::move(values));
}

}  // namespace

MarkColours::MarkColours(const session::Result& result, const SceneStyle& style, const SceneMoment& moment, const Theme& theme)
    : run_(*result.run), projection_(*result.projection), more_(result.more.get()), id_(result.id), style_(style), moment_(moment), theme_(theme),
      range_(errorRange(run_, moment.metric)) {
  if (style.color_by == ColorBy::Length && moment.final_latents) measureLengths();
  if (style.color_by == ColorBy::Label) findLabels();
}

QColor MarkColours::heat(int row) const {
  return theme_.emberAt(range_.share(latent::valueOf(run_.errors[static_cast<std::size_t>(row)], moment_.metric), moment_.metric));
}

QColor MarkColours::of(const DrawnMark& mark) const {
  switch (style_.color_by) {
    case ColorBy::TruePredicted: break;
    case ColorBy::Error: return mark.hidden_row < 0 ? theme_.visible : heat(mark.hidden_row);
    case ColorBy::Step: return orderColor(theme_, shareOf(cell(mark).step, grid(mark).steps));
    case ColorBy::Row: return orderColor(theme_, shareOf(cell(mark).row, grid(mark).rows));
    case ColorBy::Column: return orderColor(theme_, shareOf(cell(mark).col, grid(mark).cols));
    case ColorBy::Feature: return feature(mark);
    case ColorBy::Cluster: return cluster(mark);
    case ColorBy::Label: return label(mark);
    case ColorBy::Length: return length(mark);
    case ColorBy::Clip: return groupColor(theme_, mark.clip);
    case ColorBy::Table: return table(mark);
  }
  return byKind(mark.kind);
}

mask::TokenGrid MarkColours::grid(const DrawnMark& mark) const {
  return mark.clip == 0 ? run_.grid() : more_->clips[static_cast<std::size_t>(mark.clip - 1)].grid;
}

QColor MarkColours::byKind(MarkKind kind) const {
  switch (kind) {
    case MarkKind::True: return theme_.truth;
    case MarkKind::Predicted: return theme_.pred;
    case MarkKind::Context: return theme_.run_a;
    case MarkKind::Visible:
    case MarkKind::Beside: break;
  }
  return theme_.visible;
}

QColor MarkColours::feature(const DrawnMark& mark) const {
  if (mark.kind == MarkKind::Context) return theme_.visible;
  const auto token = static_cast<std::size_t>(index(mark.token));
  const auto& rgb = mark.kind == MarkKind::Predicted ? projection_.predicted_rgb[static_cast<std::size_t>(mark.hidden_row)]
                    : mark.kind == MarkKind::Beside  ? more_->beside_rgb[mark.more_row]
                                                      : projection_.true_rgb[token];
  return QColor(rgb[0], rgb[1], rgb[2]);
}

QColor MarkColours::cluster(const DrawnMark& mark) const {
  if (!moment_.clustering || mark.kind == MarkKind::Context) return theme_.visible;
  const session::Clustering& groups = *moment_.clustering;
  std::size_t row = static_cast<std::size_t>(index(mark.token));
  const std::vector<int>* of = &groups.clusters->of_row;
  if (mark.kind == MarkKind::Predicted) row = static_cast<std::size_t>(mark.hidden_row), of = &groups.of_predicted;
  if (mark.kind == MarkKind::Beside) row = static_cast<std::size_t>(run_.grid().size()) + mark.more_row;
  const bool known = row < of->size() && (*of)[row] >= 0 && (mark.kind != MarkKind::Predicted || groups.run == id_);
  return known ? groupColor(theme_, (*of)[row]) : theme_.visible;
}

QColor MarkColours::label(const DrawnMark& mark) const {
  const int found = mark.clip == 0 ? label_of_[static_cast<std::size_t>(index(mark.token))] : -1;
  return found < 0 ? theme_.visible : groupColor(theme_, found);
}

QColor MarkColours::length(const DrawnMark& mark) const {
  const std::size_t token = static_cast<std::size_t>(index(mark.token));
  if (mark.clip != 0 || (mark.kind != MarkKind::Visible && mark.kind != MarkKind::True) || token >= lengths_.size()) return theme_.visible;
  return orderColor(theme_, std::clamp((lengths_[token] - length_low_) / std::max(1e-9F, length_high_ - length_low_), 0.0F, 1.0F));
}

QColor MarkColours::table(const DrawnMark& mark) const {
  const auto token = static_cast<std::size_t>(index(mark.token));
  if (mark.clip != 0 || !moment_.column || token >= moment_.column->values.size() || std::isnan(moment_.column->values[token])) return theme_.visible;
  const TokenColumn& column = *moment_.column;
  return orderColor(theme_, std::clamp((column.values[token] - column.low) / std::max(1e-30F, column.high - column.low), 0.0F, 1.0F));
}

void MarkColours::measureLengths() {
  lengths_ = lengthsOf(run_.targets->values);
  std::tie(length_low_, length_high_) = spanOf(lengths_);
}

void MarkColours::findLabels() {
  label_of_.assign(static_cast<std::size_t>(run_.grid().size()), -1);
  for (std::size_t i = 0; i < moment_.labels.size(); ++i) {
    if (moment_.labels[i].grid != run_.grid()) continue;
    for (const TokenId token : moment_.labels[i].tokens) label_of_[static_cast<std::size_t>(index(token))] = static_cast<int>(i);
  }
}

}  // namespace lacuna::widgets
