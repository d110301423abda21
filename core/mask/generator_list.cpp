#include <algorithm>

#include "core/mask/generators.hpp"

namespace lacuna::mask {
namespace {

using Parameters = std::vector<GeneratorParameter>;

Parameters shareHidden(double otherwise) { return {{"ratio", "Share hidden", 0, 1, otherwise}}; }

Parameters blockParameters() {
  return {{"blocks", "Blocks", 1, 64, 8, true},
          {"scale", "Share of the frame each", 0.01, 1, 0.15},
          {"aspect_low", "Lowest rows per column", 0.1, 10, 0.75},
          {"aspect_high", "Highest rows per column", 0.1, 10, 1.5},
          {"time", "Share of the steps each", 0, 1, 1},
          {"keep", "Share of the steps with context", 0, 1, 1}};
}

Parameters motionParameters() {
  Parameters parameters = shareHidden(0.5);
  parameters.push_back({"calm", "Hide what is still", 0, 1, 0, true});
  return parameters;
}

std::vector<GeneratorInfo> publishedKinds() {
  return {{"blocks-small",
           "Blocks small",
           "8 blocks of 15 % of the frame, through all steps: V-JEPA's short range",
           {},
           true,
           false,
           {"vjepa-short", "vjepa2-short", "vjepa2.1-short"}},
          {"blocks-large",
           "Blocks large",
           "2 blocks of 70 % of the frame, through all steps: V-JEPA's long range",
           {},
           true,
           false,
           {"vjepa-long", "vjepa2-long", "vjepa2.1-long"}},
          {"vjepa2.1-image",
           "Picture blocks",
           "10 blocks of 15 % of the frame: V-JEPA 2.1's pictures",
           {},
           true,
           false,
           {}},
          {"blocks",
           "Blocks",
           "Blocks of one drawn size at drawn places, as V-JEPA draws them",
           blockParameters(),
           true,
           false,
           {}},
          {"ijepa",
           "I-JEPA blocks",
           "4 blocks of 15 to 20 % of the frame, and what lies outside the context block",
           {{"surround", "Hide around the context", 0, 1, 1, true}},
           true,
           false,
           {}},
          {"ijepa-random",
           "I-JEPA random",
           "Cells drawn one by one, through all steps; 40 to 60 % stay visible",
           {},
           true,
           false,
           {}},
          {"tube-random",
           "Random tube",
           "Cells drawn one by one, through all steps",
           shareHidden(0.9),
           true,
           false,
           {"vjepa-tube"}}};
}

std::vector<GeneratorInfo> plainKinds() {
  return {{"tube",
           "Tube",
           "One box of the given share of the frame, through all steps; seed 0 is the centre",
           shareHidden(0.5),
           true,
           false,
           {}},
          {"random", "Random", "The given share of all cells, drawn one by one", shareHidden(0.5), true, false, {}},
          {"future", "Future", "The last steps: the given share of the clip", shareHidden(0.5), false, false, {"causal"}},
          {"checkerboard", "Checkerboard", "Every other cell of the frame, through all steps", {}, true, false, {}},
          {"border",
           "Border",
           "The rim of the frame, this many cells wide, through all steps",
           {{"width", "Width in cells", 1, 64, 2, true}},
           false,
           false,
           {}},
          {"motion", "Motion", "The share of all cells that move most, or least", motionParameters(), false, true, {}}};
}

}  // namespace

const std::vector<GeneratorInfo>& generators() {
  static const std::vector<GeneratorInfo> all = [] {
    std::vector<GeneratorInfo> kinds = publishedKinds(), plain = plainKinds();
    std::move(plain.begin(), plain.end(), std::back_inserter(kinds));
    return kinds;
  }();
  return all;
}

const GeneratorInfo* generatorOf(const std::string& kind) {
  const auto& all = generators();
  const auto found = std::find_if(all.begin(), all.end(), [&](const GeneratorInfo& info) {
    return info.kind == kind || std::find(info.other_names.begin(), info.other_names.end(), kind) != info.other_names.end();
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace lacuna::mask
