#pragma once

/// Sizes of the timeline in logical pixels, shared by its layout and its painting.
namespace lacuna::widgets::timeline_metrics {

inline constexpr int head_width = 180;  ///< icon, name, second line, eye, scale
inline constexpr int right_margin = 14;
inline constexpr int values_margin = 84;  ///< right of the lanes, where tracks have values there
inline constexpr int ruler_height = 25;
inline constexpr int folded_height = 26;  ///< of a hidden track
inline constexpr int least_lanes = 1;  ///< that are in sight before a track gives way; they scroll, a track does not
inline constexpr int bottom_margin = 6;
inline constexpr int eye_left = 118;
inline constexpr int scale_left = eye_left + 19;  ///< of the two numbers beside a track: right of the eye, however low the track is
inline constexpr int scale_width = head_width - scale_left - 3;  ///< as "-0.010" needs

}  // namespace lacuna::widgets::timeline_metrics
