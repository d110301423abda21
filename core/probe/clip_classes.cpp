#include "core/probe/clip_classes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.hpp"
#include "core/latent/make_latents.hpp"

namespace lacuna::probe {
namespace {

/// Mean and deviation over a latent's features, by level, averaged over tokens.
struct Scale {
  std::vector<double> mean, deviation;
};

Scale scaleOf(const Matrix& latents, int levels) {
  constexpr double eps = 1e-5;  // as the layer norm has it
  const std::size_t count = static_cast<std::size_t>(levels), width = latents.cols / count;
  Scale scale{std::vector<double>(count, 0), std::vector<double>(count, 0)};
  for (std::size_t row = 0; row < latents.rows; ++row) {
    for (std::size_t level = 0; level < count; ++level) {
      const auto part = latents.row(row).subspan(level * width, width);
      double sum = 0, squares = 0;
      for (const float value : part) sum += static_cast<double>(value);
      const double mean = sum / static_cast<double>(width);
      for (const float value : part) squares += (static_cast<double>(value) - mean) * (static_cast<double>(value) - mean);
      scale.mean[level] += mean / static_cast<double>(latents.rows);
      scale.deviation[level] += std::sqrt(squares / static_cast<double>(width) + eps) / static_cast<double>(latents.rows);
    }
  }
  return scale;
}

void putOnScale(std::span<const float> predicted, const Scale& scale, std::span<float> out) {
  const std::size_t width = predicted.size() / scale.mean.size();
  for (std::size_t i = 0; i < predicted.size(); ++i)
    out[i] = static_cast<float>(static_cast<double>(predicted[i]) * scale.deviation[i / width] + scale.mean[i / width]);
}

std::vector<double> sharesOf(const ClassProbe& probe, const model::Model& model, const Matrix& input, const jobs::JobContext& context) {
  const int levels = model.description().levels;
  return model::softmax(probe.from_file ? probe.from_file->logits(input, levels, context) : model.classify(input, context));
}

/// The latents that the ways are made of.
struct Parts {
  latent::LatentsPtr targets, seen, predicted;  // predicted: null where the model cannot
};

Parts partsOf(const latent::RunRequest& request, latent::LatentCache& cache, const jobs::JobContext& context) {
  const bool predicts = request.mask.hiddenCount() > 0 && !request.model->description().whyNotPredicted(request.mask.grid());
  latent::RunRequest made = request;
  Parts parts;
  if (predicts) {
    const auto run = latent::predictHidden(request, cache, context);
    made.model = run->model;
    parts.targets = run->targets;
    parts.predicted = run->predicted;
  } else {
    parts.targets = latent::targetLatents(*request.window, *request.model, cache, context);
  }
  parts.seen = latent::contextLatents(made, cache, context);
  return parts;
}

}  // namespace

const char* nameOf(Way way) {
  switch (way) {
    case Way::WholeClip: return "Whole clip";
    case Way::VisibleAlone: return "Visible alone";
    case Way::Predicted: return "Predicted filled in";
    case Way::True: return "True filled in";
  }
  return "";
}

const char* meaningOf(Way way) {
  switch (way) {
    case Way::WholeClip: return "Target latents of all tokens: nothing is hidden";
    case Way::VisibleAlone: return "Context latents of the visible tokens, the hidden ones left out";
    case Way::Predicted: return "Those, with the predicted latents of the hidden tokens on the visible ones' scale";
    case Way::True: return "Those, with the true latents of the hidden tokens";
  }
  return "";
}

std::vector<std::string> ClassProbe::labels(const model::Model& model) const {
  std::vector<std::string> labels = from_file ? from_file->description().labels : model.description().labels;
  for (std::size_t i = labels.size(); i < static_cast<std::size_t>(classes(model)); ++i) labels.push_back(std::to_string(i));
  return labels;
}

int ClassProbe::classes(const model::Model& model) const {
  return from_file ? from_file->description().size.classes : model.description().probe.classes;
}

ClassProbe openProbe(const std::string& path, int number, const jobs::JobContext& context) {
  const auto checkpoint = model::Checkpoint::open(path);
  return {model::Probe::load(*checkpoint, model::describeProbe(*checkpoint, number), context), path};
}

void checkProbe(const ClassProbe& probe, const model::Model& model) {
  if (probe.classes(model) == 0)
    fail(ErrorKind::Mismatch, "This model has no probe, so it cannot name what it sees. Open a probe's file, or fit a linear probe on labels.");
  const int width = model.description().encoder.width;
  if (probe.from_file && probe.from_file->description().width != width)
    fail(ErrorKind::Mismatch, "The probe is for " + std::to_string(probe.from_file->description().width) + " features, the model has " + std::to_string(width) + ". Open the probe that was trained on this model.", probe.path);
}

Matrix probeInput(Way way, const mask::Mask& mask, const Matrix& targets, const Matrix& context_latents, const Matrix& predicted, int levels) {
  if (way == Way::WholeClip) return targets;
  if (way == Way::VisibleAlone) return context_latents;
  const Scale scale = way == Way::Predicted ? scaleOf(context_latents, levels) : Scale{};
  Matrix input(targets.rows, targets.cols);
  std::size_t visible = 0, hidden = 0;
  for (std::size_t token = 0; token < input.rows; ++token) {
    if (!mask.hidden(TokenId{static_cast<std::int32_t>(token)})) std::ranges::copy(context_latents.row(visible++), input.row(token).begin());
    else if (way == Way::True) std::ranges::copy(targets.row(token), input.row(token).begin());
    else putOnScale(predicted.row(hidden++), scale, input.row(token));
  }
  return input;
}

ClipClasses classesOf(const ClassProbe& probe, const latent::RunRequest& request, latent::LatentCache& cache, const jobs::JobContext& context) {
  checkProbe(probe, *request.model);
  if (request.mask.hiddenCount() == request.mask.grid().size())
    fail(ErrorKind::Mismatch, "Every token is hidden. The model needs something to look at.");
  ClipClasses classes;
  classes.mask = request.mask;
  const Parts parts = partsOf(request, cache, context);
  const auto why_not = request.model->description().whyNotPredicted(request.mask.grid());
  if (why_not) classes.why_not_predicted = *why_not;
  else if (parts.predicted && parts.predicted->values.cols != parts.targets->values.cols)
    classes.why_not_predicted = "This model predicts another model's latents, which its own probe cannot read.";
  const int levels = request.model->description().levels;
  for (const Way way : all_ways) {
    const bool filled = way == Way::Predicted && request.mask.hiddenCount() > 0;
    if (filled && !classes.why_not_predicted.empty()) continue;
    const Matrix input = probeInput(way, request.mask, parts.targets->values, parts.seen->values, filled ? parts.predicted->values : Matrix{}, levels);
    classes.shares[static_cast<std::size_t>(way)] = sharesOf(probe, *request.model, input, context);
  }
  return classes;
}

std::vector<std::size_t> likeliest(const std::vector<double>& shares, std::size_t count) {
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
  order.resize(std::min(order.size(), count));
  return order;
}

}  // namespace lacuna::probe
