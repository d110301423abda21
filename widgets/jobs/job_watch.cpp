#include "widgets/jobs/job_watch.hpp"

#include "core/session/studies.hpp"
#include "widgets/clip_words.hpp"

namespace lacuna::widgets {

QString nameOf(session::TaskKind kind, const std::string& of) {
  using enum session::TaskKind;
  const QString file = clipTitle(of);
  switch (kind) {
    case OpeningClip: return JobWatch::tr("Opening %1").arg(file);
    case OpeningModel: return JobWatch::tr("Opening %1").arg(file);
    case Predicting: return JobWatch::tr("Predicting");
    case ComparingPrecision: return JobWatch::tr("Comparing with fp32 on the CPU");
    case LayingOut: return JobWatch::tr("Laying out the latent space");
    case Following: return JobWatch::tr("Following an object");
    case Attention: return JobWatch::tr("Attention");
    case ComparingRuns: return JobWatch::tr("Kept runs");
    case PredictingAgain: return JobWatch::tr("Predicting a kept run again");
    case OpeningProbe: return JobWatch::tr("Opening a probe");
    case Probing: return JobWatch::tr("Probe");
    case ProbeCurve: return JobWatch::tr("Probe as more is hidden");
    case Detail: return JobWatch::tr("Detail lab");
    case Surprise: return JobWatch::tr("Surprise");
    case Sweep: return JobWatch::tr("Sweep %1").arg(file);
    case Exporting: return JobWatch::tr("Exporting %1").arg(file);
  }
  return {};
}

JobWatch::JobWatch(session::Session& session, QObject* parent) : QObject(parent), session_(session), history_(session) {
  constexpr int every_ms = 100;
  again_.setInterval(every_ms);
  connect(&again_, &QTimer::timeout, this, &JobWatch::look);
  const auto on_change = [this] { look(); };
  session::Studies& studies = session.studies();
  connections_.push_back(session.onChange([this](const session::Change& change) {
    const bool of_hand = std::holds_alternative<session::PreviewMoved>(change) || std::holds_alternative<session::SelectionChanged>(change) ||
                         std::holds_alternative<session::PlayheadMoved>(change);
    if (!of_hand) look();
  }));
  connections_.push_back(studies.attention.onChange(on_change));
  connections_.push_back(studies.probe.onChange(on_change));
  connections_.push_back(studies.surprise.onChange(on_change));
  connections_.push_back(studies.runs.changed.connect(on_change));
  connections_.push_back(studies.detail.changed.connect(on_change));
  connections_.push_back(studies.sweeps.changed.connect(on_change));
  connections_.push_back(studies.exports.changed.connect(on_change));
  look();
}

void JobWatch::look() {
  const auto running_before = history_.running();
  const bool news = history_.look(session::TaskHistory::Clock::now());
  const bool busy = !history_.running().empty();
  if (busy != again_.isActive()) busy ? again_.start() : again_.stop();
  if (news) {
    Q_EMIT changed();
    for (const auto& before : running_before) {
      const auto is_it = [&before](const auto& now) { return now.task.kind == before.task.kind && (now.task.kind != session::TaskKind::Exporting || now.task.of == before.task.of); };
      const bool still = std::any_of(history_.running().begin(), history_.running().end(), is_it);
      const auto& finished = history_.finished();
      const auto end = std::find_if(finished.begin(), finished.end(), [&before](const auto& task) { return task.kind == before.task.kind && task.of == before.task.of; });
      if (!still && end != finished.end()) Q_EMIT ended(*end);
    }
  }
  if (busy && sender() == &again_) Q_EMIT moved();
}

void JobWatch::cancel(session::TaskKind kind, const std::string& of) {
  for (const auto& running : std::vector(history_.running()))
    if (running.task.kind == kind && running.task.of == of) running.task.cancel();
  look();
}

void JobWatch::cancelAll() {
  session::cancelAll(session_);
  look();
}

void JobWatch::forgetFinished() {
  history_.forgetFinished();
  Q_EMIT changed();
}

}  // namespace lacuna::widgets
