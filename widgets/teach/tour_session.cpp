#include "widgets/teach/tour_session.hpp"

#include <algorithm>
#include <cmath>

#include "core/scenes/twin.hpp"
#include "core/session/studies.hpp"
#include "widgets/timeline/player.hpp"

namespace lacuna::widgets {
namespace {

session::SessionOptions quiet() {
  session::SessionOptions options;
  options.layouts = false;
  return options;
}

/// "twin" as the clip that it is; empty where a clip has none.
std::string besideClip(const tour::Step& step) {
  return step.beside.clip == "twin" ? scenes::twinOf(step.clip).value_or(std::string()) : step.beside.clip;
}

}  // namespace

TourSession::TourSession(jobs::JobRunner& jobs, std::string bundled_model, QObject* parent)
    : QObject(parent), bundled_model_(std::move(bundled_model)), session_(jobs, quiet()), beside_(session_, jobs), result_(session_, view_), attention_(session_, view_) {
  tell_.setSingleShot(true);
  connect(&tell_, &QTimer::timeout, this, [this] {
    check();
    Q_EMIT changed();
  });
  const auto later = [this] { if (!tell_.isActive()) tell_.start(0); };
  connect(&beside_, &BesideRun::changed, this, later);
  connect(&view_, &ViewState::changed, this, later);
  connect(&result_, &ShownResult::changed, this, later);
  connect(&attention_, &ShownAttention::changed, this, later);
  connection_ = session_.onChange([this](const session::Change& change) { follow(change); });
  study_connection_ = session_.studies().surprise.onChange(later);
  detail_connection_ = session_.studies().detail.changed.connect(later);
}

TourSession::~TourSession() = default;

void TourSession::follow(const session::Change& change) {
  const bool settles = !std::holds_alternative<session::PlayheadMoved>(change) && !std::holds_alternative<session::SelectionChanged>(change);
  if (view_pending_ && settles) settleView();
  const bool loads = std::holds_alternative<session::ClipChanged>(change) || std::holds_alternative<session::ModelChanged>(change);
  if (loads && measure_pending_) measureWhenReady();
  watch();
  if (!tell_.isActive()) tell_.start(0);
}

bool TourSession::shows(tour::Panel panel) const { return std::ranges::find(step_.panels, panel) != step_.panels.end(); }

void TourSession::show(const tour::Step& step) {
  step_ = step;
  if (step_.model.empty()) step_.model = bundled_model_;
  did_ = {};
  done_ = false;
  view_pending_ = true;  // what changes until the step is there is not the learner's doing
  openWhatIsMissing();
  const std::string beside = besideClip(step_);
  const bool besides = step_.beside.shapes.has_value() || !beside.empty();
  beside_.setWish(besides ? std::optional(BesideWish{beside, step_.beside.shapes}) : std::nullopt);
  look();
  measure_pending_ = shows(tour::Panel::Surprise) || shows(tour::Panel::Detail);
  measureWhenReady();
  settleView();
  Q_EMIT doneChanged();
  Q_EMIT changed();
}

void TourSession::openWhatIsMissing() {
  const session::Document& document = session_.document();
  const bool model_opens = session_.modelLoading().busy && session_.modelLoading().path == step_.model;
  if (document.model_path != step_.model && !model_opens) session_.openModel(step_.model, true);
  const bool same_clip = document.clip_path == step_.clip && document.sampling == step_.sampling && document.crop == step_.crop;
  if (!same_clip || session_.clipLoading().busy) session_.openClip(step_.clip, session::Session::Input{step_.sampling, step_.crop});
  std::vector<mask::MaskShape> shapes = step_.shapes;
  for (mask::MaskShape& shape : shapes) shape.id = session_.newShapeId();
  session_.runAsStep(session::setShapes(std::move(shapes), tr("Mask of the step").toStdString()));
}

/// Overlays and attention as the step has them.
void TourSession::look() {
  view_.tool = Tool::Brush;
  view_.show_mask = step_.overlays.mask;
  view_.show_error = step_.overlays.error;
  view_.show_grid = step_.overlays.grid;
  view_.show_features = step_.overlays.features;
  const bool reads = shows(tour::Panel::Attention) || step_.overlays.attention;
  view_.show_attention = step_.overlays.attention;
  view_.attention_block = step_.attention.layer;
  view_.attention_head = step_.attention.head - 1;
  const bool picks = std::ranges::any_of(step_.check, [](const tour::Conditions& wanted) { return wanted.picked || wanted.picked_within; });
  if (picks || reads) view_.tool = Tool::Pick;
  session::AttentionWish wish;
  wish.of = static_cast<latent::AttentionOf>(step_.attention.of);
  session_.studies().attention.setWish(wish);
  attention_.watch(reads);
  view_.notify();
}

/// Playhead and picked token, once the step's window is there.
void TourSession::settleView() {
  const auto& window = session_.window();
  const session::Document& document = session_.document();
  const bool there = window && session_.placement() && !session_.clipLoading().busy && !session_.modelLoading().busy && document.clip_path == step_.clip && window->sampling == step_.sampling;
  if (!there) return;
  begun_with_ = session_.mask();
  begun_at_ = frameAtTime(window->time_s, step_.time_s);
  replay();
}

void TourSession::replay() {
  const auto& window = session_.window();
  if (!window || !session_.placement()) return;
  const mask::TokenGrid& grid = session_.placement()->grid;
  const bool inside = step_.token && step_.token->step < grid.steps && step_.token->row < grid.rows && step_.token->col < grid.cols;
  begun_picked_ = inside ? std::optional(grid.id({step_.token->step, step_.token->row, step_.token->col})) : std::nullopt;
  view_pending_ = true;  // what follows is the step's doing
  session_.pick(begun_picked_);
  session_.setPlayhead(begun_at_);
  view_pending_ = false;
}

/// What the learner does with playhead and pick; what the step began with is not theirs.
void TourSession::watch() {
  if (view_pending_) return;
  if (session_.playhead() != begun_at_) did_.moved = true;
  if (session_.picked() && session_.picked() != begun_picked_) did_.chose = true;
}

void TourSession::measureWhenReady() {
  const bool loads = session_.clipLoading().busy || session_.modelLoading().busy || !session_.placement() || session_.document().clip_path != step_.clip;
  if (!measure_pending_ || loads) return;
  measure_pending_ = false;
  if (shows(tour::Panel::Surprise)) measureSurprise();
  if (shows(tour::Panel::Detail)) measureDetail();
}

void TourSession::measureDetail() {
  session::DetailStudy& study = session_.studies().detail;
  detail::Settings settings;
  settings.strengths = 2;
  if (!study.result() || !study.resultIsCurrent()) study.measure(settings);
}

void TourSession::measureSurprise() {
  session::SurpriseStudy& study = session_.studies().surprise;
  surprise::Settings settings = surprise::usualSettings(session_.model()->description(), step_.sampling.frames);
  settings.rate_fps = step_.sampling.rate_fps;
  settings.crop = step_.crop;
  settings.context_frames = {step_.context_frames};
  if (study.settings() != settings) study.setSettings(settings);
  if (study.beside() != besideClip(step_)) study.setBeside(besideClip(step_));
  if (!study.whyNot() && !study.isComplete()) study.measure();
}

bool TourSession::settled() const {
  if (error()) return true;
  const session::SurpriseStudy& study = session_.studies().surprise;
  const bool hides = session_.placement() && session_.mask().hiddenCount() > 0;
  const bool predicts = hides ? session_.resultIsCurrent() : session_.result().run != nullptr;
  const bool reads = !shows(tour::Panel::Attention) || (!attention_.maps().empty() && !attention_.stale());
  const bool beside = !step_.beside.any() || beside_.found() != nullptr;
  const bool measured = !measure_pending_ && !study.busy() && !session_.studies().detail.status().busy;
  return !view_pending_ && predicts && reads && beside && measured && !tell_.isActive();
}

std::optional<Error> TourSession::error() const {
  if (session_.modelLoading().error) return session_.modelLoading().error;
  if (session_.clipLoading().error) return session_.clipLoading().error;
  if (session_.prediction().error) return session_.prediction().error;
  if (beside_.error()) return beside_.error();
  if (shows(tour::Panel::Detail)) return session_.studies().detail.status().error;
  if (shows(tour::Panel::Surprise)) return session_.studies().surprise.error();
  return std::nullopt;
}

tour::Situation TourSession::situation() const {
  tour::Situation now = did_;
  if (view_pending_ || !session_.placement()) return now;
  const mask::Mask& mask = session_.mask();
  now.painted = mask != begun_with_;
  now.hidden_share = mask.grid().size() > 0 ? static_cast<double>(mask.hiddenCount()) / mask.grid().size() : 0;
  now.playhead_s = session_.window()->time_s[static_cast<std::size_t>(session_.playhead())];
  const auto known = facts();
  if (const auto ratio = known.find("error_over_guess"); ratio != known.end()) now.error_over_guess = ratio->second;
  const session::SurpriseStudy& study = session_.studies().surprise;
  now.measured = study.isComplete() && study.isCurrent();
  if (const auto picked = session_.picked()) {
    const mask::GridPlacement& placement = *session_.placement();
    const mask::Cell cell = placement.grid.cell(*picked);
    const double wide = placement.x1 - placement.x0, high = placement.y1 - placement.y0;
    now.picked = tour::Situation::Picked{{placement.x0 + wide * (cell.col + 0.5) / placement.grid.cols, placement.y0 + high * (cell.row + 0.5) / placement.grid.rows}, mask.hidden(*picked)};
  }
  return now;
}

void TourSession::mark(bool tour::Situation::*flag) {
  did_.*flag = true;
  check();
  Q_EMIT changed();
}

void TourSession::markWorkspace(const std::string& name) {
  if (!did_.workspaces.insert(name).second) return;
  check();
  Q_EMIT changed();
}

void TourSession::check() {
  if (done_ || step_.check.empty() || !tour::holds(step_.check, situation())) return;
  done_ = true;
  Q_EMIT doneChanged();
}

}  // namespace lacuna::widgets
