#include "widgets/metric_choice.hpp"

namespace lacuna::widgets {

MetricChoice::MetricChoice(ViewState& view, ThemeStore& themes, QWidget* parent)
    : SegmentedControl({tr("L1"), tr("L1 raw"), tr("L2"), tr("Cosine")}, themes, parent) {
  const auto show = [this, &view] { setCurrent(static_cast<int>(view.metric)); };
  connect(this, &SegmentedControl::chosen, &view, [&view](int chosen) {
    view.metric = metrics[static_cast<std::size_t>(chosen)];
    view.notify();
  });
  connect(&view, &ViewState::changed, this, show);
  show();
}

}  // namespace lacuna::widgets
