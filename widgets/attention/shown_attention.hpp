#pragma once

#include <QObject>

#include "core/session/session.hpp"
#include "widgets/attention/attention_maps.hpp"

namespace lacuna::widgets {

/// The maps of attention that a view shows: the last that were found, as the view's choice has them.
class ShownAttention : public QObject {
  Q_OBJECT
 public:
  ShownAttention(session::Session& session, ViewState& view, QObject* parent = nullptr);
  void watch(bool watching);  ///< nothing is computed or told while nobody does
  bool watched() const { return watching_; }
  const AttentionMaps& maps() const { return maps_; }
  int version() const { return version_; }  ///< another number: other maps
  int block() const { return maps_.blockWithin(view_.attention_block); }
  int head() const { return maps_.headWithin(view_.attention_head); }
  bool stale() const;  ///< of another query, mask or model than there is now, or being looked up

 Q_SIGNALS:
  void changed();  ///< maps, choice or staleness

 private:
  void read();
  /// What maps are made of.
  struct Source {
    std::shared_ptr<const latent::Attention> rows;
    std::shared_ptr<const latent::AttentionRollout> rollout;
    std::shared_ptr<const latent::AttentionSurvey> survey;
    Hash128 mask;
    latent::AttentionOf of = latent::AttentionOf::Target;
    AttentionMode mode = AttentionMode::Heads;
    AttentionWay way = AttentionWay::Reads;
    bool refused = false;
    bool operator==(const Source&) const = default;
  };
  std::optional<Source> source_;
  int version_ = 0;
  session::Session& session_;
  ViewState& view_;
  AttentionMaps maps_;
  session::Connection looking_, connection_;
  bool watching_ = false;
  bool fits_ = false;  ///< the maps are of the mode and way that the view wants
};

}  // namespace lacuna::widgets
