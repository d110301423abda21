#pragma once

#include <string>
#include <vector>

#include "core/mask/token_grid.hpp"
#include "core/model/description.hpp"

namespace lacuna::model {

/// The mask generators that the published models of a family were trained with, as many masks of each; see
/// mask::generators(). V-JEPA 2.1 had masks of its own for pictures, which a grid of one step is. None for models that
/// predict from actions and for programs of somebody else.
std::vector<std::string> trainingMasksOf(Family family, const mask::TokenGrid& grid);

}  // namespace lacuna::model
