#include "core/train/engine.hpp"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <dlfcn.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <numbers>
#include <thread>

#include "core/base/error.hpp"
#include "core/train/network.inl"
#include "core/world/tensor_box.inl"
#include "core/world/tensor_numbers.hpp"

namespace lacuna::train {
namespace {

using at::Tensor;

constexpr double beta1 = 0.9, beta2 = 0.999, adam_eps = 1e-8;

Tensor tensorOf(const std::vector<float>& values) { return at::tensor(values); }

std::vector<float> numbersOf(const Tensor& tensor) { return world::numbersOf(world::boxed(tensor)); }

/// The same tokens of both masks, [2, tokens].
Tensor idsOn(const std::vector<std::int64_t>& future, const std::vector<std::int64_t>& blocks, const Tensor& like) {
  return world::uploaded(at::stack({at::tensor(future, at::kLong), at::tensor(blocks, at::kLong)}), like.device());
}

/// All tokens as one mask, [1, tokens].
Tensor allIds(const NetworkSize& size, const Tensor& like) {
  return at::arange(size.tokens(), at::TensorOptions(like.device()).dtype(at::kLong)).unsqueeze(0);
}

/// Second loss, against collapse (after VICReg, Bardes et al. 2022): what a token's latent has beyond the mean at its
/// position over the batch should vary in every feature, and features should not repeat each other. Latents are
/// layer-normed [clips, tokens, width].
Tensor spreadLoss(const Tensor& latents) {
  constexpr double wanted_std = 0.7;
  const Tensor content = (latents - latents.mean(0, true)).flatten(0, 1);
  const Tensor covariance = at::matmul(content.t(), content) / static_cast<double>(content.size(0));
  const Tensor variance = covariance.diagonal();
  const Tensor low = at::relu(wanted_std - (variance + 1e-4).sqrt()).mean();
  const Tensor repeated = (covariance.square().sum() - variance.square().sum()) / static_cast<double>(covariance.size(0));
  return low + 0.04 * repeated;
}

/// Weights of all tokens, [clips, tokens], mean 1 in each clip: a share of each token's weight goes by how much its target
/// changed since the step before, up to three times the clip's mean change. Most tokens of a clip stand still, and there copying is already right.
Tensor motionWeights(const NetworkSize& size, const Tensor& targets, double share) {
  const std::int64_t a_step = static_cast<std::int64_t>(size.rows()) * size.rows(), rest = targets.size(1) - a_step;
  const Tensor change = (targets.narrow(1, a_step, rest) - targets.narrow(1, 0, rest)).abs().mean(-1);
  const Tensor all = at::cat({change.narrow(1, 0, a_step), change}, 1);
  const Tensor relative = (all / all.mean(1, true).clamp_min(1e-6)).clamp_max(3);
  const Tensor weights = 1 - share + share * relative;
  return weights / weights.mean(1, true);
}

/// Errors of latents [clips, tokens, width], mean over the width: L1, as V-JEPA trains, and beside it for the loss `square`
/// times half the squared error. L1 alone wants the median: where a thing may be in one of several places, that is the wall.
struct Errors {
  Tensor l1, loss;
};

Errors errorsOf(const Tensor& predicted, const Tensor& targets, double square) {
  const Tensor difference = predicted - targets, l1 = difference.abs().mean(-1);
  return {l1, square > 0 ? l1 + 0.5 * square * difference.square().mean(-1) : l1};
}

/// Runs work(0) .. work(count - 1) side by side, one thread each with one thread of LibTorch; throws the first exception.
template <class Work>
void sideBySide(int count, const Work& work) {
  if (count == 1) return work(0);
  const int threads_of_others = at::get_num_threads();
  std::vector<std::exception_ptr> errors(static_cast<std::size_t>(count));
  std::vector<std::jthread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      try {
        at::set_num_threads(1);  // of this thread; the number for others is put back below
        work(i);
      } catch (...) {
        errors[static_cast<std::size_t>(i)] = std::current_exception();
      }
    });
  }
  threads.clear();  // joins
  at::set_num_threads(threads_of_others);
  for (const auto& error : errors)
    if (error) std::rethrow_exception(error);
}

std::vector<float> decayMask(const ParameterPlan& plan) {
  std::vector<float> mask(static_cast<std::size_t>(plan.total), 0.0F);
  for (const ParameterPlace& place : plan.places)
    if (place.is_matrix) std::fill_n(mask.begin() + place.offset, place.count, 1.0F);
  return mask;
}

}  // namespace

void useThreads(int threads) {
  at::set_num_threads(threads > 0 ? threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
  if (auto* set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))) set(1);
}

Schedule scheduleAt(const Recipe& recipe, int step) {
  const double settle_start = (1 - recipe.settle) * recipe.steps,
               warm_end = std::min(recipe.warm_up * recipe.steps, settle_start);
  const auto falling = [&](double from, double to) {  // half a cosine from 1 to `rate_end`
    const double along = std::clamp((step - from) / std::max(to - from, 1.0), 0.0, 1.0);
    return recipe.rate_end + (1 - recipe.rate_end) * (1 + std::cos(std::numbers::pi * along)) / 2;
  };
  Schedule schedule;
  schedule.settled = step >= settle_start;
  schedule.ema = recipe.ema_start + (recipe.ema_end - recipe.ema_start) * std::min(step / std::max(settle_start, 1.0), 1.0);
  if (schedule.settled)
    schedule.rate = recipe.rate * recipe.settle_rate * falling(settle_start, recipe.steps);
  else
    schedule.rate = recipe.rate * (step < warm_end ? std::min(1.0, (step + 1) / warm_end) : falling(warm_end, settle_start));
  return schedule;
}

struct Engine::Impl {
  Recipe recipe;
  ParameterPlan plan;
  Tensor weights, ema, moment, square, decay;  // float32 on the device
  Tensor low_weights, low_ema;                 // what is computed with: the same tensors, or copies in half precision
  int steps_done = 0;

  struct Replica {
    Tensor grads;
    NetworkParts parts;
    Tensor losses;  // future, blocks, spread; summed over steps
  };
  std::vector<Replica> replicas;
  EncoderPart target;
  Tensor norm_sum;
  int summed = 0;

  bool half() const { return recipe.precision == Precision::BFloat16; }
  at::ScalarType type() const { return half() ? at::kBFloat16 : at::kFloat; }

  Impl(const Recipe& from, const Tensor& w, const Tensor& e, const Tensor& m, const Tensor& s, int done)
      : recipe(from), plan(planOf(from.size)), steps_done(done) {
    const at::Device device = world::openedDevice(recipe.device);
    weights = w.clone().to(device);
    ema = e.clone().to(device);
    moment = m.clone().to(device);
    square = s.clone().to(device);
    decay = tensorOf(decayMask(plan)).to(device);
    low_weights = half() ? weights.to(at::kBFloat16) : weights;
    low_ema = half() ? ema.to(at::kBFloat16) : ema;
    for (int i = 0; i < recipe.replicas; ++i) {
      Replica replica;
      replica.grads = at::zeros_like(low_weights);
      replica.parts = partsOf(recipe.size, low_weights, replica.grads);
      replica.losses = at::zeros({3}, weights.options());
      replicas.push_back(std::move(replica));
    }
    target = encoderOf(recipe.size, low_ema);
    norm_sum = at::zeros({}, weights.options());
  }

  Tensor targetsOf(const Tensor& patches) const {
    const at::NoGradGuard no_gradients;
    return layerNormed(encode(recipe.size, target, patches, allIds(recipe.size, patches)).to(at::kFloat));
  }

  /// Latents of visible tokens by the EMA encoder.
  Tensor standing(const Tensor& patches, const Tensor& context) const {
    const at::NoGradGuard no_gradients;
    return encode(recipe.size, target, patches, context);
  }

  /// Of both masks [2]: weighed L1 at hidden tokens, and what is minimised there; and the spread of the visible ones' latents.
  struct Losses {
    Tensor l1, error, spread;
  };

  Losses lossOf(const NetworkParts& parts, const Tensor& patches, const StepMasks& masks, bool settled) const {
    const Tensor targets = targetsOf(patches), weights = motionWeights(recipe.size, targets, recipe.motion);
    const Tensor context = idsOn(masks.future.context, masks.blocks.context, patches),
                 hidden = idsOn(masks.future.hidden, masks.blocks.hidden, patches);
    const std::int64_t clips = patches.size(0), wanted = hidden.size(1);
    const Tensor seen = settled ? standing(patches, context) : encode(recipe.size, parts.encoder, patches, context);
    const Tensor predicted = predict(recipe.size, parts.predictor, seen, context, hidden).to(at::kFloat);
    const Tensor truth = targets.index_select(1, hidden.flatten()).view_as(predicted);
    const Tensor share = weights.index_select(1, hidden.flatten()).view({clips, 2, wanted});
    const Errors errors = errorsOf(predicted, truth, recipe.square);
    const auto mean = [&](const Tensor& error) { return (error.view({clips, 2, wanted}) * share).mean(at::IntArrayRef{0, 2}); };
    const bool spreads = recipe.spread > 0 && !settled;
    const Tensor latents = seen.view({clips, -1, seen.size(2)});
    return {mean(errors.l1).detach(), mean(errors.loss),
            spreads ? spreadLoss(layerNormed(latents.to(at::kFloat))) : at::zeros({}, predicted.options())};
  }

  void backward(Replica& replica, const Tensor& pictures, const StepMasks& masks, bool settled) {
    replica.grads.zero_();
    const Losses losses = lossOf(replica.parts, tubelets(recipe.size, pictures).to(type()), masks, settled);
    (losses.error.mean() + recipe.spread * losses.spread).div(recipe.replicas).backward();
    const at::NoGradGuard no_gradients;
    replica.losses += at::cat({losses.l1, losses.spread.view({1})}) / recipe.replicas;
  }

  void update(const Schedule& schedule) {
    const at::NoGradGuard no_gradients;
    Tensor gradient = replicas[0].grads.to(at::kFloat);
    for (std::size_t i = 1; i < replicas.size(); ++i) gradient = gradient + replicas[i].grads;
    const Tensor norm = gradient.norm();
    norm_sum += norm;
    gradient = gradient * (recipe.clip_norm / (norm + 1e-6)).clamp_max(1);
    ++steps_done;
    // Once settled, the encoder's part of every buffer stays as it is.
    const std::int64_t first = schedule.settled ? plan.encoder_end : 0, count = plan.total - first;
    const auto part = [&](const Tensor& all) { return all.narrow(0, first, count); };
    const Tensor g = part(gradient), m = part(moment), s = part(square), w = part(weights);
    m.lerp_(g, 1 - beta1);
    s.mul_(beta2).addcmul_(g, g, 1 - beta2);
    const double unbias1 = 1 - std::pow(beta1, steps_done), unbias2 = 1 - std::pow(beta2, steps_done);
    w.sub_(w * part(decay) * (schedule.rate * recipe.decay));
    w.addcdiv_(m, (s / unbias2).sqrt_().add_(adam_eps), -schedule.rate / unbias1);
    if (!schedule.settled) ema.lerp_(weights.narrow(0, 0, plan.encoder_end), 1 - schedule.ema);
    if (!half()) return;
    low_weights.copy_(weights);
    low_ema.copy_(ema);
  }
};

Engine::Engine(const Recipe& recipe) {
  const Tensor weights = startingWeights(recipe.size, recipe.seed);
  const Tensor zeros = at::zeros_like(weights);
  impl_ = std::make_unique<Impl>(recipe, weights, weights.narrow(0, 0, planOf(recipe.size).encoder_end), zeros, zeros, 0);
}

Engine::Engine(const TrainingState& state)
    : impl_(std::make_unique<Impl>(state.recipe, tensorOf(state.weights), tensorOf(state.ema), tensorOf(state.moment),
                                   tensorOf(state.square), state.step)) {}

Engine::~Engine() = default;

void Engine::step(const world::TensorBox& pictures, const StepMasks& masks, const Schedule& schedule) {
  const Tensor& all = opened(pictures);
  const std::int64_t share = all.size(0) / impl_->recipe.replicas;
  sideBySide(impl_->recipe.replicas, [&](int i) {
    impl_->backward(impl_->replicas[static_cast<std::size_t>(i)], all.narrow(0, i * share, share), masks,
                    schedule.settled);
  });
  impl_->update(schedule);
  ++impl_->summed;
}

StepLosses Engine::takeLosses() {
  const at::NoGradGuard no_gradients;
  Tensor sum = at::zeros({3}, impl_->weights.options());
  for (auto& replica : impl_->replicas) {
    sum += replica.losses;
    replica.losses.zero_();
  }
  const std::vector<float> losses = numbersOf(at::cat({sum, impl_->norm_sum.view({1})}) / std::max(impl_->summed, 1));
  impl_->norm_sum.zero_();
  impl_->summed = 0;
  return {losses[0], losses[1], losses[2], losses[3]};
}

Health Engine::health(const world::TensorBox& pictures) const {
  const at::NoGradGuard no_gradients;
  const NetworkSize& size = impl_->recipe.size;
  const Tensor patches = tubelets(size, opened(pictures)).to(impl_->type());
  const Tensor targets = impl_->targetsOf(patches);
  const Tensor content = (targets - targets.mean(0, true)).flatten(0, 1);
  Health health;
  health.content_std = content.std(0).mean().item<double>();
  health.content_rank = effectiveRank(at::matmul(content.t(), content));
  const std::int64_t a_step = static_cast<std::int64_t>(size.rows()) * size.rows(), seen_steps = size.steps() / 2;
  const Tensor all = allIds(size, patches);
  const Tensor context = all.narrow(1, 0, seen_steps * a_step),
               hidden = all.narrow(1, seen_steps * a_step, (size.steps() - seen_steps) * a_step);
  const Tensor latents = encode(size, impl_->target, patches, context);
  const Tensor predicted = predict(size, impl_->replicas[0].parts.predictor, latents, context, hidden).to(at::kFloat);
  const Tensor truth = targets.index_select(1, hidden.flatten());
  const Tensor last = targets.narrow(1, (seen_steps - 1) * a_step, a_step).repeat({1, size.steps() - seen_steps, 1});
  const double error = (predicted - truth).abs().mean().item<double>(), copy = (last - truth).abs().mean().item<double>();
  const double mean = (truth.mean(0, true) - truth).abs().mean().item<double>();
  health.copy_ratio = error / std::max(std::min(copy, mean), 1e-12);
  return health;
}

TrainingState Engine::state(int step) const {
  return {impl_->recipe,        step, numbersOf(impl_->weights), numbersOf(impl_->moment), numbersOf(impl_->square),
          numbersOf(impl_->ema)};
}

world::TensorBox picturesFrom(const std::vector<const std::vector<std::uint8_t>*>& clips, const NetworkSize& size,
                              const std::string& device) {
  Tensor bytes = at::empty({static_cast<std::int64_t>(clips.size()), size.frames, 3, size.side_px, size.side_px}, at::kByte);
  std::uint8_t* to = bytes.data_ptr<std::uint8_t>();
  for (const auto* clip : clips) to = std::copy(clip->begin(), clip->end(), to);
  return world::boxed(bytes.to(at::Device(device)).to(at::kFloat) / 255);
}

world::TensorBox clipsOf(const world::TensorBox& pictures, int first, int count) {
  return world::boxed(opened(pictures).narrow(0, first, count));
}

world::TensorBox joined(const world::TensorBox& a, const world::TensorBox& b) {
  return world::boxed(at::cat({opened(a), opened(b)}));
}

}  // namespace lacuna::train
