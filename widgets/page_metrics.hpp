#pragma once

/// Sizes that all pages of Compare share, those of the Detail lab and of sweeps among them, in logical pixels.
namespace lacuna::widgets::page_metrics {

inline constexpr int side_width = 280;  ///< of the list or the settings on the left
inline constexpr int gap = 6;           ///< between panels

}  // namespace lacuna::widgets::page_metrics
