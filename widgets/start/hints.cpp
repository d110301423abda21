#include "widgets/start/hints.hpp"

#include <QGuiApplication>
#include <QKeyEvent>
#include <algorithm>

#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/timeline/error_track.hpp"
#include "widgets/timeline/mask_track.hpp"
#include "widgets/timeline/timeline_metrics.hpp"
#include "widgets/timeline/timeline_view.hpp"

namespace lacuna::widgets {
namespace {

constexpr int mark_room = 16, playhead_room = 9;
constexpr QRect card_below(8, 44, 150, 72);  // the picked token's card, from its mark, as the latent view places it
constexpr int card_footer = 52;
constexpr QSize options{236, 290};        // of the latent view, at its top left, where it is wide enough to have them open
constexpr int wide_enough = 560, least_panel = 120, beside_edge = 40;

}  // namespace

Hints::Hints(session::Session& session, ViewState& view, ThemeStore& themes, StartSteps& steps, const HintPanels& panels)
    : QObject(&panels.window), session_(session), steps_(steps), panels_(panels) {
  bubbles_ = {new HintBubble(1, tr("Hide something"), tr("Drag with the brush. The outlined tokens are hidden from the model."), 206,
                             themes, &panels.window),
              new HintBubble(2, tr("This is the guess"),
                             tr("Each line joins what the model guessed to what was there. Shorter is better."), 256, themes,
                             &panels.window),
              new HintBubble(3, tr("Drag through time"), tr("The error rises and falls with what the model cannot see."), 246,
                             themes, &panels.window)};
  look_.setSingleShot(true);
  look_.setInterval(0);
  connect(&look_, &QTimer::timeout, this, &Hints::look);
  for (HintBubble* bubble : bubbles_) connect(&bubble->gotIt(), &QPushButton::clicked, this, &Hints::close);
  connect(&steps, &StartSteps::changed, this, &Hints::followSteps);
  connect(&view, &ViewState::changed, this, [this] { look_.start(); });
  connection_ = session.onChange([this](const session::Change&) {
    if (shown()) look_.start();
  });
}

void Hints::show(const Open& which) {
  for (QWidget* widget : {&panels_.window, static_cast<QWidget*>(&panels_.canvas), static_cast<QWidget*>(&panels_.latents),
                          static_cast<QWidget*>(&panels_.timeline)})
    widget->installEventFilter(this);
  open_ = which;
  followFoot();
  look();
}

bool Hints::close() {
  const bool had = shown();
  open_.fill(false);
  for (HintBubble* bubble : bubbles_) bubble->hide();
  for (QWidget* widget : {&panels_.window, static_cast<QWidget*>(&panels_.canvas), static_cast<QWidget*>(&panels_.latents),
                          static_cast<QWidget*>(&panels_.timeline)})
    widget->removeEventFilter(this);
  return had;
}

bool Hints::shown() const { return std::any_of(open_.begin(), open_.end(), [](bool open) { return open; }); }

void Hints::followSteps() {
  if (!shown()) return;
  for (int i = 0; i < StartSteps::count; ++i) {
    if (!steps_.done(i)) continue;
    open_[static_cast<std::size_t>(i)] = false;
    bubbles_[static_cast<std::size_t>(i)]->hide();
  }
  if (!shown()) close();
  followFoot();
  look_.start();
}

/// The last bubble that is open says how all are closed.
void Hints::followFoot() {
  bool last = true;
  for (int i = StartSteps::count - 1; i >= 0; --i) {
    const bool open = open_[static_cast<std::size_t>(i)];
    bubbles_[static_cast<std::size_t>(i)]->setFoot(open && last);
    last = last && !open;
  }
}

/// Escape, but in the middle of a drag, which it takes back.
bool Hints::closesHints(const QKeyEvent& key) const {
  return shown() && key.key() == Qt::Key_Escape && key.modifiers() == Qt::NoModifier && QGuiApplication::mouseButtons() == Qt::NoButton;
}

/// What is drawn may have come under a bubble: each picture is followed by a look.
bool Hints::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && closesHints(static_cast<QKeyEvent&>(*event))) {
    event->ignore();  // it goes to the window, which closes the hints, and not to what the panel has of its own for it
    return true;
  }
  if (event->type() == QEvent::Paint || event->type() == QEvent::Resize || event->type() == QEvent::Hide) look_.start();
  return QObject::eventFilter(watched, event);
}

QRect Hints::inWindow(const QWidget& widget, const QRect& rect) const {
  return {widget.mapTo(&panels_.window, rect.topLeft()), rect.size()};
}

bool Hints::anchorShown(int step) const {
  const QWidget* const anchors[] = {&panels_.canvas, &panels_.latents, &panels_.timeline};
  return session_.result().run && anchors[step]->isVisible() && panelOf(step).width() >= least_panel;
}

/// As far as it is in sight.
QRect Hints::panelOf(int step) const {
  const QWidget* const anchors[] = {&panels_.canvas, &panels_.latents, &panels_.timeline};
  QRect panel = inWindow(*anchors[step], anchors[step]->rect());
  const QRect inspector = inspectorPlace();
  if (step == StartSteps::Guess && panel.intersects(inspector)) panel.setRight(std::max(panel.left(), inspector.left()) - 1);
  return panel;
}

QRect Hints::inspectorPlace() const {
  const QWidget* inspector = panels_.inspector;
  return inspector && inspector->isVisible() && inspector->window() == &panels_.window ? inWindow(*inspector, inspector->rect()) : QRect();
}

QRegion Hints::hiddenCells() const {
  QRegion region;
  const mask::Mask& mask = session_.shownMask();
  const mask::TokenGrid& grid = mask.grid();
  const int step = session_.playheadStep();
  if (grid.size() == 0 || step < 0 || step >= grid.steps) return region;
  for (int row = 0; row < grid.rows; ++row) {
    for (int col = 0; col < grid.cols; ++col) {
      const TokenId first = grid.id({step, row, col});
      if (!mask.hidden(first)) continue;
      QRectF run = panels_.canvas.cellInWidget(first);
      while (col + 1 < grid.cols && mask.hidden(grid.id({step, row, col + 1})))
        run = run.united(panels_.canvas.cellInWidget(grid.id({step, row, ++col})));
      region += inWindow(panels_.canvas, run.toAlignedRect());
    }
  }
  return region;
}

QRegion Hints::pickedPlaces() const {
  QRegion region;
  const auto picked = session_.picked();
  if (!picked) return region;
  if (panels_.canvas.isVisible()) region += inWindow(panels_.canvas, panels_.canvas.cellInWidget(*picked).toAlignedRect());
  if (!panels_.latents.isVisible()) return region;
  for (const MarkKind kind : {MarkKind::Visible, MarkKind::True, MarkKind::Predicted})
    if (const auto place = panels_.latents.placeOf(*picked, kind))
      region += inWindow(panels_.latents, QRect(place->toPoint() - QPoint(mark_room, mark_room), QSize(2 * mark_room, 2 * mark_room)));
  return region;
}

QRegion Hints::cardOfPicked() const {
  const auto picked = session_.picked();
  const auto place = picked ? panels_.latents.placeOf(*picked, MarkKind::Predicted) : std::nullopt;
  if (!place) return {};
  const QPoint mark = place->toPoint();
  QRect card = card_below.translated(mark);
  if (card.bottom() + card_footer >= panels_.latents.height()) card.moveBottom(mark.y() - card_below.top());
  return inWindow(panels_.latents, card & panels_.latents.rect());
}

/// Of the timeline: from the first step with something hidden to the last, in a track's lane.
QRect Hints::hiddenSpan(const QString& name) const {
  const QRect lane = panels_.timeline.laneOf(name);
  const mask::Mask& mask = session_.shownMask();
  int first = -1, last = -1;
  for (int step = 0; step < mask.grid().steps; ++step) {
    if (mask.hiddenCountInStep(step) == 0) continue;
    first = first < 0 ? step : first;
    last = step;
  }
  if (lane.isNull() || first < 0) return {};
  const TimeAxis& axis = panels_.timeline.axis();
  const QRect span(QPoint(qRound(axis.xOfStep(first)), lane.top()), QPoint(qRound(axis.xOfStep(last + 1)), lane.bottom()));
  return span & lane;
}

QRegion Hints::timelineMarks() const {
  QRegion region;
  if (!panels_.timeline.isVisible()) return region;
  const int x = qRound(panels_.timeline.axis().xOfFrame(session_.playhead() + 0.5));
  const QRect line(x - playhead_room, 0, 2 * playhead_room, panels_.timeline.height());
  region += inWindow(panels_.timeline, line & panels_.timeline.rect());
  region += inWindow(panels_.timeline, QRect(0, 0, panels_.timeline.width(), timeline_metrics::ruler_height));
  const QRect hidden = hiddenSpan(MaskTrack::tr("Mask"));
  if (!hidden.isNull()) region += inWindow(panels_.timeline, hidden);
  return region;
}

QRegion Hints::keptFree() const {
  QRegion region = pickedPlaces() + timelineMarks();
  if (panels_.canvas.isVisible()) region += hiddenCells();
  return region;
}

BubbleWish Hints::wishOf(int step, const QSize& size) const {
  using enum BubbleSide;
  if (step == StartSteps::Hide) {
    const QRect cells = hiddenCells().boundingRect();
    return {size, cells.isNull() ? inWindow(panels_.canvas, panels_.canvas.rect()) : cells, {Left, Right, Above, Below}};
  }
  if (step == StartSteps::Time) {
    const QRect span = hiddenSpan(ErrorTrack::tr("Error"));
    const QRect all = panels_.timeline.rect();
    return {size, inWindow(panels_.timeline, span.isNull() ? all : span), {Left, Right, Above}};
  }
  QRect marks;
  if (const auto picked = session_.picked())
    for (const MarkKind kind : {MarkKind::True, MarkKind::Predicted})
      if (const auto place = panels_.latents.placeOf(*picked, kind)) marks |= QRect(place->toPoint() - QPoint(8, 8), QSize(16, 16));
  const QRect in_sight = panelOf(step), target = inWindow(panels_.latents, marks);
  const bool seen = !marks.isNull() && in_sight.contains(target);
  return {size, seen ? target : QRect(QPoint(in_sight.right() - beside_edge, in_sight.center().y()), QSize(1, 1)), {Above, Left, Right, Below}};
}

/// A bubble stays where it is as long as it may: what moves by itself draws the eye.
void Hints::look() {
  if (!shown()) return;
  const QRect bounds = panels_.window.rect().adjusted(8, 92, -8, -30);  // below the loop row, above the status bar
  const QRegion kept_free = keptFree();
  QRegion taken = kept_free;
  if (panels_.latents.isVisible()) {  // better not on what belongs to the latent view either, though it may be
    if (panels_.latents.width() > wide_enough) taken += inWindow(panels_.latents, QRect(QPoint(0, 0), options));
    taken += cardOfPicked();
    taken += inspectorPlace();
  }
  QRegion bubbles;
  for (int i = 0; i < StartSteps::count; ++i) {
    HintBubble& bubble = *bubbles_[static_cast<std::size_t>(i)];
    if (!open_[static_cast<std::size_t>(i)] || !anchorShown(i)) {
      bubble.hide();
      continue;
    }
    const QSize size = bubble.bodySize();
    const QRegion room = kept_free + bubbles;
    const bool stays = bubble.isVisible() && bubble.body().size() == size && bounds.contains(bubble.body()) &&
                       !room.intersects(bubble.body()) && !inspectorPlace().intersects(bubble.body());
    const BubbleWish wish = wishOf(i, size);
    std::optional<BubblePlace> place;
    if (stays) place = pointed(bubble.place(), wish.target);
    if (!place) place = placeBubble(wish, bounds & panelOf(i), taken + bubbles);
    if (!place) place = placeBubble(wish, bounds & panelOf(i), room);
    if (!place) place = placeBubble(wish, bounds, taken + bubbles);
    if (!place) place = placeBubble(wish, bounds, room);
    bubble.setVisible(place.has_value());
    if (!place) continue;
    if (*place != bubble.place()) bubble.moveTo(*place);
    bubbles += bubble.body();
  }
}

}  // namespace lacuna::widgets
