#pragma once

#include <QString>

#include "core/latent/run.hpp"

namespace lacuna::widgets {

/// The two numbers beside the colours of an error, the good end first. The colours end at a low and a high percentile, and what lies
/// beyond has the colour of that end: so each number says that it stands for more than itself.
struct LegendEnds {
  QString good, bad;  ///< "≤ 0.12" and "≥ 0.91"; for cosine similarity the other way round
};
LegendEnds legendEnds(double low, double high, latent::Metric metric);

/// Which percentiles, in one sentence.
QString legendHelp();

}  // namespace lacuna::widgets
