#pragma once

#include "core/media/clip_window.hpp"
#include "widgets/attention/attention_maps.hpp"
#include "widgets/figures/figure_view.hpp"

namespace lacuna::widgets {

/// What of a frame the model sees, as a picture of its crop.
QImage cropPicture(const media::ClipWindow& window, int frame, int side);

/// One map large, over the dimmed frame of the playhead, with the scale of its colours. A click asks the token under it.
class AttentionMap : public FigureView {
  Q_OBJECT
 public:
  AttentionMap(ThemeStore& themes, QWidget* parent);
  void setMap(const AttentionMaps& maps, int block, int head, int frame, int step);
  void setDimmed(bool dimmed);
  QRectF cell(int row, int col) const;
  Figure figure() const override;
  bool hasFigure() const override { return !sheet_.maps.empty(); }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override { return {200, heightForWidth(200)}; }

 Q_SIGNALS:
  void asked(TokenId token);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  struct Sheet {
    AttentionMaps maps;
    QImage frame;
    int block = 1, head = 0, step = 0;
    bool dimmed = false;
    QRectF square(const QRectF& box) const;
    QRectF cell(int row, int col, const QRectF& box) const;
    void paint(QPainter& painter, const QRectF& box, const Theme& theme) const;
  };
  Sheet sheet_;
  std::weak_ptr<const media::ClipWindow> window_;  ///< of the frame that was cut
  int frame_ = -1;
};

}  // namespace lacuna::widgets
