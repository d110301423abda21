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
  const AttentionMaps& maps() const { return maps_; }
  int block() const { return maps_.blockWithin(view_.attention_block); }
  int head() const { return maps_.headWithin(view_.attention_head); }
  bool stale() const;  ///< of another query, mask or model than there is now, or being looked up

 Q_SIGNALS:
  void changed();  ///< maps, choice or staleness

 private:
  void read();
  session::Session& session_;
  ViewState& view_;
  AttentionMaps maps_;
  session::Connection looking_, connection_;
  bool watching_ = false;
};

}  // namespace lacuna::widgets
