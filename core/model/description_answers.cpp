#include "core/model/description.hpp"

// What a description says of clips: which grid they get, and whether the model takes them.
namespace lacuna::model {

const char* nameOf(Family family) {
  switch (family) {
    case Family::IJepa:
      return "I-JEPA";
    case Family::VJepa1:
      return "V-JEPA 1";
    case Family::VJepa2:
      return "V-JEPA 2";
    case Family::VJepa21:
      return "V-JEPA 2.1";
    case Family::VJepa2Ac:
      return "V-JEPA 2-AC";
    case Family::Script:
      return "TorchScript";
  }
  return "";
}

mask::TokenGrid ModelDescription::gridFor(int frames_in_clip, int height_px, int width_px) const {
  const int steps = pictures_too && frames_in_clip == 1 ? 1 : frames_in_clip / tubelet;
  return {steps, height_px / patch, width_px / patch};
}

bool ModelDescription::takes(int frames_in_clip, int side_px) const {
  if (family == Family::IJepa) return frames_in_clip == 1 && side_px == crop;
  const bool whole_steps = frames_in_clip % tubelet == 0 || (pictures_too && frames_in_clip == 1);
  return whole_steps && side_px % patch == 0;
}

std::optional<std::string> ModelDescription::whyNotTaken(int frames_in_clip, int side_px) const {
  if (takes(frames_in_clip, side_px)) return std::nullopt;
  return "This model does not take windows of " + std::to_string(frames_in_clip) + " frames of " + std::to_string(side_px) +
         " px: frames in multiples of " + std::to_string(tubelet) + ", a side in multiples of " + std::to_string(patch) + ".";
}

std::optional<std::string> ModelDescription::whyNotPredicted(const mask::TokenGrid& grid) const {
  if (family == Family::Script && predictor.depth == 0)
    return "This TorchScript module has no predict method. Features work; prediction does not.";
  if (predictor.depth == 0) return "This file has an encoder but no predictor. Features and attention work; prediction does not.";
  if (family == Family::VJepa2Ac)
    return "This model predicts from a robot's actions and not from masks. Features work; to predict, use lacuna rollout.";
  if (!predictsOwnTargets()) {
    return "This model was distilled: it predicts the latents of its teacher, which this file does not hold, so there is nothing "
           "to compare with. Clear the mask to see its own latents.";
  }
  const bool within = grid.steps <= stored_grid.steps && grid.rows == stored_grid.rows && grid.cols == stored_grid.cols;
  if (positions == Positions::StoredTable && !within) {
    return "The predictor of this " + std::string(nameOf(family)) + " model has stored positions for its own size alone: " +
           std::to_string(crop) + " px, " + std::to_string(stored_grid.steps * tubelet) + " frames at most.";
  }
  return std::nullopt;
}

std::vector<int> ModelDescription::levelBlocks() const {
  if (norms == 1) return {encoder.depth};
  if (encoder.depth == 48) return {12, 24, 38, 48};  // 38, not 36: facebookresearch/vjepa2, app/vjepa_2_1
  return {encoder.depth / 4, encoder.depth / 2, encoder.depth * 3 / 4, encoder.depth};
}

}  // namespace lacuna::model
