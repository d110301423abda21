#pragma once

#include <QPainterPath>
#include <QWidget>
#include <optional>
#include <vector>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// What a lecturer lays over the stage: a spotlight on the step's place or under the mouse, lines drawn by hand, a part of the
/// picture larger, or nothing but black. Lets the mouse through while it does not need it.
class PresenterLayer : public QWidget {
  Q_OBJECT
 public:
  enum class Spotlight { Off, Place, Mouse };
  struct Place {
    QPointF at;       ///< in this widget
    double radius = 0;
    QString text;
    QRectF within;    ///< the picture that it is on, in this widget: ring and words stay there
  };
  PresenterLayer(ThemeStore& themes, QWidget* stage);
  void setPlace(std::optional<Place> place);  ///< of the step; nothing: it has none
  void begin();                               ///< of a step: its place if it has one, no drawing, no zoom, no black
  Spotlight spotlight() const { return spotlight_; }
  void nextSpotlight();                       ///< place, mouse, off
  bool drawing() const { return drawing_; }
  void setDrawing(bool on);
  void clearDrawing();
  std::size_t lines() const { return lines_.size(); }
  bool zoomed() const { return !still_.isNull(); }
  void setZoomed(bool on);                    ///< a still picture, twice as large
  bool black() const { return black_; }
  void setBlack(bool on);
  bool leaveOne();                            ///< the uppermost of black, zoom and drawing; false: there was none
  void mouseAt(const QPointF& pos);           ///< in this widget; for the spotlight

 Q_SIGNALS:
  void changed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  void follow();
  void paintPlace(QPainter& painter) const;
  void paintSpot(QPainter& painter, const QPointF& at, double radius, bool dim) const;
  ThemeStore& themes_;
  Spotlight spotlight_ = Spotlight::Off;
  std::optional<Place> place_;
  QPointF mouse_;
  bool drawing_ = false, black_ = false;
  std::vector<QPainterPath> lines_;
  QPixmap still_;
};

}  // namespace lacuna::widgets
