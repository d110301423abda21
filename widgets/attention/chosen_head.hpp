#pragma once

#include <QScrollArea>

#include "widgets/attention/attention_map.hpp"
#include "widgets/attention/head_kinds.hpp"
#include "widgets/attention/reach_bars.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

/// Beside all heads the chosen one: its map and figures, then the kinds of all and their reach. It all fits where the panel is high
/// enough; else what scrolls begins below the figures.
class ChosenHead : public QScrollArea {
  Q_OBJECT
 public:
  ChosenHead(ThemeStore& themes, QWidget* parent);
  AttentionMap& map() { return *map_; }
  HeadKinds& kinds() { return *kinds_; }
  ReachBars& reach() { return *reach_; }
  void setHead(const AttentionMaps& maps, int block, int head, const QString& name);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fit();
  void setSizes(int map, int reach);
  QVBoxLayout* column_;
  Label *name_, *kinds_title_;
  AttentionMap* map_;
  ValueRow *spread_, *distance_, *time_distance_, *same_step_, *on_visible_;
  HeadKinds* kinds_;
  ReachBars* reach_;
};

}  // namespace lacuna::widgets
