#include "widgets/timeline/timeline_view.hpp"

#include <algorithm>

#include "core/session/steps.hpp"
#include "core/session/studies.hpp"
#include "widgets/timeline/clip_track.hpp"
#include "widgets/timeline/error_track.hpp"
#include "widgets/timeline/mask_track.hpp"
#include "widgets/timeline/pair_tracks.hpp"
#include "widgets/timeline/surprise_track.hpp"
#include "widgets/timeline/timeline_metrics.hpp"

namespace lacuna::widgets {

using namespace timeline_metrics;

namespace {
/// Rows from the top.
constexpr std::size_t clip_row = 0, mask_row = 1, error_row = 2, pair_row = 3, difference_row = 4, surprise_row = 5;
}  // namespace

TimelineView::TimelineView(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QWidget(parent),
      session_(session),
      view_(view),
      themes_(themes),
      stale_(session),
      lanes_(new LayerLanes(session, view, themes, axis_, this)) {
  lanes_->hide();
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Timeline"));
  addTrack(std::make_unique<ClipTrack>(session, view), 40, 52);
  addTrack(std::make_unique<MaskTrack>(session, view), 36, 44);
  addTrack(std::make_unique<ErrorTrack>(session, view), 54, 160);
  auto pair = std::make_unique<PairErrorTrack>(session, view);
  pair_ = pair.get();
  connect(pair_, &Track::repaintNeeded, this, [this] {
    if (rows_[pair_row].fits != showsPair()) layOut();
    announce();
  });
  addTrack(std::move(pair), 54, 120);
  addTrack(std::make_unique<PairDifferenceTrack>(session, view), 36, 56);
  auto surprise = std::make_unique<SurpriseTrack>(session, view);
  surprise_ = surprise.get();
  connect(surprise_, &Track::repaintNeeded, this, [this] {
    if (rows_[surprise_row].fits != surprise_->measured()) layOut();
  });
  addTrack(std::move(surprise), 40, 70);
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  connect(&view_, &ViewState::changed, this, &TimelineView::onView);
  connect(lanes_, &LayerLanes::frameWanted, this, &TimelineView::setFrame);
  connect(&stale_, &StaleWatch::changed, this, qOverload<>(&QWidget::update));
  connection_ = session_.onChange([this](const session::Change& change) { onChange(change); });
  refreshAxis();
  onView();
}

TimelineView::~TimelineView() = default;

void TimelineView::addTrack(std::unique_ptr<Track> track, double least, double most) {
  const QString name = track->name();
  auto* eye = new IconButton("eye", tr("Hide %1\nFolds this track").arg(name.toLower()), themes_, this);
  eye->setFocusPolicy(Qt::TabFocus);
  connect(track.get(), &Track::repaintNeeded, this, qOverload<>(&QWidget::update));
  connect(eye, &QAbstractButton::clicked, this, [this, eye, name, raw = track.get()] {
    raw->setShown(!raw->shown());
    eye->setIconName(raw->shown() ? "eye" : "eyeoff");
    const QString tip = raw->shown() ? tr("Hide %1\nFolds this track") : tr("Show %1\nUnfolds this track");
    eye->setToolTip(tip.arg(name.toLower()));
    eye->setAccessibleName(tip.arg(name.toLower()).section('\n', 0, 0));
    layOut();
  });
  track->setParent(this);  // so that screen readers find whose it is; the row owns it
  rows_.push_back(Row{std::move(track), eye, least, most});
}

void TimelineView::onChange(const session::Change& change) {
  if (std::holds_alternative<session::SelectionChanged>(change)) return followSelection();
  if (std::holds_alternative<session::PreviewMoved>(change)) return rest_.handMoved();
  if (std::holds_alternative<session::ClipChanged>(change) || std::holds_alternative<session::ModelChanged>(change)) {
    refreshAxis();
    if (rows_[pair_row].fits != showsPair()) layOut();
  }
  if (std::holds_alternative<session::PlayheadMoved>(change) && !scrubbing_) axis_.keepVisible(session_.playhead());
  if (std::holds_alternative<session::MaskChanged>(change)) rest_.stop();
  if (!std::holds_alternative<session::PredictionChanged>(change)) announce();
  update();
}

void TimelineView::followSelection() {
  if (selection_ == session_.selection()) return;  // only the picked or the hovered token changed
  selection_ = session_.selection();
  update(0, 0, width(), ruler_height);
}

void TimelineView::followMask() {
  announce();
  update();
}

void TimelineView::onView() {
  if (lanes_->isHidden() == showsLayers() || rows_[pair_row].fits != showsPair()) layOut();
  announce();
  update();
}

void TimelineView::refreshAxis() {
  const auto& window = session_.window();
  const int frames = window ? static_cast<int>(window->frames.size()) : 0;
  axis_.frames_per_step = session::framesInStep(session_);
  if (frames != axis_.frames) {
    axis_.frames = frames;
    axis_.zoom = 1;
    axis_.scroll = 0;
    Q_EMIT zoomChanged(1);
  }
}

/// Each row gets its least height; what is left over is shared up to the rows' most, the last taking what it can.
/// When even the least do not fit, surprise, the difference and then the mask row go: ruler, clip and error stay. In Masks the
/// layers stand for the error, in Compare the pinned pair for mask and error. Surprise has a row once something is measured.
void TimelineView::layOut() {
  axis_.left = head_width;
  const bool pair = showsPair();
  axis_.width = std::max(1, width() - head_width - (pair ? values_margin : right_margin));
  axis_.scrollBy(0);
  const double room = height() - ruler_height - bottom_margin;
  rows_[mask_row].fits = !pair;
  rows_[error_row].fits = !showsLayers() && !pair;
  rows_[pair_row].fits = rows_[difference_row].fits = pair;
  rows_[surprise_row].fits = !showsLayers() && surprise_->measured();
  double least = showsLayers() ? least_lanes * LayerLanes::lane_height : 0;
  for (const Row& row : rows_) least += !row.fits ? 0 : row.track->shown() ? row.least : folded_height;
  for (Row* row : {&rows_[surprise_row], &rows_[difference_row], &rows_[mask_row]}) {
    if (!row->fits || least <= room) continue;
    row->fits = false;
    least -= row->track->shown() ? row->least : folded_height;
  }
  double spare = showsLayers() ? 0 : std::max(0.0, room - least);
  int top = ruler_height;
  for (Row& row : rows_) {
    row.eye->setVisible(row.fits);
    row.top = top;
    row.height = 0;
    if (!row.fits) continue;
    row.height = folded_height;
    if (row.track->shown()) {
      const double extra = std::min(spare, row.most - row.least);
      spare -= extra;
      row.height = static_cast<int>(row.least + extra);
    }
    row.eye->setGeometry(eye_left, row.top + (row.height - 24) / 2, 24, 24);
    top += row.height;
  }
  placeLanes(top);
  update();
}

void TimelineView::placeLanes(int top) {
  lanes_->setVisible(showsLayers());
  lanes_->setGeometry(0, top, width(), std::max(0, height() - bottom_margin - top));
}

QRectF TimelineView::laneRect(const Row& row) const { return QRectF(axis_.left, row.top, axis_.width, row.height - 1); }

QRect TimelineView::laneOf(const QString& track_name) const {
  for (const Row& row : rows_) {
    if (row.track->name() == track_name && row.fits && row.track->shown()) return laneRect(row).toRect();
  }
  return {};
}

std::vector<Track*> TimelineView::tracks() const {
  std::vector<Track*> in_sight;
  for (const Row& row : rows_)
    if (row.fits && row.track->shown()) in_sight.push_back(row.track.get());
  return in_sight;
}

int TimelineView::stepNow() const { return axis_.stepOfFrame(session_.playhead()); }

void TimelineView::setZoom(double zoom) {
  const double playhead = axis_.xOfFrame(session_.playhead() + 0.5);
  const bool in_sight = playhead >= axis_.left && playhead <= axis_.right();
  axis_.zoomAround(zoom, in_sight ? playhead : axis_.left + axis_.width / 2);
  update();
}

void TimelineView::setFrame(int frame) {
  if (axis_.frames > 0) session_.setPlayhead(std::clamp(frame, 0, axis_.frames - 1));
}

void TimelineView::resizeEvent(QResizeEvent*) { layOut(); }

QSize TimelineView::minimumSizeHint() const {
  return {head_width + 240, ruler_height + static_cast<int>(rows_[clip_row].least + rows_[error_row].least) + bottom_margin};
}

QSize TimelineView::sizeHint() const { return {1200, 227}; }

bool TimelineView::showsPair() const { return axis_.frames > 0 && pair_->wanted(axis_.steps()); }

/// Also what has no room, but not what has no place in this workspace.
bool TimelineView::isTold(const Row& row) const {
  const bool only_in_place = row.track.get() == surprise_ || qobject_cast<const PairTrack*>(row.track.get()) != nullptr;
  return row.fits || (!only_in_place && !showsLayers() && !showsPair());
}

QString TimelineView::describe() const {
  if (axis_.frames == 0) return tr("No clip");
  const int step = axis_.stepOfFrame(session_.playhead());
  QStringList parts{
      tr("Step %1 of %2, frame %3 of %4").arg(step + 1).arg(axis_.steps()).arg(session_.playhead() + 1).arg(axis_.frames)};
  for (const Row& row : rows_) {
    if (row.track->shown() && isTold(row)) parts << tr("%1: %2").arg(row.track->name(), row.track->valueAt(step));
  }
  if (showsLayers()) parts << lanes_->describe(step);
  return parts.join(". ");
}

void TimelineView::announce() {
  setAccessibleDescription(describe());
  if (showsLayers()) lanes_->setAccessibleDescription(lanes_->describe(axis_.stepOfFrame(session_.playhead())).join(". "));
}

}  // namespace lacuna::widgets
