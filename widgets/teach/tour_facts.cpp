#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/latent/error_places.hpp"
#include "core/session/studies.hpp"
#include "widgets/colour_ends.hpp"
#include "widgets/teach/tour_session.hpp"

namespace lacuna::widgets {
namespace {

constexpr latent::Metric metric = latent::Metric::L1Normed;

double guessOf(const latent::Run& run) {
  const int best = latent::bestBaseline(run, metric);
  return best < 0 ? std::nan("") : latent::valueOf(run.baselines[static_cast<std::size_t>(best)].mean, metric);
}

double shareHidden(const mask::Mask& mask) { return static_cast<double>(mask.hiddenCount()) / std::max(1, mask.grid().size()); }

double meanOf(const latent::Run& run, const std::vector<std::size_t>& rows) {
  double sum = 0;
  for (const std::size_t row : rows) sum += latent::valueOf(run.errors[row], metric);
  return rows.empty() ? std::nan("") : sum / static_cast<double>(rows.size());
}

/// Between the middles of steps a straight line, as it is drawn.
double surpriseAt(const surprise::Measurement& measured, const surprise::Summary& summary, double time_s) {
  const auto& curve = summary.contexts.front().curve.surprise;
  const auto middle = [&](std::size_t step) { return (measured.step_s[step] + measured.step_s[step + 1]) / 2; };
  for (std::size_t step = 1; step < curve.size(); ++step)
    if (time_s >= middle(step - 1) && time_s <= middle(step))
      return curve[step - 1] + (curve[step] - curve[step - 1]) * (time_s - middle(step - 1)) / (middle(step) - middle(step - 1));
  return std::nan("");
}

}  // namespace

const latent::Run* TourSession::run() const {
  const auto& run = session_.result().run;
  return run && session_.resultIsCurrent() && !view_pending_ ? run.get() : nullptr;
}

int TourSession::stepOfTime() const {
  const auto& steps = session_.placement()->steps;
  for (std::size_t step = 0; step < steps.size(); ++step)
    if (step_.time_s < steps[step].end_s - 1e-9) return static_cast<int>(step);
  return static_cast<int>(steps.size()) - 1;
}

std::vector<std::size_t> TourSession::rowsInSpot(const latent::Run& run) const {
  const mask::GridPlacement& placement = *session_.placement();
  const int step = stepOfTime();
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < run.hidden_ids.size(); ++i) {
    const mask::Cell cell = run.grid().cell(run.hidden_ids[i]);
    const double x = placement.x0 + (placement.x1 - placement.x0) * (cell.col + 0.5) / run.grid().cols;
    const double y = placement.y0 + (placement.y1 - placement.y0) * (cell.row + 0.5) / run.grid().rows;
    const double away = std::hypot((x - step_.spot->at.x) * placement.frame_aspect, y - step_.spot->at.y);
    if (cell.step == step && away <= step_.spot->radius) rows.push_back(i);
  }
  return rows;
}

tour::Facts TourSession::facts() const {
  tour::Facts facts;
  if (!session_.placement() || view_pending_) return facts;
  const mask::TokenGrid& grid = session_.placement()->grid;
  const model::ModelDescription& model = session_.model()->description();
  const mask::Mask& mask = session_.mask();
  facts = {{"tokens", grid.size()}, {"steps", grid.steps}, {"rows", grid.rows}, {"columns", grid.cols}, {"frames_a_step", model.tubelet}, {"patch", model.patch}, {"width", model.latentWidth()},
           {"hidden_tokens", mask.hiddenCount()}, {"visible_tokens", grid.size() - mask.hiddenCount()}, {"hidden_share", shareHidden(mask)}};
  addRunFacts(facts);
  addBesideFacts(facts);
  addSurpriseFacts(facts);
  addAttentionFacts(facts);
  addDetailFacts(facts);
  return facts;
}

void TourSession::addRunFacts(tour::Facts& facts) const {
  const latent::Run* now = run();
  if (now == nullptr) return;
  if (const auto& projection = session_.result().projection) {
    const auto& explained = projection->map.explained;
    facts["explained"] = std::accumulate(explained.begin(), explained.end(), 0.0);
  }
  if (now->hidden_ids.empty()) return;
  const double mean = latent::valueOf(now->mean, metric), guess = guessOf(*now);
  facts["mean_error"] = mean;
  facts["guess_error"] = guess;
  facts["error_over_guess"] = mean / guess;
  facts["gain"] = 1 - mean / guess;
  const auto picked = session_.picked();
  const int row = picked ? now->rowOf(*picked) : -1;
  if (row >= 0) facts["picked_error"] = latent::valueOf(now->errors[static_cast<std::size_t>(row)], metric);
  if (!step_.spot) return;
  const auto rows = rowsInSpot(*now);
  facts["spot_tokens"] = static_cast<double>(rows.size());
  facts["spot_error"] = meanOf(*now, rows);
}

void TourSession::addBesideFacts(tour::Facts& facts) const {
  const BesideRun::Found* found = beside_.found();
  if (found == nullptr) return;
  const latent::Run& other = *found->run;
  facts["beside_share"] = shareHidden(other.mask);
  facts["copy_growth"] = found->copy_growth;
  if (other.hidden_ids.empty()) return;
  const double mean = latent::valueOf(other.mean, metric), guess = guessOf(other);
  facts["beside_error"] = mean;
  facts["beside_guess"] = guess;
  facts["beside_over_guess"] = mean / guess;
  if (facts.contains("mean_error")) facts["error_ratio"] = mean / facts["mean_error"];
  if (!step_.spot) return;
  facts["spot_beside"] = meanOf(other, rowsInSpot(other));
  if (facts.contains("spot_error")) facts["spot_ratio"] = facts["spot_beside"] / facts["spot_error"];
}

TourSession::Curves TourSession::curves() const {
  const session::SurpriseStudy& study = session_.studies().surprise;
  Curves curves;
  if (!study.isOfClip() || !study.result().first) return curves;
  curves.first = study.result().first;
  curves.of_first = study.summary(metric);
  if (!curves.of_first || curves.of_first->contexts.empty()) return {};
  const auto second = study.besideSummary(metric);
  if (study.beside().empty() || !second || second->contexts.empty()) return curves;
  curves.second = study.result().second;
  curves.of_second = second;
  return curves;
}

void TourSession::addSurpriseFacts(tour::Facts& facts) const {
  const Curves now = curves();
  if (!now.first || !shows(tour::Panel::Surprise)) return;
  facts["surprise"] = surpriseAt(*now.first, *now.of_first, step_.time_s);
  if (!now.of_second) return;
  facts["surprise_beside"] = surpriseAt(*now.second, *now.of_second, step_.time_s);
  facts["surprise_ratio"] = facts["surprise_beside"] / facts["surprise"];
}

void TourSession::addAttentionFacts(tour::Facts& facts) const {
  if (!shows(tour::Panel::Attention) || attention_.maps().empty() || attention_.stale()) return;
  const latent::HeadFigures& head = attention_.maps().figures(attention_.block(), attention_.head());
  facts["attention_visible"] = head.on_visible;
  facts["attention_place"] = head.same_place;
}

void TourSession::addDetailFacts(tour::Facts& facts) const {
  const session::DetailStudy& study = session_.studies().detail;
  if (!shows(tour::Panel::Detail) || !study.result() || !study.resultIsCurrent() || study.status().busy) return;
  const auto slope = [&](detail::Kind kind) { return detail::sensitivityTo(*study.result(), kind, detail::Measure::Cosine); };
  facts["noise_moves"] = slope(detail::Kind::Noise);
  facts["brightness_moves"] = slope(detail::Kind::Brightness);
  facts["flicker_moves"] = slope(detail::Kind::Flicker);
}

ErrorRange TourSession::sharedRange() const {
  std::vector<float> values;
  for (const latent::Run* one : {result_.run(), beside_.shown()})
    if (one != nullptr)
      for (const latent::TokenErrors& errors : one->errors) values.push_back(latent::valueOf(errors, metric));
  if (values.empty()) return {};
  return {static_cast<float>(latent::percentile(values, colour_ends::low_share)), static_cast<float>(latent::percentile(values, colour_ends::high_share))};
}

}  // namespace lacuna::widgets
