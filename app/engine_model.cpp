#include "app/engine_model.hpp"

#include <algorithm>

#include "core/world/tensor_numbers.hpp"

namespace lacuna::app {
namespace {

std::vector<TokenId> tokenIds(const std::vector<std::int64_t>& ids) {
  std::vector<TokenId> tokens;
  for (const std::int64_t id : ids) tokens.push_back(TokenId{static_cast<std::int32_t>(id)});
  return tokens;
}

class EngineModel final : public evaluate::LatentModel {
 public:
  EngineModel(std::shared_ptr<const model::Model> model, const jobs::JobContext& context)
      : model_(std::move(model)), stop_{context.stop, {}} {
    const auto& d = model_->description();
    shape_ = {d.crop, d.usualFrames(), d.patch, d.tubelet, d.encoder.width};
  }

  const evaluate::ModelShape& shape() const override { return shape_; }
  std::string device() const override { return "cpu"; }

  world::TensorBox targets(const world::TensorBox& pictures) const override {
    return forEach(pictures, shape_.tokens(), [&](const media::ClipTensor& clip) {
      return model::layerNormed(model_->encode(model::EncoderRole::Target, clip, {}, stop_), model_->description().levels);
    });
  }

  world::TensorBox predicted(const world::TensorBox& pictures, const std::vector<std::int64_t>& context,
                             const std::vector<std::int64_t>& hidden) const override {
    const auto seen = tokenIds(context), wanted = tokenIds(hidden);
    return forEach(pictures, static_cast<int>(hidden.size()), [&](const media::ClipTensor& clip) {
      const Matrix latents = model_->encode(model::EncoderRole::Context, clip, seen, stop_);
      return model_->predict(latents, seen, wanted, {shape_.rows(), shape_.rows()}, 0, stop_);
    });
  }

 private:
  template <class Work>
  world::TensorBox forEach(const world::TensorBox& pictures, int tokens, const Work& work) const {
    const std::vector<float> values = world::numbersOf(pictures);
    const std::int64_t clips = world::shapeOf(pictures)[0];
    std::vector<float> latents;
    latents.reserve(static_cast<std::size_t>(clips * tokens * shape_.width));
    for (std::int64_t i = 0; i < clips; ++i) {
      const Matrix one = work(clipAt(values, i));
      latents.insert(latents.end(), one.values.begin(), one.values.end());
    }
    return world::boxedFrom(latents, {clips, tokens, shape_.width});
  }

  /// Pictures [frames, 3, side, side] of one clip, normalised and in the engine's order channel, frame, row, column.
  media::ClipTensor clipAt(const std::vector<float>& values, std::int64_t clip) const {
    const auto frames = static_cast<std::size_t>(shape_.frames);
    const std::size_t plane = static_cast<std::size_t>(shape_.side_px) * static_cast<std::size_t>(shape_.side_px);
    const media::Normalisation norm;
    media::ClipTensor tensor{shape_.frames, shape_.side_px, shape_.side_px, std::vector<float>(3 * frames * plane)};
    const float* from = values.data() + static_cast<std::size_t>(clip) * 3 * frames * plane;
    for (std::size_t frame = 0; frame < frames; ++frame)
      for (std::size_t channel = 0; channel < 3; ++channel) {
        float* to = tensor.values.data() + (channel * frames + frame) * plane;
        for (std::size_t i = 0; i < plane; ++i) to[i] = (*from++ - norm.mean[channel]) / norm.deviation[channel];
      }
    return tensor;
  }

  std::shared_ptr<const model::Model> model_;
  jobs::JobContext stop_;
  evaluate::ModelShape shape_;
};

}  // namespace

std::unique_ptr<evaluate::LatentModel> engineModel(std::shared_ptr<const model::Model> model,
                                                   const jobs::JobContext& context) {
  return std::make_unique<EngineModel>(std::move(model), context);
}

}  // namespace lacuna::app
