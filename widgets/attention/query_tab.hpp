#pragma once

#include "core/session/session.hpp"
#include "widgets/attention/shown_attention.hpp"
#include "widgets/attention/source_list.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

/// The inspector's tab of the picked token's attention: what it reads most from, how much from each region, what is kept.
class QueryTab : public Tab {
  Q_OBJECT
 public:
  QueryTab(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent);
  static QString nameOf(const AttentionMaps& maps, int block, int head);  ///< "target encoder, layer 4, head 2"

 protected:
  void refresh() override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  struct Region {
    QString name;
    double share;
  };
  std::vector<Region> regions() const;
  void fillRegions();
  void goTo(TokenId token);

  session::Session& session_;
  ShownAttention shown_;
  StateView* empty_;
  Section *head_, *sources_section_, *regions_section_, *kept_section_;
  ValueRow *place_, *state_, *map_;
  SourceList* sources_;
  Label *others_, *kept_;
  std::vector<ValueRow*> region_rows_;
};

}  // namespace lacuna::widgets
