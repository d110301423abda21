#include "widgets/teach/tour_recorder.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>

#include "widgets/teach/tour_stage.hpp"

namespace lacuna::widgets {

void TourRecorder::watch(TourStage& stage, TourSession& tour, bool anew) {
  stage_ = &stage;
  tour_ = &tour;
  const std::string id = stage.entry().id.toStdString();
  if (anew || record_.id != id)
    record_ = {stage.entry().tour.title, id, QCoreApplication::applicationVersion().toStdString(), QDateTime::currentMSecsSinceEpoch(), {}};
  connect(&stage, &QObject::destroyed, this, [this] { stage_ = nullptr; });
  connect(&stage, &TourStage::stepChanged, this, &TourRecorder::read);
  connect(&tour, &TourSession::changed, this, &TourRecorder::read);
  connect(&tour, &TourSession::doneChanged, this, &TourRecorder::read);
  QuestionBox& question = stage.card().question();
  connect(&question, &QuestionBox::countChanged, this, &TourRecorder::count);
  connect(&question, &QuestionBox::revealedNow, this, [this] { now().revealed = true; });
  read();
  Q_EMIT begun();
}

tour::StepRecord& TourRecorder::now() {
  const int step = stage_->step();
  if (tour::StepRecord* known = record_.find(step)) return *known;
  const auto after = std::ranges::find_if(record_.steps, [&](const tour::StepRecord& other) { return other.step > step; });
  const auto at = static_cast<std::size_t>(step);
  return *record_.steps.insert(after, tour::recordOf(stage_->entry().tour.steps[at], step, QDateTime::currentMSecsSinceEpoch()));
}

/// A step that is opened again keeps what was done in it before.
void TourRecorder::read() {
  if (stage_ == nullptr || stage_->step() < 0) return;
  tour::StepRecord& step = now();
  if (tour_->done() && !step.done) {
    step.done = true;
    step.done_ms = QDateTime::currentMSecsSinceEpoch();
  }
  if (const auto& model = tour_->session().model(); model && tour_->settled()) {
    step.model = model->description().name;
    step.weights = model->hash().hex();
  }
  for (const auto& [name, value] : tour::namedFacts(tour_->step(), tour_->facts())) step.measured[name] = value;
}

/// Hands that go up after the answer was shown are no answer.
void TourRecorder::count() {
  if (stage_ == nullptr) return;
  tour::StepRecord& step = now();
  const auto& rows = stage_->card().question().rows();
  if (step.revealed || rows.size() != step.hands.size()) return;
  for (std::size_t i = 0; i < rows.size(); ++i) step.hands[i] = rows[i]->hands();
  step.answered_ms = QDateTime::currentMSecsSinceEpoch();
}

}  // namespace lacuna::widgets
