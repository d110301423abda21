#pragma once

namespace lacuna::widgets {

enum class ColorBy { TruePredicted, Error, Step, Row, Column, Feature };
enum class ShowSteps { ThisStepBright, AllSteps, OnlyThisStep };

/// How the latent space is shown: no data and no camera. Colours come from the theme.
struct SceneStyle {
  ColorBy color_by = ColorBy::TruePredicted;
  ShowSteps show = ShowSteps::ThisStepBright;
  double point_size = 4.0;  ///< radius of a hidden token's sphere in the default view, logical pixels
  bool error_lines = true;  ///< joins true and predicted, coloured by error
  bool picked_path = true;  ///< the picked token's place over all steps
  bool operator==(const SceneStyle&) const = default;

  static constexpr double smallest_point = 1.0, largest_point = 9.0;
};

}  // namespace lacuna::widgets
