#pragma once

#include <array>

#include "core/model/description.hpp"

namespace lacuna::model {

/// A published encoder. Head counts cannot be seen in the weights.
/// Sources: facebookresearch/ijepa, jepa and vjepa2, src/models/vision_transformer.py; vjepa2, src/hub/backbones.py.
struct PublishedModel {
  Family family;
  const char* name;
  int width, depth, heads;
};

inline constexpr std::array<PublishedModel, 12> kPublishedEncoders = {{
    {Family::IJepa, "ViT-H", 1280, 32, 16},
    {Family::IJepa, "ViT-g", 1408, 40, 16},
    {Family::VJepa1, "ViT-L", 1024, 24, 16},
    {Family::VJepa1, "ViT-H", 1280, 32, 16},
    {Family::VJepa2, "ViT-L", 1024, 24, 16},
    {Family::VJepa2, "ViT-H", 1280, 32, 16},
    {Family::VJepa2, "ViT-g", 1408, 40, 22},
    {Family::VJepa2Ac, "ViT-g", 1408, 40, 22},
    {Family::VJepa21, "ViT-B", 768, 12, 12},
    {Family::VJepa21, "ViT-L", 1024, 24, 16},
    {Family::VJepa21, "ViT-g", 1408, 40, 22},
    {Family::VJepa21, "ViT-G", 1664, 48, 26},
}};

/// All published predictors are this wide; V-JEPA 2's and 2.1's have these heads.
inline constexpr int kPublishedPredictorWidth = 384, kPublishedPredictorHeads = 12;

/// But for V-JEPA 2-AC's, of which one is published.
inline constexpr int kPublishedActionWidth = 1024, kPublishedActionDepth = 24, kPublishedActionHeads = 16;

}  // namespace lacuna::model
