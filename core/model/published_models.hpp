#pragma once

#include <array>

namespace lacuna::model {

/// A published V-JEPA 2 model. Head counts cannot be seen in the weights.
/// Source: facebookresearch/vjepa2, src/hub/backbones.py and src/models/vision_transformer.py.
struct PublishedModel {
  const char* name;
  int width, depth, heads;
};

inline constexpr std::array<PublishedModel, 3> kPublishedEncoders = {{
    {"ViT-L", 1024, 24, 16},
    {"ViT-H", 1280, 32, 16},
    {"ViT-g", 1408, 40, 22},
}};

inline constexpr PublishedModel kPublishedPredictor = {"predictor", 384, 12, 12};

}  // namespace lacuna::model
