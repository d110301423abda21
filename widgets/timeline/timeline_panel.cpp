#include "widgets/timeline/timeline_panel.hpp"

#include <QPainter>

#include "widgets/controls/painting.hpp"
#include "widgets/timeline/player.hpp"
#include "widgets/timeline/timeline_view.hpp"
#include "widgets/timeline/transport.hpp"

namespace lacuna::widgets {

struct TimelinePanel::Parts {
  Parts(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* panel)
      : player(session),
        transport(new Transport(session, player, view, themes, panel)),
        lanes(new TimelineView(session, view, themes, panel)) {}
  Player player;
  Transport* transport;
  TimelineView* lanes;
};

TimelineView& TimelinePanel::view() { return *parts_->lanes; }

TimelinePanel::TimelinePanel(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QFrame(parent), parts_(std::make_unique<Parts>(session, view, themes, this)), themes_(themes) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(parts_->transport);
  column->addWidget(parts_->lanes, 1);
  setFocusProxy(parts_->lanes);
  connect(parts_->transport, &Transport::zoomWanted, parts_->lanes, &TimelineView::setZoom);
  connect(parts_->lanes, &TimelineView::zoomChanged, parts_->transport, &Transport::setZoom);
  connect(parts_->lanes, &TimelineView::playToggled, this, &TimelinePanel::togglePlay);
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

TimelinePanel::~TimelinePanel() {
  // The children listen to the player, which dies with the parts: they go first.
  delete parts_->lanes;
  delete parts_->transport;
}

void TimelinePanel::togglePlay() { parts_->player.toggle(); }

bool TimelinePanel::playing() const { return parts_->player.playing(); }

void TimelinePanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = themes_.theme();
  drawBox(painter, rect(), 8, theme.panel, panelEdge(theme));
}

}  // namespace lacuna::widgets
