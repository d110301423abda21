#include <array>
#include <cmath>
#include <limits>

#include "core/base/random_draws.hpp"
#include "core/evaluate/drawing.inl"
#include "core/evaluate/statistics.hpp"
#include "core/train/masks.hpp"
#include "core/train/network.inl"
#include "core/train/scenes.hpp"

namespace lacuna::evaluate {
namespace {

using at::Tensor;

constexpr int position_clips = 128;  // held-out clips of their own, for the mean at each position
constexpr int block_masks = 16, clips_a_mask = 16;  // different ones, each for so many clips in turn
constexpr double moving = 0.15;      // change of normalised pixels from which a token counts as moving
constexpr double pixel_std = 0.226;  // of ImageNet's normalisation, mean over channels

struct Mask {
  std::vector<std::int64_t> context, hidden;
};

Tensor l1(const Tensor& a, const Tensor& b) { return (a - b).abs().mean(-1); }

/// For every hidden token the visible one nearest in (step, row, column), as an index into the context list.
std::vector<std::int64_t> nearestVisible(const ModelShape& shape, const Mask& mask) {
  std::vector<std::int64_t> nearest;
  const auto place = [&](std::int64_t id) {
    return std::array<std::int64_t, 3>{id / shape.perStep(), id % shape.perStep() / shape.rows(), id % shape.rows()};
  };
  for (const std::int64_t id : mask.hidden) {
    std::int64_t best = 0, least = std::numeric_limits<std::int64_t>::max();
    const auto here = place(id);
    for (std::size_t i = 0; i < mask.context.size(); ++i) {
      const auto there = place(mask.context[i]);
      std::int64_t distance = 0;
      for (int axis = 0; axis < 3; ++axis) distance += (here[axis] - there[axis]) * (here[axis] - there[axis]);
      if (distance < least) {
        least = distance;
        best = static_cast<std::int64_t>(i);
      }
    }
    nearest.push_back(best);
  }
  return nearest;
}

/// Straight on from the last two visible steps; only where the whole past is visible.
Tensor straightOn(const ModelShape& shape, const Tensor& targets, int seen_steps) {
  const std::int64_t n = shape.perStep();
  const Tensor last = targets.narrow(1, (seen_steps - 1) * n, n), before = targets.narrow(1, (seen_steps - 2) * n, n);
  std::vector<Tensor> steps;
  for (int k = 1; seen_steps - 1 + k < shape.steps(); ++k)
    steps.push_back(at::layer_norm(last + k * (last - before), {last.size(2)}, {}, {}, 1e-5));
  return at::cat(steps, 1);
}

/// Mean of each tubelet's change against the copied one, [clips, hidden], in normalised pixels.
Tensor pixelChange(const ModelShape& shape, const Tensor& pictures, const Tensor& hidden, const Tensor& copied) {
  const auto clips = pictures.size(0);
  const Tensor patches =
      pictures.view({clips, shape.steps(), shape.tubelet, 3, shape.rows(), shape.patch_px, shape.rows(), shape.patch_px})
          .permute({0, 1, 4, 6, 2, 3, 5, 7})
          .reshape({clips, shape.tokens(), -1});
  return l1(patches.index_select(1, hidden), patches.index_select(1, copied)) / pixel_std;
}

/// Sums over the hidden tokens of each clip: errors of the model and of each simple guess.
struct ErrorSums {
  std::vector<std::vector<double>> rows;  // [clip][model, copy, mean, position, straight on (the future alone), tokens]

  void add(const std::vector<Tensor>& errors, const Tensor& weight) {
    std::vector<Tensor> sums;
    for (const Tensor& e : errors) sums.push_back((e * weight).sum(1));
    sums.push_back(weight.sum(1));
    const Tensor table = at::stack(sums, 1).to(at::kCPU, at::kDouble).contiguous();
    for (std::int64_t i = 0; i < table.size(0); ++i) {
      const double* row = table[i].data_ptr<double>();
      rows.emplace_back(row, row + table.size(1));
    }
  }

  double mean(const std::vector<int>& times, std::size_t column) const {
    double sum = 0, tokens = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      sum += times[i] * rows[i][column];
      tokens += times[i] * rows[i].back();
    }
    return tokens > 0 ? sum / tokens : 0;
  }

  double ratio(const std::vector<int>& times) const {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t guess = 1; guess + 1 < rows.front().size(); ++guess) best = std::min(best, mean(times, guess));
    return best > 0 ? mean(times, 0) / best : std::numeric_limits<double>::quiet_NaN();  // nothing to compare with
  }
};

Tensor meanAtPosition(const Measuring& m, const Drawer& drawer) {
  Tensor sum;
  inBatches(
      m, "Measuring the mean at each position", position_clips,
      [&](int i) {
        return train::heldOutClip(mixedSeed(m.amount.seed, 0x905) + static_cast<std::uint64_t>(i), m.model.shape().frames);
      },
      [&](int, const std::vector<world::Clip>& clips) {
        const Tensor part = opened(m.model.targets(drawer.draw(clips))).sum(0, true);
        sum = sum.defined() ? sum + part : part;
      });
  return sum / position_clips;
}

std::vector<Mask> blockMasks(const ModelShape& shape, std::uint64_t seed) {
  train::NetworkSize size;
  size.side_px = shape.side_px;
  size.frames = shape.frames;
  size.patch_px = shape.patch_px;
  size.tubelet = shape.tubelet;
  std::vector<Mask> masks;
  RandomDraws draws(mixedSeed(seed, 0xB10C));
  for (int i = 0; i < block_masks; ++i) {
    train::TrainingMask mask = train::drawBlocks(size, draws);
    masks.push_back({std::move(mask.context), std::move(mask.hidden)});
  }
  return masks;
}

/// Everything one pass over the clips gathers.
struct Gathered {
  ErrorSums future, moving_future, blocks;
  Tensor content_products;                       // [width, width], over all tokens
  std::vector<Tensor> content_sum, content_square;  // over the tokens of each clip, [width] a clip
  double tokens_a_clip = 0;
};

/// 1 for clips in which nothing changes that means nothing, [clips, 1]: leaves flicker in the others.
Tensor withoutFlicker(const std::vector<world::Clip>& clips, const Tensor& like) {
  std::vector<float> still;
  for (const world::Clip& clip : clips) still.push_back(clip.backdrop.leaves > 0 && clip.backdrop.flicker > 0 ? 0.0F : 1.0F);
  return at::tensor(still).view({-1, 1}).to(like.device());
}

/// What is measured on: some clips, as pictures and as targets.
struct Measured {
  const world::TensorBox& pictures;
  const Tensor& targets;
};

void addErrors(const Measuring& m, const Measured& on, const Tensor& position, const Mask& mask, int seen_steps, ErrorSums& all,
               ErrorSums* moving_only, const Tensor& may_move) {
  const auto& [pictures, targets] = on;
  const ModelShape& shape = m.model.shape();
  const Tensor predicted = opened(m.model.predicted(pictures, mask.context, mask.hidden));
  const Tensor hidden = idTensor(mask.hidden, targets), context = idTensor(mask.context, targets);
  const Tensor copied = context.index_select(0, idTensor(nearestVisible(shape, mask), targets));
  const Tensor truth = targets.index_select(1, hidden);
  std::vector<Tensor> errors = {l1(predicted, truth), l1(targets.index_select(1, copied), truth),
                                l1(targets.index_select(1, context).mean(1, true), truth),
                                l1(position.index_select(1, hidden), truth)};
  if (seen_steps >= 2) errors.push_back(l1(straightOn(shape, targets, seen_steps), truth));
  all.add(errors, at::ones_like(errors[0]));
  if (moving_only != nullptr)
    moving_only->add(errors, (pixelChange(shape, opened(pictures), hidden, copied) > moving).to(at::kFloat) * may_move);
}

void addContent(const Tensor& targets, const Tensor& position, Gathered& g) {
  const Tensor content = targets - position, flat = content.flatten(0, 1);
  const Tensor products = at::matmul(flat.t(), flat).to(at::kCPU, at::kDouble);
  g.content_products = g.content_products.defined() ? g.content_products + products : products;
  g.content_sum.push_back(content.sum(1).to(at::kCPU, at::kDouble));
  g.content_square.push_back(content.square().sum(1).to(at::kCPU, at::kDouble));
  g.tokens_a_clip = static_cast<double>(content.size(1));
}

void reportContent(const Measuring& m, const Gathered& g, std::vector<Figure>& figures) {
  const Tensor sums = at::cat(g.content_sum), squares = at::cat(g.content_square);
  const auto deviation = [&](const std::vector<int>& times) {
    const Tensor drawn = at::tensor(std::vector<double>(times.begin(), times.end()), at::kDouble);
    const double tokens = drawn.sum().item<double>() * g.tokens_a_clip;
    const Tensor mean = at::mv(sums.t(), drawn) / tokens, square = at::mv(squares.t(), drawn) / tokens;
    return (square - mean.square()).clamp_min(0).sqrt().mean().item<double>();
  };
  figures.push_back(bootstrapped("content_std",
                                 "standard deviation of layer-normed target latents, the mean at each position taken out",
                                 static_cast<std::size_t>(sums.size(0)), m.amount.seed, deviation));
  const double none = std::numeric_limits<double>::quiet_NaN();  // no interval: it would cost an eigenproblem a draw
  figures.push_back({"content_rank", "their effective rank: exp of the entropy of the singular values",
                     train::effectiveRank(g.content_products), none, none, static_cast<int>(sums.size(0))});
}

void reportErrors(const Measuring& m, const char* name, const char* where, const ErrorSums& sums,
                  std::vector<Figure>& figures) {
  const std::string prefix = name;
  figures.push_back(bootstrapped(prefix + "_ratio", std::string("error at ") + where + " / best simple guess",
                                 sums.rows.size(), m.amount.seed,
                                 [&](const std::vector<int>& times) { return sums.ratio(times); }));
  const char* guesses[] = {"model", "nearest visible copied", "mean of the visible latents", "mean at the position",
                           "straight on"};
  for (std::size_t i = 0; i + 1 < sums.rows.front().size(); ++i) {
    const char* keys[] = {"_model", "_copy", "_mean", "_position", "_straight"};
    figures.push_back(
        bootstrapped(prefix + keys[i], std::string("L1 on layer-normed latents at ") + where + ": " + guesses[i],
                     sums.rows.size(), m.amount.seed, [&](const std::vector<int>& times) { return sums.mean(times, i); }));
  }
}

}  // namespace

void measureErrors(const Measuring& m, std::vector<Figure>& figures) {
  const ModelShape& shape = m.model.shape();
  const Drawer drawer(m.model);
  const Tensor position = meanAtPosition(m, drawer);
  const int seen = shape.steps() / 2;
  const Mask future{idRange(0, static_cast<std::int64_t>(seen) * shape.perStep()),
                    idRange(static_cast<std::int64_t>(seen) * shape.perStep(), shape.tokens())};
  const std::vector<Mask> blocks = blockMasks(shape, m.amount.seed);
  Gathered g;
  inBatches(
      m, "Measuring prediction errors", m.amount.clips,
      [&](int i) {
        return train::heldOutClip(mixedSeed(m.amount.seed, 0xE44) + static_cast<std::uint64_t>(i), shape.frames);
      },
      [&](int first, const std::vector<world::Clip>& clips) {
        const world::TensorBox pictures = drawer.draw(clips);
        const Tensor targets = opened(m.model.targets(pictures));
        addContent(targets, position, g);
        addErrors(m, {pictures, targets}, position, future, seen, g.future, &g.moving_future, withoutFlicker(clips, targets));
        const int count = static_cast<int>(clips.size());
        for (int from = 0; from < count; from += clips_a_mask - (first + from) % clips_a_mask) {
          const int part = std::min(count - from, clips_a_mask - (first + from) % clips_a_mask);
          const Mask& mask = blocks[static_cast<std::size_t>((first + from) / clips_a_mask) % blocks.size()];
          const world::TensorBox some = world::boxed(opened(pictures).narrow(0, from, part));
          addErrors(m, {some, targets.narrow(0, from, part)}, position, mask, 0, g.blocks, nullptr, {});
        }
      });
  reportErrors(m, "future", "the hidden future", g.future, figures);
  reportErrors(m, "moving", "moving tokens of the hidden future, no leaves flickering", g.moving_future, figures);
  reportErrors(m, "blocks", "hidden blocks, 16 fixed masks", g.blocks, figures);
  reportContent(m, g, figures);
}

}  // namespace lacuna::evaluate
