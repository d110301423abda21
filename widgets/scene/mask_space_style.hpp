#pragma once

namespace lacuna::widgets {

enum class BlockColor { Hidden, Error };
/// Which steps' blocks are shown, seen from the playhead's.
enum class BlockSteps { All, UpToThis, FromThis, OnlyThis };

/// How the mask in space and time is shown: no data and no camera. Colours come from the theme.
struct MaskSpaceStyle {
  BlockColor color_by = BlockColor::Hidden;
  BlockSteps steps = BlockSteps::All;
  bool frames = true;  ///< the first frame and the playhead's as planes
  bool operator==(const MaskSpaceStyle&) const = default;
};

}  // namespace lacuna::widgets
