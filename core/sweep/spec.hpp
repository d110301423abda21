#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/jobs/job_context.hpp"
#include "core/latent/run.hpp"
#include "core/mask/mask_shape.hpp"
#include "core/media/sampling.hpp"

namespace lacuna::sweep {

/// One thing that is varied, and how: numbers are kept as the texts that they are written as.
struct Axis {
  std::string name;  ///< "seed", a parameter of the mask's generator, "x", "y", "scale", "mask", "model", "start", "frames", "size"
  std::vector<std::string> values;
  bool operator==(const Axis&) const = default;
};

/// A value of an axis as a number; nothing where it is a word.
std::optional<double> numberIn(const std::string& value);

/// Many runs of which each differs from the others in a known way: every clip, with every seed, at every place of at most two axes.
struct Spec {
  std::string model;               ///< empty: an axis names models
  std::vector<std::string> clips;  ///< files, folders of pictures, scenes of the world
  media::Sampling sampling{0, 0, 0};  ///< frames and rate 0: as each model was trained, at most 16 frames
  int crop = 0;                    ///< 0: as each model was trained
  std::string mask = "blocks-small";
  latent::RunSettings settings;
  std::vector<Axis> axes;
  int seeds = 1;                   ///< runs of a clip at each place: with the mask's own seed and those that follow it
  std::size_t places() const;      ///< of the axes
  std::size_t points() const;      ///< runs
  bool operator==(const Spec&) const = default;
};

constexpr std::size_t most_points = 100'000;

/// Reads a spec from json (docs/sweeps.md). `folder`: relative paths begin there. `otherwise`: the model where none is named.
/// A folder of clips stands for the clips in it, "seed=1..20" in a scene for twenty. Throws `Failure` (Refused) that names
/// what is wrong: an unknown word, a parameter that the mask has not, more than `most_points`.
Spec readSpec(const std::string& path, const std::string& otherwise, const jobs::JobContext& context);
Spec parseSpec(const std::string& json, const std::string& folder, const std::string& otherwise, const jobs::JobContext& context);

/// The two halves of it. The first looks at the text alone and opens nothing that it names. The second puts clips in the place
/// of folders and reads every mask, so that a wrong one is told before the first run.
Spec parseSpecText(const std::string& json, const std::string& folder, const std::string& otherwise);
Spec lookedUp(Spec spec, const std::string& folder, const jobs::JobContext& context);

/// What `parseSpec` reads back as the same spec.
std::string jsonOf(const Spec& spec);

/// The same spec with the same mask files gives the same text on every machine; another spec, or a mask file with other content,
/// another. Known by it in stores; what is in clips and checkpoints is told apart by `MadeWith`. Throws as `maskHashes` does.
std::string textOf(const Spec& spec);

/// One run of a sweep.
struct Point {
  std::size_t number = 0;  ///< clips outermost, then seeds, then the axes in their order
  std::string clip, model, mask;
  media::Sampling sampling;  ///< frames and rate 0: as the model was trained
  int crop = 0;
  double dx = 0, dy = 0, scale = 1;  ///< of the mask's drawn shapes
  std::vector<std::string> at;       ///< the value of each axis
};
Point pointAt(const Spec& spec, std::size_t number);

/// The mask's shapes, moved and scaled as the point says. Throws as `mask::shapesFromText`.
std::vector<mask::MaskShape> shapesOf(const Point& point);

}  // namespace lacuna::sweep
