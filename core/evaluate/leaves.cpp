#include <limits>

#include "core/evaluate/drawing.inl"
#include "core/evaluate/statistics.hpp"
#include "core/train/scenes.hpp"

namespace lacuna::evaluate {
namespace {

using at::Tensor;

constexpr std::uint64_t leaf_stream = 0x1EA;
constexpr double least_growth = 0.01;  // of latent error, from which a ratio says something

/// A thing thrown or passing before a hedge whose leaves flicker or are still.
world::Clip leafyClip(std::uint64_t seed, double flicker, int frames) {
  world::SceneSpec spec;
  spec.kind = seed % 2 == 0 ? world::SceneKind::Throw : world::SceneKind::Behind;
  spec.seed = seed;
  spec.frames = frames;
  spec.knobs[static_cast<std::size_t>(world::Knob::Leaves)] = 1;
  spec.knobs[static_cast<std::size_t>(world::Knob::Flicker)] = flicker;
  spec.knobs[static_cast<std::size_t>(world::Knob::Drift)] = 0;
  return world::makeClip(spec);
}

struct Errors {
  Tensor pixel, latent;  // [clips]
};

/// Over the hidden future: error of copied pixels, and of predicted latents.
Errors futureErrors(const Measuring& m, const world::TensorBox& pictures) {
  const ModelShape& shape = m.model.shape();
  const int seen = shape.steps() / 2, frames_seen = seen * shape.tubelet;
  const Tensor& p = opened(pictures);
  const Tensor last = p.narrow(1, frames_seen - 1, 1), rest = p.narrow(1, frames_seen, shape.frames - frames_seen);
  const std::int64_t cut = static_cast<std::int64_t>(seen) * shape.perStep();
  const Tensor predicted = opened(m.model.predicted(pictures, idRange(0, cut), idRange(cut, shape.tokens())));
  const Tensor truth = opened(m.model.targets(pictures)).narrow(1, cut, shape.tokens() - cut);
  return {(rest - last).abs().mean({1, 2, 3, 4}).to(at::kCPU, at::kDouble),
          (predicted - truth).abs().mean({1, 2}).to(at::kCPU, at::kDouble)};
}

}  // namespace

void measureLeaves(const Measuring& m, std::vector<Figure>& figures) {
  const Drawer drawer(m.model);
  std::vector<double> values[4];  // pixel still, pixel flickering, latent still, latent flickering
  for (int pass = 0; pass < 2; ++pass) {
    inBatches(
        m, "Measuring leaves", m.amount.leaf_clips,
        [&](int i) {
          return leafyClip(train::heldOutSeed(m.amount.seed, leaf_stream, i), pass, m.model.shape().frames);
        },
        [&](int, const std::vector<world::Clip>& clips) {
          const Errors errors = futureErrors(m, drawer.draw(clips));
          for (std::int64_t i = 0; i < errors.pixel.size(0); ++i) {
            values[pass].push_back(errors.pixel[i].item<double>());
            values[2 + pass].push_back(errors.latent[i].item<double>());
          }
        });
  }
  const auto growth = [&](const std::vector<int>& times, int which) {
    double still = 0, flickering = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
      still += times[i] * values[2 * which][i];
      flickering += times[i] * values[2 * which + 1][i];
    }
    return still > 0 ? flickering / still : 0;
  };
  const std::size_t n = values[0].size();
  figures.push_back(bootstrapped("leaves_pixel", "error of copied pixels with flickering leaves / with still ones", n,
                                 m.amount.seed, [&](const auto& times) { return growth(times, 0); }));
  figures.push_back(bootstrapped("leaves_latent", "error of predicted latents with flickering leaves / with still ones", n,
                                 m.amount.seed, [&](const auto& times) { return growth(times, 1); }));
  figures.push_back(bootstrapped(
      "leaves_ratio", "how many times more the flicker adds to pixel error than to latent error: (pixel - 1) / (latent - 1)",
      n, m.amount.seed,
      [&](const auto& times) {
        const double latent = growth(times, 1) - 1;  // hardly any: a model that looks at nothing
        return latent > least_growth ? (growth(times, 0) - 1) / latent : std::numeric_limits<double>::quiet_NaN();
      }));
}

}  // namespace lacuna::evaluate
