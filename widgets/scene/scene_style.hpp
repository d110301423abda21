#pragma once

namespace lacuna::widgets {

enum class ColorBy { TruePredicted, Error, Step, Row, Column, Feature, Cluster, Label, Length, Clip, Table };
enum class ShowSteps { ThisStepBright, AllSteps, OnlyThisStep, UpToThisStep };

/// How the latent space is shown: no data and no camera. Colours come from the theme.
struct SceneStyle {
  ColorBy color_by = ColorBy::TruePredicted;
  ShowSteps show = ShowSteps::ThisStepBright;
  double point_size = 4.0;   ///< radius of a hidden token's sphere in the default view, logical pixels
  bool error_lines = true;   ///< joins true and predicted, coloured by error
  double line_from = 0, line_to = 1;  ///< which of them, by the rank of their length: 0.9 to 1 is the longest tenth
  bool picked_path = true;   ///< the picked token's place over all steps
  bool selected_paths = false;  ///< the same of the selected tokens' places
  bool outlines = true;      ///< round the clusters, when points are coloured by them
  bool pictures = false;     ///< patches of the clip at their points: of the selected tokens, else of some of the step
  bool operator==(const SceneStyle&) const = default;

  static constexpr double smallest_point = 1.0, largest_point = 9.0;
};

}  // namespace lacuna::widgets
