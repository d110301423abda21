#pragma once

#include <vector>

#include "core/media/clip_window.hpp"

namespace lacuna::widgets {

/// To what a drag in time keeps.
enum class TimeSnap { Steps, Frames };

/// When the frames of a window are: turns places on the time axis, in frames, into seconds of the clip and back. Pure.
struct ClipTimes {
  std::vector<double> edges_s;  ///< where each frame begins, then where the last one ends; strictly ascending
  int frames_per_step = 1;

  bool empty() const { return edges_s.size() < 2; }
  int frames() const { return empty() ? 0 : static_cast<int>(edges_s.size()) - 1; }
  int steps() const { return frames() / frames_per_step; }

  /// Between two frames it is a fraction; before the first and after the last it goes on at their pace.
  double frameOf(double time_s) const;
  double timeOf(double frame) const;
  double stepBegin_s(int step) const { return timeOf(step * frames_per_step); }
  double stepEnd_s(int step) const { return timeOf((step + 1) * frames_per_step); }
  double stepMiddle_s(int step) const { return (stepBegin_s(step) + stepEnd_s(step)) / 2; }  ///< when its keys count
  int stepOf(double time_s) const;                                                           ///< nearest step of the window

  int unit(TimeSnap snap) const { return snap == TimeSnap::Steps ? frames_per_step : 1; }  ///< in frames
  double snapped(double frame, TimeSnap snap) const;  ///< the nearest border of a step or frame, in frames
};

/// Empty without a window.
ClipTimes timesOf(const media::ClipWindow* window, int frames_per_step);

}  // namespace lacuna::widgets
