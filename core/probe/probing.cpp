#include "core/probe/probing.hpp"

#include <cmath>

#include "core/base/error.hpp"
#include "core/latent/make_latents.hpp"
#include "core/scenes/any_clip.hpp"

namespace lacuna::probe {
namespace {

/// The prediction, or what there is where the model cannot predict or its predictions are another model's: the true latents.
std::shared_ptr<const latent::Run> runOf(latent::RunRequest request, latent::LatentCache& cache, const jobs::JobContext& context, std::string& why_not) {
  const auto& description = request.model->description();
  if (request.mask.hiddenCount() == 0) why_not = "Nothing is hidden, so there is no prediction to read.";
  else if (const auto reason = description.whyNotPredicted(request.mask.grid())) why_not = *reason;
  else if (!description.predictsOwnTargets()) why_not = "This model predicts another model's latents, which a probe of its own cannot read.";
  if (!why_not.empty()) request.mask = mask::Mask(request.mask.grid());
  return latent::predictHidden(request, cache, context);
}

void checkBeside(const LabelSource& labels) {
  const bool scenes = labels.kind == LabelSource::Kind::Scene || labels.kind == LabelSource::Kind::SceneForms;
  if (!labels.beside.empty() && !scenes) fail(ErrorKind::Mismatch, "Labels by hand are of one clip. Clips beside it need labels by what a scene shows (truth).");
  if (labels.beside.size() > most_beside) fail(ErrorKind::Refused, "At most " + std::to_string(most_beside) + " clips can lie beside.");
}

/// Labels and layer-normed latents of all clips, the request's first.
struct Gathered {
  TokenLabels labels;
  Matrix latents;
  std::vector<Hash128> beside;
};

Gathered gather(const LabelSource& source, const TokenLabels& own, const latent::RunRequest& request, const Matrix& own_latents, const jobs::JobContext& context) {
  std::vector<TokenLabels> labels{own};
  Matrix latents = own_latents;
  latents.values.reserve(latents.values.size() * (source.beside.size() + 1));
  std::vector<Hash128> beside;
  latent::LatentCache none(0);
  const jobs::JobContext quiet{context.stop, nullptr};
  for (const std::string& path : source.beside) {
    context.throwIfStopped();
    context.progress({"Encoding clips beside", static_cast<double>(labels.size() - 1), static_cast<double>(source.beside.size()), "clips"});
    const auto clip = scenes::openAny(path, quiet);
    media::FrameCache no_frames(0);
    const auto window = media::readWindow(*clip, request.window->sampling, request.window->geometry.crop, {}, no_frames, quiet);
    labels.push_back(labelsFrom(source, *window, own.grid));
    beside.push_back(window->hash);
    const Matrix normed = model::layerNormed(latent::targetLatents(*window, *request.model, none, quiet)->values, request.model->description().levels);
    latents.values.insert(latents.values.end(), normed.values.begin(), normed.values.end());
    latents.rows += normed.rows;
  }
  return {joined(labels), std::move(latents), std::move(beside)};
}

void read(LinearResult& result, const jobs::JobContext& context) {
  result.tokens = readTokens(*result.probe, *result.run->targets_normed, context);
  if (result.why_not_hidden.empty()) result.hidden = readHidden(*result.probe, *result.run, context);
}

}  // namespace

void checkBytes(std::size_t clips, std::size_t tokens, std::size_t width) {
  constexpr std::size_t each = sizeof(float) + sizeof(double);
  const double bytes = static_cast<double>(clips) * static_cast<double>(tokens) * static_cast<double>(width * each);
  if (bytes <= static_cast<double>(most_bytes)) return;
  const auto gigabytes = [](double amount) { return std::to_string(static_cast<long long>(std::ceil(amount / (1 << 30)))) + " GB"; };
  fail(ErrorKind::Refused, "A probe of " + std::to_string(clips) + " clips would take " + gigabytes(bytes) + " of memory, and at most " + gigabytes(static_cast<double>(most_bytes)) +
                               " are used. Take fewer clips, or fewer frames of each.");
}

TokenLabels labelsFrom(const LabelSource& source, const media::ClipWindow& window, const mask::TokenGrid& grid) {
  switch (source.kind) {
    case LabelSource::Kind::Names: return labelsOf(source.names, grid, source.rest);
    case LabelSource::Kind::Scene: return sceneLabels(window, grid, SceneNames::Parts);
    case LabelSource::Kind::SceneForms: return sceneLabels(window, grid, SceneNames::Forms);
    case LabelSource::Kind::File: return readLabels(source.path, grid, source.rest);
  }
  fail(ErrorKind::Internal, "Labels of an unknown kind.");
}

LinearResult probeLinearly(const LabelSource& labels, const ProbeSettings& settings, const latent::RunRequest& request, latent::LatentCache& cache, const jobs::JobContext& context) {
  const TokenLabels named = labelsFrom(labels, *request.window, request.mask.grid());  // before the long work
  if (labels.beside.empty()) checkLabels(named);
  checkBeside(labels);
  checkBytes(labels.beside.size() + 1, static_cast<std::size_t>(request.mask.grid().size()), static_cast<std::size_t>(request.model->description().latentWidth()));
  LinearResult result;
  result.run = runOf(request, cache, context, result.why_not_hidden);
  Gathered all = gather(labels, named, request, *result.run->targets_normed, context);
  LinearProbe fitted = fitProbe(all.latents, all.labels, settings, context);
  fitted.beside = labels.beside;
  fitted.beside_hashes = std::move(all.beside);
  result.probe = std::make_shared<const LinearProbe>(std::move(fitted));
  read(result, context);
  return result;
}

LinearResult readWith(std::shared_ptr<const LinearProbe> probe, const latent::RunRequest& request, latent::LatentCache& cache, const jobs::JobContext& context) {
  LinearResult result;
  result.probe = std::move(probe);
  if (result.probe->labels.clipGrid() != request.mask.grid()) fail(ErrorKind::Mismatch, "The probe was fitted on another grid of tokens. Fit it on this clip.");
  result.run = runOf(request, cache, context, result.why_not_hidden);
  read(result, context);
  return result;
}

}  // namespace lacuna::probe
