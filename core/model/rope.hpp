#pragma once

#include <span>
#include <vector>

#include "core/base/ids.hpp"
#include "core/model/model.hpp"

namespace lacuna::model {

/// Cosines and signed sines for each token and each feature of a head: made once, shared by all heads and blocks; empty
/// where positions are stored. V-JEPA 2's "tiled" rotary positions. Source: facebookresearch/vjepa2, src/models/utils/modules.py: a = 2*((head_dim/3)/2)
/// features each for step, row and column, the rest untouched; frequencies 10000^(-j/(a/2)) written twice one after the
/// other but applied to neighbouring pairs, which is no true rotation; the published weights need it so.
/// V-JEPA 2.1 rotates truly: both of a pair by one frequency.
struct RopeTable {
  int head_dim = 0;
  std::vector<float> cosines;  ///< [tokens, head_dim]
  std::vector<float> sines;    ///< [tokens, head_dim], negative for the first of each pair
};

RopeTable ropeTable(Positions kind, std::span<const TokenId> ids, const PositionGrid& grid, int head_dim);

/// head[j] = (head[j]*cos[j] + neighbour(j)*sin[j]) * scale, in place, for one token's head.
void rotateHead(const RopeTable& table, int token, float scale, float* head);

/// One token's row [3*width] of queries, keys and values: queries and keys turned head by head, queries scaled by
/// 1 / sqrt(head_dim); in place.
void rotateToken(const RopeTable& table, int token, int width, float* qkv);

}  // namespace lacuna::model
