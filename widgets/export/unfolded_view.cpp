#include "widgets/export/unfolded_view.hpp"

#include <QScrollBar>
#include <algorithm>

#include "widgets/export/figure_part.hpp"
#include "widgets/export/finer_gl_widget.hpp"

namespace lacuna::widgets {
namespace {

bool drawnByGl(const QWidget& view) {
  return std::ranges::any_of(view.findChildren<FinerGlWidget*>(), [&view](const FinerGlWidget* each) { return each->isVisibleTo(&view); });
}

}  // namespace

UnfoldedView::UnfoldedView(QWidget& view) : size_(view.size()) {
  if (view.isWindow() || drawnByGl(view)) return;
  view_ = &view;
  tellParts(true);
  for (QScrollArea* area : view.findChildren<QScrollArea*>())
    if (area->isVisibleTo(&view)) scrolled_.push_back({area, area->verticalScrollBar()->value()});
  constexpr int most_turns = 4;  // what is wider without its scroll bar may be less high
  for (int turn = 0; turn < most_turns && folded() > 0; ++turn) view.resize(view.width(), view.height() + folded());
}

UnfoldedView::~UnfoldedView() {
  if (!view_) return;
  tellParts(false);
  view_->resize(size_);
  for (const Scrolled& each : scrolled_)
    if (each.area) each.area->verticalScrollBar()->setValue(each.place_px);
}

void UnfoldedView::tellParts(bool in_figure) {
  for (QWidget* widget : view_->findChildren<QWidget*>())
    if (auto* part = dynamic_cast<FigurePart*>(widget)) part->setInFigure(in_figure);
}

/// The most pixels that a scrolled part of it has out of sight.
int UnfoldedView::folded() const {
  int most = 0;
  for (const Scrolled& each : scrolled_) most = std::max(most, each.area->verticalScrollBar()->maximum());
  return most;
}

}  // namespace lacuna::widgets
