#include "widgets/controls/stale_watch.hpp"

namespace lacuna::widgets {

StaleWatch::StaleWatch(session::Session& session, QObject* parent) : QObject(parent), session_(session) {
  delay_.setSingleShot(true);
  delay_.setInterval(300);
  connect(&delay_, &QTimer::timeout, this, [this] { set(true); });
  connection_ = session.onChange([this](const session::Change&) { look(); });
  look();
}

void StaleWatch::look() {
  const bool outdated = session_.result().run != nullptr && !session_.resultIsCurrent();
  if (!outdated) {
    delay_.stop();
    set(false);
  } else if (!stale_ && !delay_.isActive()) {
    delay_.start();
  }
}

void StaleWatch::set(bool stale) {
  if (stale == stale_) return;
  stale_ = stale;
  Q_EMIT changed();
}

}  // namespace lacuna::widgets
