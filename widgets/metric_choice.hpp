#pragma once

#include <array>

#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// In the order of `MetricChoice`'s segments.
inline constexpr std::array metrics = {latent::Metric::L1Normed, latent::Metric::L1Raw, latent::Metric::L2Normed, latent::Metric::Cosine};

/// The metric of all error views, as segments: what is chosen here is chosen everywhere.
class MetricChoice : public SegmentedControl {
  Q_OBJECT
 public:
  MetricChoice(ViewState& view, ThemeStore& themes, QWidget* parent);
};

}  // namespace lacuna::widgets
