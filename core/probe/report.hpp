#pragma once

#include <string>
#include <vector>

#include "core/latent/table.hpp"
#include "core/probe/curve.hpp"

namespace lacuna::probe {

/// What made the figures, beside the probe's own settings.
struct Origin {
  std::shared_ptr<const media::ClipWindow> window;
  std::shared_ptr<const model::Model> model;
  mask::Mask mask;
  latent::RunSettings settings;
};

/// All figures of a linear probe as json: clip, model, labels, folds, every guess with its interval, confusion; and of hidden tokens
/// where they were read. `reading` may be null.
std::string probeJson(const Origin& origin, const LinearProbe& probe, const HiddenReading* reading);
/// Of an attentive probe: the likeliest classes by each way.
std::string probeJson(const Origin& origin, const ClassProbe& probe, const ClipClasses& classes);

/// A line a token: its label, what the probe says of it from its true, predicted and copied latent. `reading` may be null.
latent::Table tokenTable(const Origin& origin, const LinearProbe& probe, const TokenReading& tokens, const HiddenReading* reading);
/// A line a class: its share by each way.
latent::Table classTable(const Origin& origin, const ClassProbe& probe, const ClipClasses& classes);
/// A line a fold.
latent::Table foldTable(const Origin& origin, const LinearProbe& probe);
/// A line a run of the curve, with the shares of some classes by number.
latent::Table curveTable(const Origin& origin, const Curve& curve, const std::vector<std::size_t>& classes);

/// "0.86 (95 %: 0.80 to 0.91)"; a dash for what is not there.
std::string textOf(const Estimate& estimate, int digits = 2);

}  // namespace lacuna::probe
