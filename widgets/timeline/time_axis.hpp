#pragma once

namespace lacuna::widgets {

/// Maps frames and steps of the clip's window to pixels of the timeline and back. Pure; all pixels are logical.
struct TimeAxis {
  static constexpr double max_zoom = 16;

  int frames = 0;
  int frames_per_step = 1;
  double left = 0;    ///< where the lane begins, pixels
  double width = 0;   ///< of the lane, pixels
  double zoom = 1;    ///< 1 shows the whole window
  double scroll = 0;  ///< pixels of the zoomed lane that are left of `left`

  bool empty() const { return frames <= 0 || width <= 0; }
  int steps() const { return frames / frames_per_step; }
  double right() const { return left + width; }
  double frameWidth() const { return frames > 0 ? width * zoom / frames : 0; }
  double stepWidth() const { return frameWidth() * frames_per_step; }
  double maxScroll() const { return width * (zoom - 1); }

  double xOfFrame(double frame) const { return left - scroll + frame * frameWidth(); }
  double xOfStep(double step) const { return xOfFrame(step * frames_per_step); }
  int frameAt(double x) const;  ///< nearest frame of the window; 0 when there is none
  int stepAt(double x) const;   ///< nearest step of the window; frames after the last whole step belong to it
  int stepOfFrame(int frame) const;

  /// Zooms so that what lies under `x` stays there.
  void zoomAround(double new_zoom, double x);
  void scrollBy(double pixels);
  /// Scrolls as little as needed to show the frame.
  void keepVisible(int frame);
};

}  // namespace lacuna::widgets
