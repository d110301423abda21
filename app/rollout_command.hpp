#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace lacuna::app {

/// What `lacuna rollout` is given. Poses are "x,y,z,roll,pitch,yaw,gripper" in metres and radians.
struct RolloutOptions {
  std::string clip, model;
  std::string out = "rollout";
  std::string state;                 ///< of the robot in the first frame, all seven numbers
  std::vector<std::string> actions;  ///< one a step; three numbers at least, the others are 0
  int grid = 0;                      ///< points a side of the energy landscape; 0: none
  int plan = 0;                      ///< actions of a plan from the first to the last frame; 0: none
  double reach_m = 0.075;            ///< most that one action of grid or plan moves along an axis
  int samples = 400, rounds = 10;    ///< of the plan
  std::uint64_t seed = 1;            ///< of the plan
  std::int64_t start_frame = 0;
  int frames = 0;       ///< 0: one more than actions, two at least
  double rate_fps = 0;  ///< 0: as the model was trained
  int crop = 0;         ///< 0: as the model was trained
};

/// Writes rollout.csv, landscape.csv and rollout.json; `progress` gets a line for each tenth of the work.
int rolloutCommand(const RolloutOptions& options, std::ostream& out, std::ostream& progress);

}  // namespace lacuna::app
