#include "widgets/scene/scene_content.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "widgets/scene/mark_colours.hpp"

namespace lacuna::widgets {
namespace {

constexpr double dim_share = 0.40;

/// Keeps the lines whose length has a rank between the two shares.
void keepByLength(std::vector<ErrorLine>& lines, double from, double to) {
  if (lines.empty() || (from <= 0 && to >= 1)) return;
  std::vector<float> lengths;
  for (const ErrorLine& line : lines) lengths.push_back(line.from.distanceToPoint(line.to));
  std::vector<float> sorted = lengths;
  std::ranges::sort(sorted);
  const auto at = [&sorted](double share) { return sorted[static_cast<std::size_t>(std::lround(share * static_cast<double>(sorted.size() - 1)))]; };
  const float least = at(from), most = at(to);
  std::size_t i = 0;
  std::erase_if(lines, [&](const ErrorLine&) {
    const float length = lengths[i++];
    return length < least || length > most;
  });
}

/// Builds the content of one result; keeps what every token needs.
class Builder {
 public:
  Builder(const session::Result& result, const SceneStyle& style, const SceneMoment& moment, const Theme& theme, const SceneFrame& frame)
      : run_(*result.run), projection_(*result.projection), more_(result.more.get()), style_(style), moment_(moment), theme_(theme),
        colours_(result, style, moment, theme), frame_(frame),
        row_of_(static_cast<std::size_t>(run_.grid().size()), -1), selected_(row_of_.size(), 0) {
    for (std::size_t row = 0; row < run_.errors.size(); ++row)
      row_of_[static_cast<std::size_t>(index(run_.hidden_ids[row]))] = static_cast<int>(row);
    for (const TokenId token : moment.selection)
      if (static_cast<std::size_t>(index(token)) < selected_.size()) selected_[static_cast<std::size_t>(index(token))] = 1;
  }

  SceneContent build() {
    const std::size_t others = more_ ? more_->context_points.rows + more_->beside_points.rows : 0;
    content_.marks.reserve(projection_.true_points.rows + projection_.predicted_points.rows + others);
    content_.floor_level = frame_.floor_level;
    std::tie(content_.length_low, content_.length_high) = colours_.lengthSpan();
    content_.lines.reserve(run_.errors.size());
    for (int i = 0; i < run_.grid().size(); ++i) addToken(TokenId{i});
    if (more_) addMore();
    keepByLength(content_.lines, style_.line_from, style_.line_to);
    if (moment_.picked && index(*moment_.picked) < run_.grid().size()) addPicked(*moment_.picked);
    if (style_.selected_paths) addSelectedPaths();
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

  /// Whether tokens of a step are shown at all, and whether fully.
  bool shows(int step) const {
    if (style_.show == ShowSteps::OnlyThisStep) return step == moment_.step;
    return style_.show != ShowSteps::UpToThisStep || step <= moment_.step;
  }
  bool bright(int step, bool selected) const {
    if (!moment_.selection.empty()) return selected;
    return step == moment_.step || style_.show == ShowSteps::AllSteps || style_.show == ShowSteps::OnlyThisStep;
  }

  void addToken(TokenId id) {
    const int step = run_.grid().cell(id).step;
    if (!shows(step)) return;
    const bool is_bright = bright(step, selected_[static_cast<std::size_t>(index(id))] != 0);
    const int hidden_row = row(id);
    const QVector3D truth = truePlace(id);
    if (hidden_row < 0) {
      addMark({id, MarkKind::Visible, hidden_row}, truth, is_bright);
      return;
    }
    addMark({id, MarkKind::True, hidden_row}, truth, is_bright);
    if (!placed(hidden_row)) return;
    const QVector3D predicted = predictedPlace(hidden_row);
    addMark({id, MarkKind::Predicted, hidden_row}, predicted, is_bright);
    if (style_.error_lines)
      content_.lines.push_back({truth, predicted, rgba(colours_.heat(hidden_row), is_bright ? 0.95 : 0.07), is_bright});
  }

  void addMore() {
    for (std::size_t i = 0; i < more_->context_points.rows; ++i) {
      const TokenId id = more_->context_ids[i];
      const int step = run_.grid().cell(id).step;
      if (shows(step))
        addMark({id, MarkKind::Context, -1, i}, frame_.place(more_->context_points.row(i)), bright(step, selected_[static_cast<std::size_t>(index(id))] != 0));
    }
    for (std::size_t clip = 0; clip < more_->clips.size(); ++clip) addBeside(more_->clips[clip], static_cast<int>(clip) + 1);
  }

  void addBeside(const session::BesideClip& beside, int clip) {
    for (int i = 0; i < beside.grid.size(); ++i) {
      const int step = beside.grid.cell(TokenId{i}).step;
      const std::size_t row = beside.first_row + static_cast<std::size_t>(i);
      if (shows(step)) addMark({TokenId{i}, MarkKind::Beside, -1, row, clip}, frame_.place(more_->beside_points.row(row)), bright(step, false));
    }
  }

  void addMark(const DrawnMark& drawn, const QVector3D& at, bool is_bright) {
    const double full = drawn.kind == MarkKind::Visible || drawn.kind == MarkKind::Beside ? 0.85 : 1.0;
    Mark mark;
    mark.token = drawn.token;
    mark.kind = drawn.kind;
    mark.clip = drawn.clip;
    mark.at = at;
    mark.color = rgba(colours_.of(drawn), is_bright ? full : dim_share);
    mark.bright = is_bright;
    content_.marks.push_back(mark);
  }

  void addPicked(TokenId id) {
    content_.picked_true = truePlace(id);
    content_.picked_color = rgba(theme_.visible);
    if (placed(row(id))) {
      content_.picked_predicted = predictedPlace(row(id));
      content_.picked_color = rgba(colours_.heat(row(id)));
    }
    if (style_.picked_path) addPaths(run_.grid().cell(id));
    if (moment_.links && moment_.links->query == id) addLinks(*moment_.links);
  }

  void addLinks(const AttentionLinks& links) {
    constexpr double weakest = 0.25;  // opacity
    const QVector3D from = links.from_predicted && content_.picked_predicted ? *content_.picked_predicted : *content_.picked_true;
    for (const AttentionLinks::Link& link : links.links) {
      if (index(link.token) >= run_.grid().size()) continue;
      const QColor color = theme_.frostAt(0.45 + 0.5 * link.strength);
      content_.links.push_back({from, truePlace(link.token), rgba(color, weakest + (1 - weakest) * link.strength), true});
    }
  }

  void addPaths(mask::Cell cell) {
    content_.true_path = truePath(cell);
    bool unbroken = false;
    for (cell.step = 0; cell.step < run_.grid().steps; ++cell.step) {
      const TokenId id = run_.grid().id(cell);
      const bool hidden = placed(row(id));
      if (hidden && !unbroken) content_.predicted_paths.emplace_back();
      if (hidden) content_.predicted_paths.back().push_back({cell.step, predictedPlace(row(id))});
      unbroken = hidden;
    }
  }

  std::vector<PathStop> truePath(mask::Cell cell) const {
    std::vector<PathStop> path;
    for (cell.step = 0; cell.step < run_.grid().steps; ++cell.step)
      if (shows(cell.step) || style_.show == ShowSteps::OnlyThisStep) path.push_back({cell.step, truePlace(run_.grid().id(cell))});
    return path;
  }

  /// Of each selected place once, whatever steps it is selected on.
  void addSelectedPaths() {
    std::set<int> places;
    for (const TokenId token : moment_.selection) {
      if (places.size() >= SceneContent::most_paths) break;
      const int place = index(token) % run_.grid().perStep();
      if (index(token) < run_.grid().size() && places.insert(place).second)
        content_.selected_paths.push_back(truePath(run_.grid().cell(TokenId{place})));
    }
  }

  const latent::Run& run_;
  const projection::Projection& projection_;
  const session::MorePoints* more_;
  const SceneStyle& style_;
  const SceneMoment& moment_;
  const Theme& theme_;
  const MarkColours colours_;
  const SceneFrame frame_;
  std::vector<int> row_of_;
  std::vector<char> selected_;
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

SceneFrame sceneFrame(const projection::Projection& projection, const session::MorePoints* more) {
  SceneFrame frame;
  const Matrix none;
  const std::array<const Matrix*, 2> parts{&projection.true_points, more ? &more->beside_points : &none};
  if (parts[0]->rows == 0) return frame;
  float longest = 0, tallest = 0;
  std::vector<float> values(parts[0]->rows + parts[1]->rows);
  for (int axis = 0; axis < 3; ++axis) {
    std::size_t next = 0;
    for (const Matrix* part : parts)
      for (std::size_t r = 0; r < part->rows; ++r) values[next++] = part->row(r)[static_cast<std::size_t>(axis)];
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

SceneContent sceneContent(const session::Result& result, const SceneStyle& style, const SceneMoment& moment, const Theme& theme,
                          const std::optional<SceneFrame>& frame) {
  if (!result.run || !result.projection) return {};
  return Builder(result, style, moment, theme, frame ? *frame : sceneFrame(*result.projection, result.more.get())).build();
}

QColor orderColor(const Theme& theme, double share) {
  const QColor &a = theme.run_a, &b = theme.run_b;
  const auto mix = [share](float from, float to) { return from + static_cast<float>(share) * (to - from); };
  return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

std::optional<std::size_t> nearestMark(const std::vector<Mark>& marks, const std::vector<ScreenPoint>& places, const QPointF& at,
                                       double reach) {
  struct Best {
    std::optional<std::size_t> mark;
    double distance = 0;
  };
  Best bright{{}, reach * reach}, dim = bright;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const QPointF away = places[i].at - at;
    const double distance = QPointF::dotProduct(away, away);
    if (distance > reach * reach || !places[i].in_front) continue;  // nearly all
    Best& best = marks[i].bright ? bright : dim;
    const bool nearer = distance < best.distance || (best.mark && distance == best.distance && places[i].depth < places[*best.mark].depth);
    if (nearer) best = {i, distance};
  }
  return bright.mark ? bright.mark : dim.mark;
}

}  // namespace lacuna::widgets
