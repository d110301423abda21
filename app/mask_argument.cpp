#include "app/mask_argument.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "app/mask_command.hpp"
#include "app/opened.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_files.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/rasterise.hpp"
#include "core/model/training_masks.hpp"

namespace lacuna::app {
namespace {

/// The grid over a whole square frame, a step being half a second, as two frames are that V-JEPA sees.
mask::GridPlacement plainPlacement(const mask::TokenGrid& grid) {
  constexpr double step_s = 0.5;
  mask::GridPlacement placement;
  placement.grid = grid;
  for (int step = 0; step < grid.steps; ++step) placement.steps.push_back({step * step_s, (step + 1) * step_s});
  return placement;
}

/// The grid that the mask has by itself: that of its cells, when it is cells and nothing else.
mask::TokenGrid ownGrid(const std::vector<mask::MaskShape>& shapes) {
  const auto* cells = shapes.size() == 1 ? std::get_if<mask::PaintedCells>(&shapes.front().form) : nullptr;
  if (cells == nullptr)
    fail(ErrorKind::Mismatch, "This mask has no grid of its own. Give one with --grid 8x16x16, or a clip with --clip.");
  return {cells->steps, cells->rows, cells->cols};
}

model::Family familyOf(const std::string& model) {
  return model.empty() ? model::Family::VJepa2 : model::describe(*model::Checkpoint::open(model)).family;
}

}  // namespace

mask::TokenGrid gridFromText(const std::string& text) {
  constexpr int most_side = 1024, most_tokens = 1 << 22;
  int sides[3] = {};
  const char *at = text.data(), *end = at + text.size();
  bool good = true;
  for (int i = 0; i < 3; ++i) {
    const auto read = std::from_chars(at, end, sides[i]);
    good = good && read.ec == std::errc{} && sides[i] >= 1 && sides[i] <= most_side;
    at = read.ptr;
    if (i < 2) good = good && at != end && *at++ == 'x';
    if (!good) break;
  }
  if (!good || at != end || static_cast<std::int64_t>(sides[0]) * sides[1] * sides[2] > most_tokens)
    fail(ErrorKind::Refused,
         "--grid takes steps x rows x columns, such as 8x16x16: each 1 to 1,024, together at most 4 million tokens.");
  return {sides[0], sides[1], sides[2]};
}

MaskOnGrid maskOnGrid(const MaskOptions& options) {
  const auto shapes = mask::shapesFromText(options.input.mask);  // before the long work: a typing error is told at once
  if (options.input.clip.empty()) {
    const mask::TokenGrid grid = options.grid.empty() ? ownGrid(shapes) : gridFromText(options.grid);
    return {mask::rasterise(shapes, plainPlacement(grid), mask::CoverageRule::Touched),
            model::trainingMasksOf(familyOf(options.input.model), grid)};
  }
  Opened opened(options.input);
  opened.session.run(session::setShapes(shapes, "Mask"));
  const mask::Mask& mask = opened.session.mask();
  return {mask, model::trainingMasksOf(opened.session.model()->description().family, mask.grid())};
}

}  // namespace lacuna::app
