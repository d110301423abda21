#pragma once

#include <vector>

#include "core/base/hash.hpp"
#include "core/mask/token_grid.hpp"

namespace lacuna::mask {

/// A bit per token: hidden or visible. Value type.
class Mask {
 public:
  Mask() = default;
  explicit Mask(const TokenGrid& grid) : grid_(grid), hidden_(static_cast<std::size_t>(grid.size()), 0) {}

  const TokenGrid& grid() const { return grid_; }
  bool hidden(TokenId id) const { return hidden_[static_cast<std::size_t>(index(id))] != 0; }
  void set(TokenId id, bool hidden) { hidden_[static_cast<std::size_t>(index(id))] = hidden ? 1 : 0; }

  int hiddenCount() const;
  int hiddenCountInStep(int step) const;
  double hiddenShare() const;              ///< 0..1; 0 for an empty grid
  std::vector<TokenId> hiddenIds() const;  ///< ascending
  std::vector<TokenId> visibleIds() const; ///< ascending
  Mask inverted() const;
  Hash128 hash() const;                    ///< of grid and bits
  bool operator==(const Mask&) const = default;

 private:
  TokenGrid grid_;
  std::vector<unsigned char> hidden_;
};

}  // namespace lacuna::mask
