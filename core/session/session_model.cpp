#include <algorithm>

#include "core/base/error.hpp"
#include "core/model/script_archive.hpp"
#include "core/session/session.hpp"
#include "core/session/session_shared.hpp"

namespace lacuna::session {
namespace {

/// A TorchScript module; what is none is opened as ever.
std::shared_ptr<const model::Model> loadedScript(const std::string& path, const jobs::JobContext& context) {
  return model::ScriptArchive::is(path) ? model::Model::loadScript(path, context) : model::Model::open(path, context);
}

}  // namespace

void Session::openModel(const std::string& path, bool keep_input) {
  model_loading_ = {true, {}, std::nullopt, path};
  loading_keeps_input_ = keep_input;
  send(ModelChanged{});
  startModel([path, compute = compute_, allow_script = options_.allow_script](const jobs::JobContext& context) {
    auto model = allow_script ? loadedScript(path, context) : model::Model::open(path, context);
    return compute.isExact() ? model : model->computedBy(compute, context);
  });
}

void Session::setCompute(const model::Compute& compute) {
  if (compute == compute_) return;
  compute_ = compute;
  const bool opening = model_loading_.busy && model_loading_.path != document_.model_path;
  const bool failed = !model_ && model_loading_.error && !model_loading_.path.empty();  // another way may do
  if (opening || failed) return openModel(std::string(model_loading_.path), loading_keeps_input_);
  if (!model_) return send(ModelChanged{});
  if (compute == model_->compute()) {  // back before the other way was ready
    model_lane_.cancel();
    model_loading_.busy = false;
    return send(ModelChanged{});
  }
  model_loading_ = {true, {}, std::nullopt, document_.model_path};
  loading_keeps_input_ = true;
  send(ModelChanged{});
  startModel([model = model_, compute](const jobs::JobContext& context) { return model->computedBy(compute, context); });
}

/// Runs `make` as the loading under way and shows what it gives.
void Session::startModel(std::function<std::shared_ptr<const model::Model>(const jobs::JobContext&)> make) {
  struct Made {
    std::shared_ptr<const model::Model> model;
    std::optional<model::Speed> speed;
  };
  jobs_.start<Made>(
      model_lane_,
      [make = std::move(make)](const jobs::JobContext& context) {
        Made made{make(context), std::nullopt};
        try {
          made.speed = model::measureSpeed(*made.model, context);
        } catch (const Failure&) {  // a full GPU, say: then nothing is foretold, and runs say what is wrong
        }
        for (const auto device : {model::Device::Cpu, model::Device::Cuda})  // starts drivers and measures; views ask later
          model::whyNotComputed({device, model::Precision::BFloat16});
        return made;
      },
      [this](const jobs::Progress& progress) {
        model_loading_.progress = progress;
        if (progressDue()) send(ModelChanged{});
      },
      [this](Outcome<Made> outcome) {
        model_loading_.busy = false;
        if (outcome.error() != nullptr) model_loading_.error = *outcome.error();
        if (!outcome.ok()) {
          if (model_) compute_ = model_->compute();
          return send(ModelChanged{});
        }
        speed_ = outcome.value().speed;
        showModel(outcome.value().model, loading_keeps_input_);
      });
}

void Session::showModel(std::shared_ptr<const model::Model> model, bool keep_input) {
  model_ = std::move(model);
  compute_ = model_->compute();
  forgetComparison();
  document_.model_path = model_loading_.path;
  ++revision_;
  if (!keep_input) {
    const auto& description = model_->description();
    const Input trained{{document_.sampling.start_frame, description.usualFrames(), description.rate_fps}, description.crop};
    const bool changed = trained.sampling != document_.sampling || trained.crop != document_.crop;
    document_.sampling = trained.sampling;
    document_.crop = trained.crop;
    if (changed) readWindow();
  }
  placeGrid();
  remakeMask();
  send(ModelChanged{});
  send(MaskChanged{});
  send(SelectionChanged{});
  refreshPrediction();
}

/// Another way of computing is compared with fp32 on the CPU once for each clip, after what the user waits for.
void Session::compareComputing() {
  const bool known = deviation_ || comparison_error_;
  if (!model_ || model_->compute().isExact() || !window_ || known || comparing_lane_.busy()) return;
  jobs_.start<latent::Deviation>(
      comparing_lane_,
      [window = window_, model = model_, shared = shared_](const jobs::JobContext& context) {
        return latent::compareWithExact(*window, *model, shared->latents, context);
      },
      [](const jobs::Progress&) {},
      [this](Outcome<latent::Deviation> outcome) {
        if (outcome.ok()) deviation_ = outcome.value();
        if (outcome.error() != nullptr) comparison_error_ = *outcome.error();
        send(ModelChanged{});
      });
  send(ModelChanged{});
}

void Session::forgetComparison() {
  comparing_lane_.cancel();
  deviation_.reset();
  comparison_error_.reset();
}

}  // namespace lacuna::session
