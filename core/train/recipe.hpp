#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lacuna::train {

/// Sizes of encoder and predictor: a V-JEPA 2 model (pre-norm ViT, tiled 3-D RoPE, one learned mask token).
struct NetworkSize {
  int side_px = 96;  ///< picture the model sees
  int frames = 16;
  int patch_px = 12;
  int tubelet = 2;  ///< frames a token
  int width = 192, depth = 6, heads = 4;
  int predictor_width = 192, predictor_depth = 6, predictor_heads = 4;

  int rows() const { return side_px / patch_px; }
  int steps() const { return frames / tubelet; }
  int tokens() const { return steps() * rows() * rows(); }
  int patchValues() const { return 3 * tubelet * patch_px * patch_px; }
  bool operator==(const NetworkSize&) const = default;
};

enum class Precision { Float32, BFloat16 };

/// Everything that decides a training run. Two runs with one recipe and one seed on one CPU are the same, bit by bit.
struct Recipe {
  NetworkSize size;
  std::uint64_t seed = 1;
  int steps = 4000;
  int batch = 16;      ///< clips a step
  double rate = 1e-3;  ///< highest learning rate: reached after `warm_up` of the steps, then a cosine to `rate_end` of it
  double warm_up = 0.06;
  double rate_end = 0.02;
  double decay = 0.04;                         ///< AdamW weight decay, on matrices alone
  double clip_norm = 1.0;                      ///< of the gradient
  double ema_start = 0.998, ema_end = 0.9999;  ///< of the target encoder, linear until it settles
  /// Last share of the steps: the EMA encoder stands still and encodes what is visible too, the predictor alone goes on
  /// learning, from `settle_rate` times the highest rate. So one encoder serves for both, and the file needs no second.
  double settle = 0.2, settle_rate = 0.3;
  double spread = 0.0;  ///< weight of the second loss, against collapse; see `spreadLoss` in engine.cpp
  double motion = 0.5;  ///< how far the loss weighs tokens by the change of their latents; see `motionWeights` in engine.cpp
  double square = 1.0;  ///< weight of the squared error beside L1; see `errorsOf` in engine.cpp
  int hidden_most = 1024;    ///< at most so many hidden tokens a mask are predicted; see `drawStepMasks`
  double clips_share = 0.5;  ///< of every batch from the person's own clips, when there are any
  int replicas = 1;          ///< parts of the batch computed side by side, each on one CPU thread; changes
                                ///< rounding, and the clips that `spread` is measured over
  Precision precision = Precision::Float32;
  std::string device = "cpu";
  bool operator==(const Recipe&) const = default;
};

/// A setting as the command line and the state file name it.
struct Setting {
  const char* name;
  const char* help;
};
std::vector<Setting> recipeSettings();

/// Throws `Failure` (Refused): no such setting, or a value that does not fit.
void set(Recipe& recipe, const std::string& name, const std::string& value);
std::string get(const Recipe& recipe, const std::string& name);

/// Throws `Failure` (Refused) for sizes that do not fit together.
void check(const Recipe& recipe);

/// "name=value" a line, all settings; `parsed` reads it back.
std::string textOf(const Recipe& recipe);
Recipe parsedRecipe(const std::string& text);

}  // namespace lacuna::train
