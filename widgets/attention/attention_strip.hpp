#pragma once

#include "core/media/clip_window.hpp"
#include "widgets/attention/attention_maps.hpp"

namespace lacuna::widgets {

/// Where in time a token reads: a small frame a step with the map on it, under it a bar of the step's share. A click or the
/// arrow keys choose a step.
class AttentionStrip : public QWidget {
  Q_OBJECT
 public:
  AttentionStrip(ThemeStore& themes, QWidget* parent);
  void setMap(const AttentionMaps& maps, int block, int head);
  void setStep(int step);
  void setDimmed(bool dimmed);
  void setStacked(bool stacked);  ///< in rows of frames that can be told apart, where there is height rather than width
  int heightInOneRow(int width) const { return heightFor(columnsIn(width, false), width); }
  static constexpr int least_stacked = 190;  ///< of width, px
  QRectF place(int step) const;  ///< of a step's frame
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override { return {400, heightForWidth(400)}; }

 Q_SIGNALS:
  void chosen(int step);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int steps() const { return maps_.empty() ? 1 : maps_.grid().steps; }
  int columnsIn(double width, bool stacked) const;
  int heightFor(int columns, double width) const;
  ThemeStore& themes_;
  AttentionMaps maps_;
  std::weak_ptr<const media::ClipWindow> window_;  ///< whose frames were cut
  std::vector<QImage> frames_;  ///< of each step, without the map
  std::vector<double> shares_;
  int block_ = 1, head_ = 0, step_ = 0;
  bool dimmed_ = false, stacked_ = false;
};

}  // namespace lacuna::widgets
