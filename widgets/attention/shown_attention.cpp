#include "widgets/attention/shown_attention.hpp"

#include "core/session/studies.hpp"

namespace lacuna::widgets {

ShownAttention::ShownAttention(session::Session& session, ViewState& view, QObject* parent) : QObject(parent), session_(session), view_(view) {
  connection_ = session.studies().attention.onChange([this] { read(); });
  connect(&view, &ViewState::changed, this, &ShownAttention::read);
}

void ShownAttention::watch(bool watching) {
  if (watching == watching_) return;
  watching_ = watching;
  looking_ = watching ? session_.studies().attention.look() : session::Connection();
  read();
}

bool ShownAttention::stale() const {
  const session::AttentionStudy& study = session_.studies().attention;
  return !maps_.empty() && (study.status().busy || !study.current());
}

void ShownAttention::read() {
  if (!watching_) return;
  AttentionMaps now(session_.studies().attention, view_);
  if (!now.empty()) maps_ = std::move(now);  // else the last stay, and are stale
  Q_EMIT changed();
}

}  // namespace lacuna::widgets
