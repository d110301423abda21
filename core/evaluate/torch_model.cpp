#include "core/evaluate/torch_model.hpp"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include "core/train/network.inl"
#include "core/world/tensor_box.inl"

namespace lacuna::evaluate {
namespace {

using at::Tensor;
using world::boxed;
using world::opened;

class TorchModel final : public LatentModel {
 public:
  TorchModel(const train::Recipe& recipe, const Tensor& ema, const Tensor& weights) : recipe_(recipe) {
    const at::Device device = world::openedDevice(recipe.device);
    const train::NetworkSize& s = recipe.size;
    shape_ = {s.side_px, s.frames, s.patch_px, s.tubelet, s.width};
    encoder_ = train::encoderOf(s, ema.to(device));
    predictor_ = train::partsOf(s, weights.to(device)).predictor;
  }

  const ModelShape& shape() const override { return shape_; }
  std::string device() const override { return recipe_.device; }

  world::TensorBox targets(const world::TensorBox& pictures) const override {
    const at::NoGradGuard no_gradients;
    const Tensor patches = train::tubelets(recipe_.size, opened(pictures));
    const Tensor all = at::arange(recipe_.size.tokens(), at::TensorOptions(patches.device()).dtype(at::kLong)).unsqueeze(0);
    return boxed(train::layerNormed(train::encode(recipe_.size, encoder_, patches, all)));
  }

  world::TensorBox predicted(const world::TensorBox& pictures, const std::vector<std::int64_t>& context,
                             const std::vector<std::int64_t>& hidden) const override {
    const at::NoGradGuard no_gradients;
    const Tensor patches = train::tubelets(recipe_.size, opened(pictures));
    const auto ids = [&](const std::vector<std::int64_t>& from) {
      return world::uploaded(at::tensor(from, at::kLong).unsqueeze(0), patches.device());
    };
    const Tensor seen = ids(context);
    return boxed(
        train::predict(recipe_.size, predictor_, train::encode(recipe_.size, encoder_, patches, seen), seen, ids(hidden)));
  }

 private:
  train::Recipe recipe_;
  ModelShape shape_;
  train::EncoderPart encoder_;
  train::PredictorPart predictor_;
};

}  // namespace

std::unique_ptr<LatentModel> torchModel(const train::TrainingState& state) {
  return std::make_unique<TorchModel>(state.recipe, at::tensor(state.ema), at::tensor(state.weights));
}

std::unique_ptr<LatentModel> untrainedTorchModel(const train::Recipe& recipe) {
  const Tensor weights = train::startingWeights(recipe.size, recipe.seed);
  return std::make_unique<TorchModel>(recipe, weights.narrow(0, 0, train::planOf(recipe.size).encoder_end), weights);
}

}  // namespace lacuna::evaluate
