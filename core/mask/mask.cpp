#include "core/mask/mask.hpp"

#include <algorithm>

namespace lacuna::mask {
namespace {

std::vector<TokenId> idsWhere(const std::vector<unsigned char>& hidden, bool wanted) {
  std::vector<TokenId> ids;
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    if ((hidden[i] != 0) == wanted) ids.push_back(TokenId{static_cast<std::int32_t>(i)});
  }
  return ids;
}

}  // namespace

int Mask::hiddenCount() const { return static_cast<int>(hidden_.size() - std::count(hidden_.begin(), hidden_.end(), 0)); }

int Mask::hiddenCountInStep(int step) const {
  const auto first = hidden_.begin() + static_cast<std::ptrdiff_t>(step) * grid_.perStep();
  return static_cast<int>(grid_.perStep() - std::count(first, first + grid_.perStep(), 0));
}

double Mask::hiddenShare() const {
  return hidden_.empty() ? 0 : static_cast<double>(hiddenCount()) / static_cast<double>(hidden_.size());
}

std::vector<TokenId> Mask::hiddenIds() const { return idsWhere(hidden_, true); }
std::vector<TokenId> Mask::visibleIds() const { return idsWhere(hidden_, false); }

Mask Mask::inverted() const {
  Mask other(grid_);
  std::transform(hidden_.begin(), hidden_.end(), other.hidden_.begin(), [](unsigned char bit) { return bit == 0 ? 1 : 0; });
  return other;
}

Hash128 Mask::hash() const {
  return Hasher()
      .value(grid_.steps)
      .value(grid_.rows)
      .value(grid_.cols)
      .values(std::span<const unsigned char>(hidden_))
      .digest();
}

}  // namespace lacuna::mask
