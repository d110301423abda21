#pragma once

#include <QBoxLayout>

#include "widgets/attention/attention_grid.hpp"
#include "widgets/attention/attention_strip.hpp"
#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// Maps of all heads, and where in time the chosen one reads: below them, or beside them where that makes the maps larger.
class MapsPage : public QWidget {
  Q_OBJECT
 public:
  MapsPage(ThemeStore& themes, QWidget* parent);
  AttentionGrid& grid() const { return *grid_; }
  AttentionStrip& strip() const { return *strip_; }
  void setMaps(const AttentionMaps& maps);
  void setChosen(const AttentionMaps& maps, int block, int head);  ///< whose steps are shown
  void setStripTitle(const QString& title) { title_->setText(title); }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void arrange();
  AttentionGrid* grid_;
  QWidget* time_;
  Label* title_;
  AttentionStrip* strip_;
  QBoxLayout* layout_;
  bool by_head_ = false;
};

}  // namespace lacuna::widgets
