#include "widgets/canvas/shown_result.hpp"

namespace lacuna::widgets {

ShownResult::ShownResult(session::Session& session, ViewState& view, QObject* parent)
    : QObject(parent), session_(session), view_(view), metric_(view.metric), watch_(session), attention_(session, view) {
  connect(&watch_, &StaleWatch::changed, this, &ShownResult::staleChanged);
  connect(&attention_, &ShownAttention::changed, this, &ShownResult::attentionChanged);
  connect(&view_, &ViewState::changed, this, [this] {
    watchAttention(attention_beside_);
    if (view_.metric != metric_) readResult();
  });
  connection_ = session_.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ResultReady>(change) || std::holds_alternative<session::ClipChanged>(change) ||
        std::holds_alternative<session::ModelChanged>(change)) {
      readResult();
    }
  });
  readResult();
}

void ShownResult::watchAttention(bool beside) {
  attention_beside_ = beside;
  attention_.watch(view_.show_attention || beside);
}

std::optional<float> ShownResult::errorOf(TokenId token) const {
  if (!run_ || index(token) >= run_->grid().size()) return std::nullopt;
  const int row = run_->rowOf(token);
  if (row < 0) return std::nullopt;
  return latent::valueOf(run_->errors[static_cast<std::size_t>(row)], view_.metric);
}

void ShownResult::readResult() {
  const bool was_stale = stale();
  const session::Result& result = session_.result();
  const bool fits = result.run && session_.window() && result.run->window->hash == session_.window()->hash &&
                    session_.placement() && session_.placement()->grid == result.run->grid();
  run_ = fits ? result.run : nullptr;
  projection_ = fits ? result.projection : nullptr;
  metric_ = view_.metric;
  range_ = run_ ? errorRange(*run_, metric_) : ErrorRange{};
  Q_EMIT changed();
  if (stale() != was_stale) Q_EMIT staleChanged();
}

}  // namespace lacuna::widgets
