#include "core/model/rollout_report.hpp"

#include <locale>
#include <sstream>

namespace lacuna::model {
namespace {

std::ostringstream plainStream() {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out.precision(7);  // as many digits as float32 has
  return out;
}

void writeField(const std::optional<double>& value, std::ostream& out) {
  out << ',';
  if (value) out << *value;
}

}  // namespace

std::vector<RolloutStep> measureRollout(const Rollout& rollout, std::span<const Pose> actions, const FrameLatents& frames) {
  const Matrix first = frames.frame(0), last = frames.frame(frames.frames - 1);
  const std::size_t size = first.values.size();
  std::vector<RolloutStep> steps;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const auto predicted = std::span(rollout.latents.values).subspan((i + 1) * size, size);
    RolloutStep step{static_cast<int>(i) + 1, actions[i], rollout.states[i + 1], {}, {}, 0, stillEnergy(frames)};
    step.to_last = energyBetween(predicted, last.values);
    if (step.step < frames.frames) {
      const Matrix frame = frames.frame(step.step);
      step.to_frame = energyBetween(predicted, frame.values);
      step.still_to_frame = energyBetween(first.values, frame.values);
    }
    steps.push_back(step);
  }
  return steps;
}

double stillEnergy(const FrameLatents& frames) {
  return energyBetween(frames.frame(0).values, frames.frame(frames.frames - 1).values);
}

std::string csvOf(std::span<const RolloutStep> steps) {
  std::ostringstream out = plainStream();
  out << "step,dx_m,dy_m,dz_m,droll_rad,dpitch_rad,dyaw_rad,dgripper,x_m,y_m,z_m,roll_rad,pitch_rad,yaw_rad,gripper,"
         "energy_to_frame,still_energy_to_frame,energy_to_last,still_energy_to_last\n";
  for (const RolloutStep& step : steps) {
    out << step.step;
    for (const Pose& pose : {step.action, step.state})
      for (const float value : pose) out << ',' << value;
    for (const std::optional<double>& energy :
         {step.to_frame, step.still_to_frame, std::optional(step.to_last), std::optional(step.still_to_last)})
      writeField(energy, out);
    out << '\n';
  }
  return out.str();
}

std::string csvOf(std::span<const LandscapePoint> points, double still_energy) {
  std::ostringstream out = plainStream();
  out << "dx_m,dy_m,dz_m,energy_to_last,still_energy_to_last\n";
  for (const LandscapePoint& point : points)
    out << point.action[0] << ',' << point.action[1] << ',' << point.action[2] << ',' << point.energy << ',' << still_energy
        << '\n';
  return out.str();
}

}  // namespace lacuna::model
