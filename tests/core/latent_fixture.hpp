#pragma once

#include <cmath>

#include "core/latent/run.hpp"
#include "tests/support/files.hpp"

namespace lacuna::test {

inline std::shared_ptr<const model::Model> loadModel(const std::string& path) {
  const auto checkpoint = model::Checkpoint::open(path);
  return model::Model::load(checkpoint, model::describe(*checkpoint), {});
}

/// The small model that comes with the program: 64 px, 8 frames, 4 x 4 x 4 tokens.
inline std::shared_ptr<const model::Model> demoModel() { return loadModel(sourceFile("tests/data/model/untrained/model.safetensors")); }

inline std::shared_ptr<const media::ClipWindow> windowOf(media::ClipTensor input, const std::string& name) {
  auto window = std::make_shared<media::ClipWindow>();
  window->info.name = name;
  window->sampling.frames = input.frames;
  window->hash = Hasher().values(std::span<const float>(input.values)).digest();
  window->input = std::move(input);
  return window;
}

/// Waves that move through the picture; `phase` makes another clip.
inline std::shared_ptr<const media::ClipWindow> wavesWindow(double phase = 0) {
  media::ClipTensor input{8, 64, 64, {}};
  for (int channel = 0; channel < 3; ++channel) {
    for (int frame = 0; frame < input.frames; ++frame) {
      for (int i = 0; i < 64 * 64; ++i) {
        const double x = i % 64, y = i / 64;
        input.values.push_back(static_cast<float>(std::sin(0.1 * x + 0.07 * (channel + 1) * y + 0.5 * frame + phase)));
      }
    }
  }
  return windowOf(std::move(input), "waves, \"one\"\nline");
}

inline mask::Mask maskOf(const mask::TokenGrid& grid, const std::vector<int>& hidden) {
  mask::Mask mask(grid);
  for (const int id : hidden) mask.set(TokenId{id}, true);
  return mask;
}

/// Six tokens of the waves hidden from the small model.
inline latent::RunRequest smallRequest() {
  latent::RunRequest request;
  request.window = wavesWindow();
  request.model = demoModel();
  request.mask = maskOf({4, 4, 4}, {20, 21, 22, 36, 37, 38});
  return request;
}

}  // namespace lacuna::test
