#include "widgets/ongoing/ongoing_work.hpp"

#include <QPointer>

#include "core/session/studies.hpp"

namespace lacuna::widgets {

OngoingWork::OngoingWork(session::Session& session, jobs::JobRunner& jobs, QObject* parent)
    : QObject(parent), files_(session.studies().exports, jobs), masks_(jobs, SavedMaskStore::userFolder(), nullptr), jobs_(session, nullptr), steps_(session), library_(jobs) {}

std::shared_ptr<void> OngoingWork::keepWindow() {
  if (auto kept = kept_.lock()) return kept;
  const std::shared_ptr<void> kept(this, [self = QPointer(this)](void*) {
    if (self) Q_EMIT self->windowLetGo();
  });
  kept_ = kept;
  return kept;
}

}  // namespace lacuna::widgets
