#include <cmath>

#include "core/base/error.hpp"
#include "core/evaluate/drawing.inl"
#include "core/evaluate/statistics.hpp"
#include "core/train/scenes.hpp"

namespace lacuna::evaluate {
namespace {

using at::Tensor;

constexpr std::uint64_t probe_stream = 0xBA11;

/// One thing alone, thrown up or passing behind a card.
world::Clip oneThing(std::uint64_t seed, int frames) {
  world::SceneSpec spec;
  spec.kind = seed % 2 == 0 ? world::SceneKind::Throw : world::SceneKind::Behind;
  spec.seed = seed;
  spec.frames = frames;
  spec.knobs[static_cast<std::size_t>(world::Knob::Things)] = 1;
  return world::makeClip(spec);
}

/// Token maps of single steps and where the thing is in them.
struct Samples {
  std::vector<Tensor> maps;           // each [samples of a batch, perStep * width], float32
  std::vector<double> x, y, visible;  // centre in the model's picture, 0..1; share of the thing that is seen
  std::vector<int> clip, step;

  /// All token maps as one, [samples, perStep * width]; they are held once.
  Tensor takeFeatures() {
    Tensor all = at::cat(maps);
    maps.clear();
    return all;
  }
  Tensor places(const at::Device& device) const {
    return at::stack({at::tensor(x, at::kDouble), at::tensor(y, at::kDouble)}, 1).to(device);
  }
};

struct Place {
  double x = 0, y = 0, visible = 0;
  bool inside() const { return x > 0 && x < 1 && y > 0 && y < 1; }
};

Place placeAt(const world::Clip& clip, int step, const ModelShape& shape) {
  const world::View view = world::View::ofModel(shape.side_px);
  Place place;
  for (int k = 0; k < shape.tubelet; ++k) {
    const auto frame = static_cast<std::size_t>(step * shape.tubelet + k);
    const world::Body& body = clip.frames[frame].back();
    place.x += (body.x - clip.camera[frame].x - view.x0) / (view.x1 - view.x0) / shape.tubelet;
    place.y += (body.y - clip.camera[frame].y - view.y0) / (view.y1 - view.y0) / shape.tubelet;
    place.visible += body.visible / shape.tubelet;
  }
  return place;
}

/// Adds the steps from `first_step` on, where the thing is inside the picture; latents [clips, (steps - first_step) *
/// perStep, width].
void addSamples(const ModelShape& shape, const std::vector<world::Clip>& clips, int first_clip, const Tensor& latents,
                int first_step, Samples& samples) {
  std::vector<std::int64_t> rows;
  const int steps = shape.steps() - first_step;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    for (int step = first_step; step < shape.steps(); ++step) {
      const Place place = placeAt(clips[i], step, shape);
      if (!place.inside()) continue;
      rows.push_back(static_cast<std::int64_t>(i) * steps + step - first_step);
      samples.x.push_back(place.x);
      samples.y.push_back(place.y);
      samples.visible.push_back(place.visible);
      samples.step.push_back(step);
      samples.clip.push_back(first_clip + static_cast<int>(i));
    }
  }
  const Tensor maps = latents.reshape({static_cast<std::int64_t>(clips.size()) * steps, -1});
  samples.maps.push_back(maps.index_select(0, idTensor(rows, maps)));
}

/// Ridge regression in its dual form: more features than samples. Features are standardised with a floor under their
/// deviation; the penalty is the best of six decades on the last quarter of the samples.
class Ridge {
 public:
  Ridge(Tensor features, const Tensor& places) {
    mean_ = features.mean(0, true);
    const Tensor deviation = features.std(0, false, true);
    scale_ = 1 / at::maximum(deviation, 0.1 * deviation.mean()).clamp_min(1e-12);  // collapsed latents have no deviation
    scale_ = scale_ / std::sqrt(static_cast<double>(features.size(1)));
    features_ = features.sub_(mean_).mul_(scale_);
    centre_ = places.mean(0, true);
    const Tensor kernel = at::matmul(features_, features_.t()).to(at::kDouble), wanted = places - centre_;
    const double penalty = bestPenalty(kernel, wanted);
    weights_ = solve(kernel, wanted, penalty);
  }

  /// Places [samples, 2] on the CPU.
  Tensor read(const Tensor& features) const {
    const Tensor kernel = at::matmul((features - mean_) * scale_, features_.t()).to(at::kDouble);
    return (kernel.matmul(weights_) + centre_).to(at::kCPU).contiguous();
  }

 private:
  static Tensor solve(const Tensor& kernel, const Tensor& wanted, double penalty) {
    Tensor factor = kernel.clone();
    factor.diagonal().add_(penalty);
    return at::cholesky_solve(wanted, at::linalg_cholesky(factor));
  }

  static double bestPenalty(const Tensor& kernel, const Tensor& wanted) {
    const std::int64_t n = kernel.size(0), fit = n * 3 / 4;
    const Tensor part = kernel.narrow(0, 0, fit).narrow(1, 0, fit),
                 across = kernel.narrow(0, fit, n - fit).narrow(1, 0, fit);
    double best = 1e-3, least = 0;
    for (int decade = -5; decade <= 0; ++decade) {
      const double penalty = std::pow(10.0, decade);
      const Tensor read = across.matmul(solve(part, wanted.narrow(0, 0, fit), penalty));
      const double error = (read - wanted.narrow(0, fit, n - fit)).square().sum().item<double>();
      if (decade == -5 || error < least) {
        least = error;
        best = penalty;
      }
    }
    return best;
  }

  Tensor features_, mean_, scale_, centre_, weights_;
};

/// R2 of places read from latents, over the samples (by number) that count, with clips drawn anew.
Figure r2(const Measuring& m, const std::string& measure, const std::string& meaning, const Tensor& read,
          const Samples& samples, const std::function<bool(std::size_t)>& counts) {
  struct Sum {
    double n = 0, x = 0, y = 0, square = 0, error = 0;
  };
  std::vector<Sum> clips;
  std::vector<int> order;
  for (std::size_t i = 0; i < samples.x.size(); ++i) {
    if (!counts(i)) continue;
    if (order.empty() || order.back() != samples.clip[i]) {
      order.push_back(samples.clip[i]);
      clips.emplace_back();
    }
    Sum& s = clips.back();
    const double* at = read.data_ptr<double>() + 2 * i;
    const double dx = at[0] - samples.x[i], dy = at[1] - samples.y[i];
    ++s.n;
    s.x += samples.x[i];
    s.y += samples.y[i];
    s.square += samples.x[i] * samples.x[i] + samples.y[i] * samples.y[i];
    s.error += dx * dx + dy * dy;
  }
  return bootstrapped(measure, meaning, clips.size(), m.amount.seed, [&](const std::vector<int>& times) {
    Sum all;
    for (std::size_t i = 0; i < clips.size(); ++i) {
      all.n += times[i] * clips[i].n;
      all.x += times[i] * clips[i].x;
      all.y += times[i] * clips[i].y;
      all.square += times[i] * clips[i].square;
      all.error += times[i] * clips[i].error;
    }
    const double spread = all.square - (all.x * all.x + all.y * all.y) / std::max(all.n, 1.0);
    return spread > 0 ? 1 - all.error / spread : 0;
  });
}

}  // namespace

void measurePosition(const Measuring& m, std::vector<Figure>& figures) {
  const ModelShape& shape = m.model.shape();
  const Drawer drawer(m.model);
  const auto clip = [&](int i) { return oneThing(train::heldOutSeed(m.amount.seed, probe_stream, i), shape.frames); };
  Samples fit, seen, predicted;
  inBatches(
      m, "Fitting the position probe", m.amount.probe_fit,
      clip,
      [&](int first, const std::vector<world::Clip>& clips) {
        addSamples(shape, clips, first, opened(m.model.targets(drawer.draw(clips))), 0, fit);
      });
  const int half = shape.steps() / 2;
  const std::int64_t cut = static_cast<std::int64_t>(half) * shape.perStep();
  inBatches(
      m, "Reading positions", m.amount.probe_test,
      [&](int i) { return clip(m.amount.probe_fit + i); },
      [&](int first, const std::vector<world::Clip>& clips) {
        const world::TensorBox pictures = drawer.draw(clips);
        addSamples(shape, clips, first, opened(m.model.targets(pictures)), 0, seen);
        addSamples(shape, clips, first, opened(m.model.predicted(pictures, idRange(0, cut), idRange(cut, shape.tokens()))),
                   half, predicted);
      });
  m.context.progress({"Fitting the position probe", 0, 0, ""});
  if (fit.x.size() < 8 || predicted.x.empty())
    fail(ErrorKind::Refused, "Too few clips to fit the position probe. Give more.");
  const Tensor features = fit.takeFeatures();
  const Ridge ridge(features, fit.places(features.device()));
  const Tensor at_seen = ridge.read(seen.takeFeatures()), at_predicted = ridge.read(predicted.takeFeatures());
  figures.push_back(r2(m, "position_visible", "R2 of the visible thing's place, linear probe on target token maps", at_seen,
                       seen, [&](std::size_t i) { return seen.visible[i] > 0.5; }));
  figures.push_back(r2(m, "position_predicted",
                       "R2 of its place in the hidden future: the same probe on predicted token maps", at_predicted,
                       predicted, [](std::size_t) { return true; }));
  figures.push_back(r2(m, "position_behind",
                       "R2 in the hidden future where it is also behind the card (under 5 % to be seen)", at_predicted,
                       predicted, [&](std::size_t i) { return predicted.visible[i] < 0.05; }));
  figures.push_back(r2(m, "position_behind_true", "the same from target latents", at_seen, seen,
                       [&](std::size_t i) { return seen.step[i] >= half && seen.visible[i] < 0.05; }));
}

}  // namespace lacuna::evaluate
