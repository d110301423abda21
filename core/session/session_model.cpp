#include <algorithm>

#include "core/model/script_archive.hpp"
#include "core/session/session.hpp"
#include "core/session/session_shared.hpp"

namespace lacuna::session {
namespace {

std::shared_ptr<const model::Model> loadedWeights(const std::string& path, const jobs::JobContext& context) {
  const auto checkpoint = model::Checkpoint::open(path);
  return model::Model::load(checkpoint, model::describe(*checkpoint), context);
}

/// A TorchScript module; what is none is opened as ever.
std::shared_ptr<const model::Model> loadedScript(const std::string& path, const jobs::JobContext& context) {
  return model::ScriptArchive::is(path) ? model::Model::loadScript(path, context) : loadedWeights(path, context);
}

}  // namespace

void Session::openModel(const std::string& path, bool keep_input) {
  model_loading_ = {true, {}, std::nullopt, path};
  send(ModelChanged{});
  startModel(
      [path, compute = compute_, allow_script = options_.allow_script](const jobs::JobContext& context) {
        auto model = allow_script ? loadedScript(path, context) : loadedWeights(path, context);
        return compute.isExact() ? model : model->computedBy(compute, context);
      },
      keep_input);
}

void Session::setCompute(const model::Compute& compute) {
  if (!model_) {
    compute_ = compute;
    return send(ModelChanged{});
  }
  if (compute == compute_) return;
  model_loading_ = {true, {}, std::nullopt, document_.model_path};
  send(ModelChanged{});
  startModel([model = model_, compute](const jobs::JobContext& context) { return model->computedBy(compute, context); }, true);
}

/// Runs `make` as the loading under way and shows what it gives.
void Session::startModel(std::function<std::shared_ptr<const model::Model>(const jobs::JobContext&)> make, bool keep_input) {
  struct Made {
    std::shared_ptr<const model::Model> model;
    model::Speed speed;
  };
  jobs_.start<Made>(
      model_lane_,
      [make = std::move(make)](const jobs::JobContext& context) {
        Made made{make(context), {}};
        made.speed = model::measureSpeed(*made.model, context);
        model::whyNotComputed({model::Device::Cpu, model::Precision::BFloat16});  // measures once; views ask later
        return made;
      },
      [this](const jobs::Progress& progress) {
        model_loading_.progress = progress;
        if (progressDue()) send(ModelChanged{});
      },
      [this, keep_input](Outcome<Made> outcome) {
        model_loading_.busy = false;
        if (outcome.error() != nullptr) model_loading_.error = *outcome.error();
        if (!outcome.ok()) return send(ModelChanged{});
        speed_ = outcome.value().speed;
        showModel(outcome.value().model, keep_input);
      });
}

void Session::showModel(std::shared_ptr<const model::Model> model, bool keep_input) {
  model_ = std::move(model);
  compute_ = model_->compute();
  deviation_.reset();
  comparing_lane_.cancel();
  document_.model_path = model_loading_.path;
  if (!keep_input) {
    const auto& description = model_->description();
    // Published models were trained mostly on 16 frames; 64 of them take minutes on a processor, so 16 is where we start.
    const Input trained{{document_.sampling.start_frame, std::min(description.frames, 16), description.rate_fps}, description.crop};
    const bool changed = trained.sampling != document_.sampling || trained.crop != document_.crop;
    document_.sampling = trained.sampling;
    document_.crop = trained.crop;
    if (changed) readWindow();
  }
  placeGrid();
  remakeMask();
  send(ModelChanged{});
  send(MaskChanged{});
  refreshPrediction();
}

/// Another way of computing is compared with fp32 on the CPU once for each clip, after what the user waits for.
void Session::compareComputing() {
  if (!model_ || model_->compute().isExact() || !window_ || deviation_ || comparing_lane_.busy()) return;
  jobs_.start<latent::Deviation>(
      comparing_lane_,
      [window = window_, model = model_, shared = shared_](const jobs::JobContext& context) {
        return latent::compareWithExact(*window, *model, shared->latents, context);
      },
      [](const jobs::Progress&) {},
      [this](Outcome<latent::Deviation> outcome) {
        if (outcome.ok()) deviation_ = outcome.value();
        send(ModelChanged{});
      });
  send(ModelChanged{});
}

}  // namespace lacuna::session
