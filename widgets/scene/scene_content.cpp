#include "widgets/scene/scene_content.hpp"

#include <algorithm>
#include <cmath>

namespace lacuna::widgets {
namespace {

constexpr double dim_share = 0.40;

/// Builds the content of one result; keeps what every token needs.
class Builder {
 public:
  Builder(const session::Result& result, const SceneStyle& style, const SceneMoment& moment, const Theme& theme)
      : run_(*result.run), projection_(*result.projection), style_(style), moment_(moment), theme_(theme),
        frame_(sceneFrame(projection_)), range_(errorRange(run_, moment.metric)), row_of_(static_cast<std::size_t>(run_.grid().size()), -1) {
    for (std::size_t row = 0; row < run_.errors.size(); ++row)
      row_of_[static_cast<std::size_t>(index(run_.hidden_ids[row]))] = static_cast<int>(row);
  }

  SceneContent build() {
    content_.marks.reserve(projection_.true_points.rows + projection_.predicted_points.rows);
    content_.floor_level = frame_.floor_level;
    content_.lines.reserve(run_.errors.size());
    for (int i = 0; i < run_.grid().size(); ++i) addToken(TokenId{i});
    if (moment_.picked && index(*moment_.picked) < run_.grid().size()) addPicked(*moment_.picked);
    return std::move(content_);
  }

 private:
  int row(TokenId id) const { return row_of_[static_cast<std::size_t>(index(id))]; }
  /// A layout that is being fitted has no predicted points yet.
  bool placed(int row) const { return row >= 0 && static_cast<std::size_t>(row) < projection_.predicted_points.rows; }
  QVector3D truePlace(TokenId id) const {
    return frame_.place(projection_.true_points.row(static_cast<std::size_t>(index(id))));
  }
  QVector3D predictedPlace(int row) const {
    return frame_.place(projection_.predicted_points.row(static_cast<std::size_t>(row)));
  }
  QColor heat(int row) const {
    return theme_.emberAt(
        range_.share(latent::valueOf(run_.errors[static_cast<std::size_t>(row)], moment_.metric), moment_.metric));
  }

  void addToken(TokenId id) {
    const bool of_step = run_.grid().cell(id).step == moment_.step;
    if (!of_step && style_.show == ShowSteps::OnlyThisStep) return;
    const bool bright = of_step || style_.show != ShowSteps::ThisStepBright;
    const int hidden_row = row(id);
    const QVector3D truth = truePlace(id);
    if (hidden_row < 0) {
      addMark(id, MarkKind::Visible, truth, hidden_row, bright);
      return;
    }
    addMark(id, MarkKind::True, truth, hidden_row, bright);
    if (!placed(hidden_row)) return;
    const QVector3D predicted = predictedPlace(hidden_row);
    addMark(id, MarkKind::Predicted, predicted, hidden_row, bright);
    if (style_.error_lines) content_.lines.push_back({truth, predicted, rgba(heat(hidden_row), bright ? 0.95 : 0.07), bright});
  }

  void addMark(TokenId id, MarkKind kind, const QVector3D& at, int hidden_row, bool bright) {
    const double full = kind == MarkKind::Visible ? 0.85 : 1.0;
    content_.marks.push_back({id, kind, at, rgba(color(id, kind, hidden_row), bright ? full : dim_share), bright});
  }

  QColor color(TokenId id, MarkKind kind, int hidden_row) const {
    const mask::TokenGrid& grid = run_.grid();
    const auto share = [](int value, int count) { return count > 1 ? static_cast<double>(value) / (count - 1) : 0.0; };
    switch (style_.color_by) {
      case ColorBy::TruePredicted: break;
      case ColorBy::Error: return hidden_row < 0 ? theme_.visible : heat(hidden_row);
      case ColorBy::Step: return orderColor(theme_, share(grid.cell(id).step, grid.steps));
      case ColorBy::Row: return orderColor(theme_, share(grid.cell(id).row, grid.rows));
      case ColorBy::Column: return orderColor(theme_, share(grid.cell(id).col, grid.cols));
      case ColorBy::Feature: return featureColor(id, kind, hidden_row);
    }
    return kind == MarkKind::Visible ? theme_.visible : kind == MarkKind::True ? theme_.truth : theme_.pred;
  }

  QColor featureColor(TokenId id, MarkKind kind, int hidden_row) const {
    const auto& rgb = kind == MarkKind::Predicted ? projection_.predicted_rgb[static_cast<std::size_t>(hidden_row)]
                                                  : projection_.true_rgb[static_cast<std::size_t>(index(id))];
    return QColor(rgb[0], rgb[1], rgb[2]);
  }

  void addPicked(TokenId id) {
    content_.picked_true = truePlace(id);
    content_.picked_color = rgba(theme_.visible);
    if (placed(row(id))) {
      content_.picked_predicted = predictedPlace(row(id));
      content_.picked_color = rgba(heat(row(id)));
    }
    if (style_.picked_path) addPaths(run_.grid().cell(id));
  }

  void addPaths(mask::Cell cell) {
    bool unbroken = false;
    for (cell.step = 0; cell.step < run_.grid().steps; ++cell.step) {
      const TokenId id = run_.grid().id(cell);
      content_.true_path.push_back({cell.step, truePlace(id)});
      const bool hidden = placed(row(id));
      if (hidden && !unbroken) content_.predicted_paths.emplace_back();
      if (hidden) content_.predicted_paths.back().push_back({cell.step, predictedPlace(row(id))});
      unbroken = hidden;
    }
  }

  const latent::Run& run_;
  const projection::Projection& projection_;
  const SceneStyle& style_;
  const SceneMoment& moment_;
  const Theme& theme_;
  const SceneFrame frame_;
  const ErrorRange range_;
  std::vector<int> row_of_;
  SceneContent content_;
};

}  // namespace

Rgba rgba(const QColor& color, double opacity) {
  return {static_cast<std::uint8_t>(color.red()), static_cast<std::uint8_t>(color.green()),
          static_cast<std::uint8_t>(color.blue()), static_cast<std::uint8_t>(std::lround(255 * opacity))};
}

QVector3D SceneFrame::place(std::span<const float> axes) const {
  return (QVector3D(axes[0], axes[1], axes[2]) - center) * scale;
}

SceneFrame sceneFrame(const projection::Projection& projection) {
  const Matrix& points = projection.true_points;
  SceneFrame frame;
  if (points.rows == 0) return frame;
  float longest = 0, tallest = 0;
  std::vector<float> values(points.rows);
  for (int axis = 0; axis < 3; ++axis) {
    for (std::size_t r = 0; r < points.rows; ++r) values[r] = points.row(r)[static_cast<std::size_t>(axis)];
    const auto at = [&values](double share) {
      const auto place = values.begin() + std::lround(share * static_cast<double>(values.size() - 1));
      std::nth_element(values.begin(), place, values.end());
      return *place;
    };
    const float low = at(0.01), high = at(0.99);
    frame.center[axis] = (low + high) / 2;
    longest = std::max(longest, high - low);
    if (axis == 1) tallest = high - low;
  }
  frame.scale = longest > 0 ? 2 / longest : 1;
  frame.floor_level = -tallest / 2 * frame.scale - 0.12F;
  return frame;
}

SceneContent sceneContent(const session::Result& result, const SceneStyle& style, const SceneMoment& moment, const Theme& theme) {
  if (!result.run || !result.projection) return {};
  return Builder(result, style, moment, theme).build();
}

QColor orderColor(const Theme& theme, double share) {
  const QColor &a = theme.run_a, &b = theme.run_b;
  const auto mix = [share](float from, float to) { return from + static_cast<float>(share) * (to - from); };
  return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

std::optional<std::size_t> nearestMark(const std::vector<Mark>& marks, const std::vector<ScreenPoint>& places, const QPointF& at,
                                       double reach) {
  std::optional<std::size_t> best;
  double best_distance = reach * reach;
  for (const bool bright : {true, false}) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (marks[i].bright != bright || !places[i].in_front) continue;
      const QPointF away = places[i].at - at;
      const double distance = QPointF::dotProduct(away, away);
      const bool nearer = distance < best_distance || (best && distance == best_distance && places[i].depth < places[*best].depth);
      if (!nearer) continue;
      best = i;
      best_distance = distance;
    }
    if (best) return best;
  }
  return best;
}

}  // namespace lacuna::widgets
