#pragma once

#include <optional>

#include "widgets/attention/attention_maps.hpp"
#include "widgets/figures/figure_view.hpp"

namespace lacuna::widgets {

/// A small map a layer (down) and head (across), at the playhead's step, each from 0 to its own largest share there; under each the
/// colour of its kind. Means over heads and rollouts have a map a layer, side by side. One is chosen, by click or arrow keys.
class AttentionGrid : public FigureView {
  Q_OBJECT
 public:
  AttentionGrid(ThemeStore& themes, QWidget* parent);
  void setMaps(const AttentionMaps& maps);
  void setStep(int step);
  void setChosen(int block, int head);
  void setKindShown(std::optional<latent::HeadKind> kind);  ///< others are dimmed
  void setDimmed(bool dimmed);
  int widthFor(int height) const;  ///< that maps as high as that need
  QRectF cell(int block, int head) const { return sheet_.cell(block, head, rect()); }
  const std::vector<latent::HeadFigures>& figures() const { return sheet_.figures; }  ///< of the maps, block after block
  Figure figure() const override;
  bool hasFigure() const override { return !sheet_.maps.empty(); }
  QSize minimumSizeHint() const override { return {220, 160}; }

 Q_SIGNALS:
  void chosen(int block, int head);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  bool answersToArrows() const override { return true; }

 private:
  /// All that a picture needs.
  struct Sheet {
    AttentionMaps maps;
    std::vector<latent::HeadFigures> figures;  ///< block after block
    std::vector<QImage> images;
    std::optional<latent::HeadKind> kind;
    int block = 1, head = 0;
    bool dimmed = false;
    struct Shape {
      int columns;
      double side;
    };
    Shape shapeIn(const QRectF& box) const;
    double sideOf(int columns, int rows, const QRectF& box) const;
    QRectF cell(int block, int head, const QRectF& box) const;
    void paint(QPainter& painter, const QRectF& box, const Theme& theme) const;
    void paintNumbers(QPainter& painter, const QRectF& box, const Theme& theme) const;
  };
  std::optional<std::pair<int, int>> mapAt(const QPointF& at) const;
  QString describe(int block, int head) const;
  void remakeImages();

  Sheet sheet_;
  int step_ = 0;
};

/// The colour that stands for a kind of head.
QColor kindColor(const Theme& theme, latent::HeadKind kind);

}  // namespace lacuna::widgets
