#pragma once

#include <array>
#include <string>

#include "core/sweep/spec.hpp"

namespace lacuna::sweep {

/// A sweep as a person fills it into a few fields.
struct Plan {
  struct Axis {
    std::string name;    ///< empty: none
    std::string values;  ///< "0.1, 0.3, 0.5", "1..20", "0.1..0.9 step 0.2"; masks and models with ";" between them
    bool operator==(const Axis&) const = default;
  };
  std::string model;
  std::string clips;  ///< files, folders, scenes, with ";" between them
  media::Sampling sampling{0, 0, 0};  ///< as in `Spec`
  int crop = 0;
  std::string mask = "random";
  latent::RunSettings settings;
  std::array<Axis, 2> axes;
  int seeds = 1;
  bool operator==(const Plan&) const = default;
};

/// The values that a text names, as they stand in a spec. Throws `Failure` (Refused) for a range that is none.
std::vector<std::string> valuesIn(const std::string& text, const std::string& axis);

/// As json that `parseSpec` reads. Throws as `valuesIn` does.
std::string jsonOf(const Plan& plan);

/// What may be varied with this mask: the parameters of its generator first, "seed" where it has one, else how its drawn
/// shapes lie; then what is always there.
std::vector<std::string> axesFor(const std::string& mask);

}  // namespace lacuna::sweep
