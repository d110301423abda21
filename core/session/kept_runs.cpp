#include "core/session/kept_runs.hpp"

#include <algorithm>
#include <chrono>

#include "core/mask/layer_title.hpp"
#include "core/session/commands.hpp"
#include "core/session/shape_bytes.hpp"

namespace lacuna::session {
namespace {

constexpr int thumbnail_px = 80;

/// The crop of a frame that the model sees, by the nearest pixel.
Image thumbnailOf(const media::ClipWindow& window, std::size_t frame) {
  if (window.frames.empty()) return {};
  const Image& picture = *window.frames[std::min(frame, window.frames.size() - 1)];
  const media::RectInFrame crop = window.geometry.rectInFrame();
  Image small{thumbnail_px, thumbnail_px, std::vector<std::uint8_t>(3 * thumbnail_px * thumbnail_px)};
  for (int y = 0; y < thumbnail_px; ++y)
    for (int x = 0; x < thumbnail_px; ++x) {
      const double across = crop.x0 + crop.width() * (x + 0.5) / thumbnail_px, down = crop.y0 + crop.height() * (y + 0.5) / thumbnail_px;
      const int from_x = std::clamp(static_cast<int>(across * picture.width), 0, picture.width - 1);
      const int from_y = std::clamp(static_cast<int>(down * picture.height), 0, picture.height - 1);
      std::copy_n(picture.row(from_y) + 3 * from_x, 3, small.rgb.begin() + 3 * (y * thumbnail_px + x));
    }
  return small;
}

int fullestStep(const mask::Mask& mask) {
  int fullest = 0;
  for (int step = 1; step < mask.grid().steps; ++step)
    if (mask.hiddenCountInStep(step) > mask.hiddenCountInStep(fullest)) fullest = step;
  return fullest;
}

std::int64_t now_s() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// Mask and coverage rule of a kept run, in the place of the document's.
class RestoreMask : public Command {
 public:
  RestoreMask(std::vector<mask::MaskShape> shapes, mask::CoverageRule coverage, std::string label)
      : shapes_(std::move(shapes)), coverage_(coverage), label_(std::move(label)) {}
  void apply(Document& document) override { exchange(document); }
  void revert(Document& document) override { exchange(document); }
  std::size_t bytes() const override { return sizeof *this + bytesOf(shapes_); }
  std::string label() const override { return label_; }

 private:
  void exchange(Document& document) {
    std::swap(document.shapes, shapes_);
    std::swap(document.coverage, coverage_);
  }
  std::vector<mask::MaskShape> shapes_;  ///< those that are not in the document now
  mask::CoverageRule coverage_;
  std::string label_;
};

}  // namespace

std::string maskName(const std::vector<mask::MaskShape>& shapes) {
  if (shapes.empty()) return "Mask";
  const std::string first = mask::titleOf(shapes.front());
  if (shapes.size() == 1) return first;
  return first + " and " + std::to_string(shapes.size() - 1) + " more";
}

KeptRuns::KeptRuns(Session& session, jobs::JobRunner& jobs, KeptLimits limits) : session_(session), jobs_(jobs), limits_(limits) {
  connection_ = session.onChange([this](const Change& change) { follow(change); });
}

void KeptRuns::follow(const Change& change) {
  if (std::holds_alternative<ResultReady>(change)) keep(session_.result());
  if (std::holds_alternative<MaskChanged>(change) && asked_ && asked_->regions != regions()) refresh();
  const bool concerns_latents = std::holds_alternative<PredictionChanged>(change) || std::holds_alternative<ClipChanged>(change) || std::holds_alternative<ModelChanged>(change);
  if (!concerns_latents) return;
  if (session_.prediction().state != PredictionState::Running) return completeSpace();
  if (!predicting_.busy()) return;
  predicting_.cancel();  // two at once would both take twice as long; it begins again after this
  changed.send();
}

const KeptRun* KeptRuns::find(std::optional<RunId> number) const {
  if (!number) return nullptr;
  const auto found = std::ranges::find(runs_, *number, &KeptRun::number);
  return found != runs_.end() ? &*found : nullptr;
}

KeptRun* KeptRuns::findMutable(RunId number) {
  const auto found = std::ranges::find(runs_, number, &KeptRun::number);
  return found != runs_.end() ? &*found : nullptr;
}

void KeptRuns::keep(const Result& result) {
  if (!result.run || result.run->hidden_ids.empty() || result.id == last_kept_) return;
  last_kept_ = result.id;
  const latent::Run& run = *result.run;
  const auto same = std::ranges::find_if(runs_, [&run](const KeptRun& kept) { return kept.subject->run_hash == run.hash; });
  if (same != runs_.end()) {
    std::rotate(runs_.begin(), same, same + 1);
  } else {
    const Document& document = session_.document();
    KeptRun kept;
    kept.number = result.id;
    kept.subject = std::make_shared<const compare::Subject>(compare::subjectOf(run, document.model_path, maskName(document.shapes)));
    kept.shapes = std::make_shared<std::vector<mask::MaskShape>>(document.shapes);
    kept.coverage = document.coverage;
    kept.thumbnail_step = fullestStep(run.mask);
    const int frame = kept.thumbnail_step * run.model->description().tubelet;
    kept.thumbnail = std::make_shared<Image>(thumbnailOf(*run.window, static_cast<std::size_t>(frame)));
    runs_.insert(runs_.begin(), std::move(kept));
  }
  runs_.front().made_at_s = now_s();
  hold(runs_.front(), run);
  trim();
  refresh();
}

void KeptRuns::setStarred(RunId number, bool starred) {
  KeptRun* run = findMutable(number);
  if (run == nullptr || run->starred == starred) return;
  run->starred = starred;
  changed.send();
}

void KeptRuns::setNote(RunId number, std::string note) {
  KeptRun* run = findMutable(number);
  if (run == nullptr || run->note == note) return;
  run->note = std::move(note);
  changed.send();
}

void KeptRuns::remove(RunId number) {
  const auto removed = std::ranges::remove(runs_, number, &KeptRun::number);
  if (removed.empty()) return;
  runs_.erase(removed.begin(), removed.end());
  std::erase_if(held_, [number](const Held& held) { return held.number == number; });
  for (auto* pin : {&pinned_a_, &pinned_b_})
    if (*pin == number) pin->reset();
  refresh();
}

void KeptRuns::restore(std::vector<KeptRun> runs, std::optional<RunId> a, std::optional<RunId> b, const compare::Settings& settings) {
  describing_.cancel();
  undescribed_.clear();
  undescribable_.clear();
  held_.clear();
  given_up_.reset();
  runs_ = std::move(runs);
  for (const KeptRun& run : runs_)
    if (!run.spread_known)
      undescribable_.push_back({run.subject->model_hash, run.subject->clip_hash,
                                Error{ErrorKind::NotFound, "How far this model's true tokens spread was not saved with the run. Predict it again to compare it.", {}}});
  pinned_a_ = find(a) != nullptr ? a : std::nullopt;
  pinned_b_ = find(b) != nullptr && b != a ? b : std::nullopt;
  settings_ = settings;
  trim();
  refresh();
}

RunId KeptRuns::lastNumber() const {
  const auto last = std::ranges::max_element(runs_, {}, &KeptRun::number);
  return last != runs_.end() ? last->number : RunId{};
}

void KeptRuns::restoreMask(RunId number) {
  const KeptRun* run = find(number);
  if (run == nullptr) return;
  const std::string label = "Restore mask of run " + std::to_string(static_cast<std::uint32_t>(number));
  session_.runAsStep(std::make_unique<RestoreMask>(*run->shapes, run->coverage, label));
}

void KeptRuns::pin(RunSide side, std::optional<RunId> number) {
  if (number && find(number) == nullptr) return;
  auto& here = side == RunSide::A ? pinned_a_ : pinned_b_;
  auto& there = side == RunSide::A ? pinned_b_ : pinned_a_;
  if (number == here && (space_ || !number)) return;
  given_up_.reset();
  if (number && number == there) there = here;
  here = number;
  refresh();
}

void KeptRuns::swap() {
  if (pinned_a_ == pinned_b_) return;  // none is pinned
  std::swap(pinned_a_, pinned_b_);
  refresh();
}

void KeptRuns::pinLatestTwo() {
  if (runs_.size() < 2) return;
  pinned_b_ = runs_[0].number;
  pinned_a_ = runs_[1].number;
  refresh();
}

void KeptRuns::setSettings(const compare::Settings& settings) {
  if (settings == settings_) return;
  settings_ = settings;
  refresh();
}

}  // namespace lacuna::session
