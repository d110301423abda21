#include "widgets/compare/shown_pair.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/quantile.hpp"
#include "core/session/steps.hpp"
#include "widgets/colour_ends.hpp"

namespace lacuna::widgets {

ShownPair::ShownPair(session::Session& session, session::KeptRuns& runs, ViewState& view, QObject* parent)
    : QObject(parent), session_(session), runs_(runs), view_(view) {
  connect(&view_, &ViewState::changed, this, [this] {
    compare::Settings settings = runs_.settings();
    settings.metric = view_.metric;
    runs_.setSettings(settings);
  });
  runs_connection_ = runs_.changed.connect([this] { read(); });
  session_connection_ = session_.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::PlayheadMoved>(change) || std::holds_alternative<session::SelectionChanged>(change)) Q_EMIT moved();
    if (std::holds_alternative<session::ClipChanged>(change) || std::holds_alternative<session::ModelChanged>(change)) Q_EMIT changed();
  });
  read();
}

void ShownPair::read() {
  if (runs_.compared() != compared_) {
    compared_ = runs_.compared();
    if (compared_) {
      const compare::Comparison& figures = compared_->figures;
      std::vector<double> values = figures.a, gains;
      values.insert(values.end(), figures.b.begin(), figures.b.end());
      for (const double gain : figures.gain) gains.push_back(std::abs(gain));
      std::ranges::sort(values);
      std::ranges::sort(gains);
      range_ = {static_cast<float>(quantileOfSorted(values, colour_ends::low_share)), static_cast<float>(quantileOfSorted(values, colour_ends::high_share))};
      gain_reach_ = quantileOfSorted(gains, colour_ends::high_share);
      if (gain_reach_ <= 0) gain_reach_ = std::max(gains.back(), 1e-6);
    }
  }
  Q_EMIT changed();
}

double ShownPair::gainShare(double gain) const { return std::clamp(gain / gain_reach_, -1.0, 1.0); }

const session::KeptRun* ShownPair::run(session::RunSide side) const {
  if (!compared_) return runs_.find(runs_.pinned(side));
  return runs_.find(side == session::RunSide::A ? compared_->a : compared_->b);
}

std::shared_ptr<const media::ClipWindow> ShownPair::window(session::RunSide side) const {
  const session::KeptRun* kept = run(side);
  return kept != nullptr ? runs_.windowOf(*kept) : nullptr;
}

bool ShownPair::gridIsOpen() const { return compared_ && session_.placement() && session_.placement()->grid == compared_->figures.grid; }

int ShownPair::step() const {
  if (!compared_) return 0;
  const compare::Subject& a = *compared_->subject_a;
  const int steps = a.grid.steps, frames_in_step = std::max(1, a.sampling.frames / std::max(1, steps));  // its window may be gone
  return std::clamp(session_.playhead() / frames_in_step, 0, steps - 1);
}

void ShownPair::pick(TokenId token) {
  if (!gridIsOpen()) return;
  session_.pick(token);
  const int step = compared_->figures.grid.cell(token).step;
  if (step != session_.playheadStep()) session_.setPlayhead(session::firstFrameOf(session_, step));
}

std::optional<TokenId> ShownPair::picked() const { return gridIsOpen() ? session_.picked() : std::nullopt; }
std::optional<TokenId> ShownPair::hovered() const { return gridIsOpen() ? session_.hovered() : std::nullopt; }

void ShownPair::hover(std::optional<TokenId> token) {
  if (gridIsOpen()) session_.hover(token);
}

}  // namespace lacuna::widgets
