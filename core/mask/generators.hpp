#pragma once

#include <string>
#include <vector>

#include "core/mask/mask.hpp"
#include "core/mask/mask_shape.hpp"

namespace lacuna::mask {

struct GeneratorInfo {
  std::string kind;   ///< "blocks-small"
  std::string title;  ///< "Blocks small"
  std::string help;   ///< one line: what it hides
  bool takes_ratio = false;
};

/// All kinds, in menu order.
const std::vector<GeneratorInfo>& generators();

/// "blocks-small,seed=3" or "future,ratio=0.5" -> a generated form. Throws `Failure` (Refused) naming the known kinds.
Generated parseGenerator(const std::string& text);

/// Hidden cells of a generated form: the same grid, kind, ratio and seed give the same mask on every machine.
/// Blocks follow facebookresearch/vjepa2 src/masks/multiseq_multiblock3d.py: small = 8 blocks of 15 % of the frame, large =
/// 2 of 70 %, aspect 0.75..1.5, all steps; redrawn while nothing stays visible.
Mask generate(const Generated& generated, const TokenGrid& grid);

}  // namespace lacuna::mask
