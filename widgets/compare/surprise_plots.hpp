#pragma once

#include "core/surprise/summary.hpp"
#include "widgets/figures/plot.hpp"

namespace lacuna::widgets {

/// What the plots of the surprise page are made of.
struct ShownSurprise {
  std::shared_ptr<const surprise::Measurement> first, second;  ///< `second` null: one clip alone
  std::shared_ptr<const surprise::Summary> of_first, of_second;
  int context = 0;                   ///< the one whose usual range and peaks are shown
  std::optional<double> playhead_s;  ///< in the clip

  double length_s() const;  ///< of the axis that all plots share
};

/// One clip: a line for each context length, and of the chosen one the best simple guess, the usual range (dashed) and peaks.
/// Two clips: the chosen context length of each.
Plot surprisePlot(const ShownSurprise& shown);
Plot differencePlot(const ShownSurprise& shown);  ///< second - first; needs both
Plot motionPlot(const ShownSurprise& shown);

constexpr int no_series = -1;
int peakSeries(const ShownSurprise& shown);  ///< of `surprisePlot`; `no_series` when there are no peaks

}  // namespace lacuna::widgets
