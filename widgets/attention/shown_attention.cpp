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
  return !maps_.empty() && (!fits_ || study.status().busy || !study.current());
}

/// What the study let go, as when its clip was closed, is let go here too, though nobody looks.
void ShownAttention::read() {
  const session::AttentionStudy& study = session_.studies().attention;
  if (!watching_ && (maps_.empty() || study.rows())) return;
  const bool refused = study.status().error && !study.current();  // maps of another encoder than is asked would pass for its own
  const Source source{study.rows(), study.rollout(), study.survey(), study.request().mask.hash(), study.wish().of, view_.attention_mode, wayOf(view_), refused};
  if (source_ != source) {
    source_ = source;
    AttentionMaps now = refused ? AttentionMaps() : AttentionMaps(study, view_);
    fits_ = !now.empty();
    if (fits_ || refused || !study.rows()) {  // else the last stay, and are stale
      maps_ = std::move(now);
      ++version_;
    }
  }
  Q_EMIT changed();
}

}  // namespace lacuna::widgets
