#include "widgets/opening/opening_notices.hpp"

#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {

QString shortClipLine(const media::ClipWindow& window) {
  const auto wanted = static_cast<int>(window.frames.size()), missing = window.repeated_frames;
  if (missing == 0) return {};
  if (window.sampling.start_frame == 0)
    return OpeningNotices::tr("This clip has %n frame(s) at this rate and the model wants %1. The last frame is repeated.", nullptr, wanted - missing).arg(wanted);
  return OpeningNotices::tr("From frame %1 on this clip has %n frame(s) at this rate and the model wants %2. The last frame is repeated.", nullptr, wanted - missing)
      .arg(window.sampling.start_frame + 1)
      .arg(wanted);
}

OpeningNotices::OpeningNotices(session::Session& session, std::function<void(const QString&)> tell, QObject* parent)
    : QObject(parent), session_(session), tell_(std::move(tell)), window_(session.window()), model_(session.model()) {
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ClipChanged>(change)) followClip();
    if (std::holds_alternative<session::ModelChanged>(change)) followModel();
  });
}

void OpeningNotices::followClip() {
  const auto& window = session_.window();
  if (!window || window == window_.lock() || session_.clipLoading().busy) return;
  window_ = window;
  const QString line = shortClipLine(*window);
  if (!line.isEmpty()) tell_(line);
}

void OpeningNotices::followModel() {
  const auto& model = session_.model();
  if (!model || model == model_.lock()) return;
  model_ = model;
  if (model->description().predictor.depth > 0) return;
  if (const auto why = model->description().whyNotPredicted({})) tell_(coreText(*why));
}

}  // namespace lacuna::widgets
