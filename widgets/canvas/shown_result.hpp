#pragma once

#include <QObject>

#include "core/session/session.hpp"
#include "widgets/attention/shown_attention.hpp"
#include "widgets/controls/stale_watch.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The last good result as far as it belongs to the clip on show, its error range, and whether it is out of date.
/// The canvas, the lenses and the footer read it, so that they never disagree.
class ShownResult : public QObject {
  Q_OBJECT
 public:
  ShownResult(session::Session& session, ViewState& view, QObject* parent = nullptr);

  const latent::Run* run() const { return run_.get(); }  ///< null: nothing to show on this clip
  const projection::Projection* projection() const { return projection_.get(); }
  const ErrorRange& range() const { return range_; }
  bool stale() const { return run_ && !run_->hidden_ids.empty() && watch_.stale(); }  ///< out of date for long enough to say so

  /// What the picked token reads from; followed while the view shows attention on the frame, or a lens beside does.
  const ShownAttention& attention() const { return attention_; }
  void watchAttention(bool beside);

  /// The error of a token in the chosen metric, if the run hid it.
  std::optional<float> errorOf(TokenId token) const;

 Q_SIGNALS:
  void changed();  ///< another run, metric or range
  void staleChanged();
  void attentionChanged();

 private:
  void readResult();

  session::Session& session_;
  ViewState& view_;
  std::shared_ptr<const latent::Run> run_;
  std::shared_ptr<const projection::Projection> projection_;
  ErrorRange range_;
  latent::Metric metric_;
  StaleWatch watch_;
  ShownAttention attention_;
  bool attention_beside_ = false;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
