#pragma once

#include <span>
#include <vector>

#include "core/model/action_predictor.hpp"
#include "core/model/model.hpp"
#include "core/model/pose.hpp"

namespace lacuna::model {

/// Frames of a clip as V-JEPA 2-AC sees them: each encoded alone.
struct FrameLatents {
  int frames = 0, rows = 0, cols = 0;
  Matrix raw;     ///< [frames * rows * cols, encoder.width], after the encoder's final norm
  Matrix normed;  ///< the same, layer-normed: what the predictor takes and what energies compare

  Matrix frame(int i) const;  ///< normed latents of one frame, [rows * cols, encoder.width]
};

/// Encodes each frame as a clip made of that frame alone, repeated for one tubelet. Reports "frames". Throws what
/// `Model::encode` throws.
FrameLatents encodeFrames(const Model& model, const media::ClipTensor& clip, const jobs::JobContext& context);

/// Where a roll-out starts: one frame, and the robot in it.
struct RolloutStart {
  int rows = 0, cols = 0;
  Matrix latents;  ///< of the frame, layer-normed
  Pose state{};
  std::vector<float> extrinsics = {};  ///< of the camera, which stands still; only for models that use them
};

struct Rollout {
  Matrix latents;            ///< [(actions + 1) * rows * cols, encoder.width], layer-normed; the first frame as given
  std::vector<Pose> states;  ///< actions + 1; the first as given
};

/// Frame by frame: each prediction is layer-normed and becomes the next step's frame, `moved` its state. Without actions
/// the start comes back. Throws `CancelledException`, `Failure` (Mismatch) as `Model::predictSteps`, and for models whose
/// actions are no `Pose`. Source: facebookresearch/vjepa2, notebooks/utils/world_model_wrapper.py.
Rollout rollOut(const Model& model, const RolloutStart& start, std::span<const Pose> actions,
                const jobs::JobContext& context);

/// The same with the recorded states of every step, as in the training loss (app/vjepa_droid/train.py): `recorded` may have
/// any number of frames, of which the first alone is used. Predictions of all steps, [steps * rows * cols, encoder.width],
/// layer-normed.
Matrix rollOutRecorded(const Model& model, const ActionSequence& recorded, const jobs::JobContext& context);

/// Mean absolute difference of two frames' latents of one shape: how far a predicted frame is from a goal.
double energyBetween(std::span<const float> a, std::span<const float> b);

/// Energy of the last frame of a roll-out against a goal frame.
double energyOf(const Rollout& rollout, const Matrix& goal);

struct LandscapePoint {
  Pose action{};
  double energy = 0;
};

/// Translations on a cube of per_axis^3 points from -reach to reach, x outermost, z innermost, without rotation and grip.
std::vector<Pose> actionCube(int per_axis, float reach_m);

/// Energy against the goal after one step by each action of the cube. Reports "actions".
/// Source: facebookresearch/vjepa2, notebooks/energy_landscape_example.ipynb.
std::vector<LandscapePoint> energyLandscape(const Model& model, const RolloutStart& start, const Matrix& goal, int per_axis,
                                            float reach_m, const jobs::JobContext& context);

}  // namespace lacuna::model
