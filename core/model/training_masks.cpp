#include "core/model/training_masks.hpp"

namespace lacuna::model {

std::vector<std::string> trainingMasksOf(Family family, const mask::TokenGrid& grid) {
  switch (family) {
    case Family::IJepa:
      return {"ijepa"};
    case Family::VJepa21:
      if (grid.steps == 1) return {"vjepa2.1-image"};
      [[fallthrough]];
    case Family::VJepa1:
    case Family::VJepa2:
      return {"blocks-small", "blocks-large"};
    case Family::VJepa2Ac:
    case Family::Script:
      break;
  }
  return {};
}

}  // namespace lacuna::model
