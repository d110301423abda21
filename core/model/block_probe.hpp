#pragma once

#include <functional>

#include "core/model/speed.hpp"

namespace lacuna::model {

/// How fast one block of this size is on the CPU, when `seconds(tokens)` runs it once over so many tokens: attention is measured
/// alone, since it is a small part of the few tokens that a short probe can afford and the larger part of a long clip.
BlockSpeed cpuBlockSpeed(const TransformerSize& size, const std::function<double(int tokens)>& seconds, const jobs::JobContext& context);

}  // namespace lacuna::model
