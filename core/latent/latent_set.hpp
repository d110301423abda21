#pragma once

#include <compare>
#include <memory>
#include <string>
#include <vector>

#include "core/base/hash.hpp"
#include "core/base/matrix.hpp"
#include "core/mask/token_grid.hpp"

namespace lacuna::latent {

enum class LatentKind { Target, Context, Predicted };

/// What latents are made from; equal keys, equal latents.
struct LatentKey {
  LatentKind kind = LatentKind::Target;
  Hash128 model;
  Hash128 clip;
  Hash128 mask;      ///< zero for targets: they see the whole clip
  int mask_token = 0;  ///< predicted only
  bool context_from_target_encoder = false;  ///< context and predicted: which encoder saw the visible tokens
  int block = 0;       ///< targets and context: as they are after this block, from 1, or 0 for after the final norm
  auto operator<=>(const LatentKey&) const = default;
};

/// Latents of one clip window under one model, row i belonging to token `ids[i]`. Immutable.
struct LatentSet {
  LatentKey key;
  mask::TokenGrid grid;
  std::vector<TokenId> ids;
  Matrix values;  ///< [ids.size(), width], after the encoder's final norm or a block (targets, context), or as predicted
  std::size_t bytes() const { return values.bytes() + ids.size() * sizeof(TokenId); }
};

}  // namespace lacuna::latent
