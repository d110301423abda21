#include "core/evaluate/drawing.inl"
#include "core/evaluate/statistics.hpp"
#include "core/train/scenes.hpp"
#include "core/world/pairs.hpp"

namespace lacuna::evaluate {
namespace {

using at::Tensor;

constexpr std::uint64_t pair_stream = 0x5A9;

/// Predictions for pairs of clips a, b, ab, ba. Up to the cut ab looks like a and ba like b: where the context is the same
/// in every pixel, so is the prediction, and it is made once.
Tensor predictedOnce(const Measuring& m, const Tensor& pictures, int seen) {
  const ModelShape& shape = m.model.shape();
  const std::int64_t cut = static_cast<std::int64_t>(seen) * shape.perStep();
  const auto predict = [&](const Tensor& clips) {
    return opened(m.model.predicted(world::boxed(clips.contiguous()), idRange(0, cut), idRange(cut, shape.tokens())));
  };
  const Tensor pairs = pictures.unflatten(0, {pictures.size(0) / 4, 4});
  const Tensor context = pairs.narrow(2, 0, static_cast<std::int64_t>(seen) * shape.tubelet);
  if (!at::equal(context.narrow(1, 0, 2), context.narrow(1, 2, 2))) return predict(pictures);
  const Tensor once = predict(pairs.narrow(1, 0, 2).flatten(0, 1));
  return once.unflatten(0, {once.size(0) / 2, 2}).repeat({1, 2, 1, 1}).flatten(0, 1);
}

/// Surprise of clips a, b, ab, ba, ...: the mean error at all steps after the context, summed over contexts of 3 and 4 of 8
/// steps. Targets see the whole clip, as published (facebookresearch/jepa-intuitive-physics).
Tensor surpriseOf(const Measuring& m, const world::TensorBox& pictures) {
  const ModelShape& shape = m.model.shape();
  const Tensor targets = opened(m.model.targets(pictures));
  const int half = shape.steps() / 2;
  Tensor sum = at::zeros({targets.size(0)}, targets.options());
  for (int seen = std::max(1, half - 1); seen <= half; ++seen) {
    const std::int64_t cut = static_cast<std::int64_t>(seen) * shape.perStep();
    const Tensor truth = targets.narrow(1, cut, shape.tokens() - cut);
    sum += (predictedOnce(m, opened(pictures), seen) - truth).abs().mean(-1).mean(-1);
  }
  return sum.to(at::kCPU, at::kDouble);
}

/// Pixel motion of clips: the mean change from frame to frame.
Tensor motionOf(const world::TensorBox& pictures) {
  const Tensor& p = opened(pictures);
  return (p.narrow(1, 1, p.size(1) - 1) - p.narrow(1, 0, p.size(1) - 1)).abs().mean({1, 2, 3, 4}).to(at::kCPU, at::kDouble);
}

/// Right when the two impossible clips score higher than the two possible ones; half for a tie.
double right(const Tensor& scores, std::int64_t pair, double tie) {
  const double* s = scores.data_ptr<double>() + 4 * pair;
  const double more = s[2] + s[3] - s[0] - s[1];
  return std::abs(more) <= tie * std::abs(s[0] + s[1]) ? 0.5 : more > 0 ? 1 : 0;
}

struct Score {
  double model = 0, motion = 0;
};

Score scoreKind(const Measuring& m, const Drawer& drawer, world::PairKind kind) {
  Score score;
  const int frames = m.model.shape().frames, pairs_at_once = std::max(1, m.batch / 4);
  for (int first = 0; first < m.amount.pairs; first += pairs_at_once) {
    m.context.throwIfStopped();
    m.context.progress({std::string("Measuring surprise: ") + world::nameOf(kind), static_cast<double>(first),
                        static_cast<double>(m.amount.pairs), "pairs"});
    const int end = std::min(first + pairs_at_once, m.amount.pairs);
    std::vector<world::Clip> clips;
    for (int i = first; i < end; ++i) {
      const world::Pair pair =
          world::makePair(kind, train::heldOutSeed(m.amount.seed, pair_stream, i), frames);
      clips.insert(clips.end(),
                   {pair.a, pair.b, world::spliced(pair.a, pair.b, pair.cut), world::spliced(pair.b, pair.a, pair.cut)});
    }
    const world::TensorBox pictures = drawer.draw(clips);
    const Tensor surprise = surpriseOf(m, pictures).contiguous(), motion = motionOf(pictures).contiguous();
    for (std::int64_t i = 0; i < end - first; ++i) {
      score.model += right(surprise, i, 0);
      score.motion += right(motion, i, 1e-4);  // what differs by less is rounding
    }
  }
  return score;
}

}  // namespace

void measureSurprise(const Measuring& m, std::vector<Figure>& figures) {
  const Drawer drawer(m.model);
  double all = 0, all_motion = 0;
  std::vector<Figure> kinds;
  for (const world::PairKind kind : world::pairKinds()) {
    const Score score = scoreKind(m, drawer, kind);
    const std::string name = world::nameOf(kind);
    kinds.push_back(accuracy("surprise_" + name, "balanced pairs told apart: " + name, score.model, m.amount.pairs));
    kinds.push_back(accuracy("motion_" + name, "the same by pixel motion: " + name, score.motion, m.amount.pairs));
    all += score.model;
    all_motion += score.motion;
  }
  const int trials = m.amount.pairs * static_cast<int>(world::pairKinds().size());
  figures.push_back(accuracy("surprise", "balanced pairs told apart, all kinds", all, trials));
  Figure worst = kinds[0];
  for (const Figure& f : kinds)
    if (f.measure.rfind("surprise_", 0) == 0 && f.value < worst.value) worst = f;
  worst.meaning = "the worst kind: " + worst.measure.substr(9);
  worst.measure = "surprise_worst";
  figures.push_back(worst);
  figures.push_back(accuracy("motion", "the same by pixel motion, all kinds", all_motion, trials));
  figures.insert(figures.end(), kinds.begin(), kinds.end());
}

}  // namespace lacuna::evaluate
