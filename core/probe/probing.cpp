#include "core/probe/probing.hpp"

#include "core/base/error.hpp"

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

void read(LinearResult& result, const jobs::JobContext& context) {
  result.tokens = readTokens(*result.probe, *result.run->targets_normed, context);
  if (result.why_not_hidden.empty()) result.hidden = readHidden(*result.probe, *result.run, context);
}

}  // namespace

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
  checkLabels(named);
  LinearResult result;
  result.run = runOf(request, cache, context, result.why_not_hidden);
  result.probe = std::make_shared<const LinearProbe>(fitProbe(*result.run->targets_normed, named, settings, context));
  read(result, context);
  return result;
}

LinearResult readWith(std::shared_ptr<const LinearProbe> probe, const latent::RunRequest& request, latent::LatentCache& cache, const jobs::JobContext& context) {
  LinearResult result;
  result.probe = std::move(probe);
  if (result.probe->labels.grid != request.mask.grid()) fail(ErrorKind::Mismatch, "The probe was fitted on another grid of tokens. Fit it on this clip.");
  result.run = runOf(request, cache, context, result.why_not_hidden);
  read(result, context);
  return result;
}

}  // namespace lacuna::probe
