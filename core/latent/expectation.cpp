#include "core/latent/expectation.hpp"

#include <algorithm>
#include <cstdio>

#include "core/latent/foretold.hpp"
#include "core/model/file.hpp"

namespace lacuna::latent {
namespace {

std::string megabytesText(std::uint64_t bytes) {
  return bytes < 1'000'000 ? "under 1 MB" : model::grouped(bytes / 1'000'000) + " MB";
}

std::string secondsText(double seconds) {
  char text[32];
  if (seconds < 0.05) return "under 0.1 s";
  std::snprintf(text, sizeof text, seconds < 10 ? "about %.1f s" : "about %.0f s", seconds);
  return text;
}

}  // namespace

Expectation expectationOf(const RunRequest& request, const model::Speed& speed, const LatentCache& cache) {
  const model::ModelDescription& d = request.model->description();
  const RunKeys keys = keysOf(request);
  Expectation e;
  e.tokens = request.mask.grid().size();
  e.hidden = request.mask.hiddenCount();
  e.visible = e.tokens - e.hidden;
  e.weight_bytes = request.model->bytes();
  if (!cache.has(keys.targets)) {
    e.targets_s = speed.encoder.seconds(e.tokens, d.encoder.depth);
    e.working_bytes = passBytes(d.encoder, e.tokens, d.latentWidth());
  }
  const bool predicts = e.hidden > 0 && !d.whyNotPredicted(request.mask.grid()) && !cache.has(keys.predicted);
  if (!predicts) return e;
  if (!cache.has(keys.context)) {
    e.context_s = speed.encoder.seconds(e.visible, d.encoder.depth);
    e.working_bytes = std::max(e.working_bytes, passBytes(d.encoder, e.visible, d.latentWidth()));
  }
  e.predict_s = speed.predictor.seconds(e.tokens, d.predictor.depth);
  e.working_bytes = std::max(e.working_bytes, passBytes(d.predictor, e.tokens, d.predicted_width));
  return e;
}

std::string textOf(const Expectation& e) {
  using model::grouped;
  const std::string visible = e.hidden > 0 ? " (" + grouped(static_cast<std::uint64_t>(e.visible)) + " visible)" : "";
  return grouped(static_cast<std::uint64_t>(e.tokens)) + " tokens" + visible + ", " + grouped(e.weight_bytes / 1'000'000) +
         " MB of weights, " + megabytesText(e.working_bytes) + " working memory, " + secondsText(e.seconds());
}

}  // namespace lacuna::latent
