#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "widgets/teach/tour_session.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// The plot below the pictures, drawn for the back of the room: surprise over the clip, or the error of each step, of A and of B
/// where there is one. Dragging moves the playhead.
class TeachPlot : public QWidget {
  Q_OBJECT
 public:
  TeachPlot(TourSession& tour, ThemeStore& themes, QWidget* parent = nullptr);
  void setPanel(tour::Panel panel);
  QString heading() const;
  QString caption() const;
  struct Curve {
    QString name;
    QColor Theme::*role = &Theme::run_a;
    bool dashed = false;
    std::vector<QPointF> points;  ///< seconds of the clip, error
    std::optional<double> at(double time_s) const;  ///< nothing beside the curve
  };
  const std::vector<Curve>& curves() const { return curves_; }
  QPointF placeOf(double time_s, double value) const;  ///< in this widget
  QSize sizeHint() const override { return {800, 220}; }
  QSize minimumSizeHint() const override { return {300, 120}; }

 Q_SIGNALS:
  void captionChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void read();
  void readSurprise();
  void readErrors();
  void goTo(double x);
  void moveFrames(int frames);
  double timeAt(int frame) const;
  QRectF area() const;
  QRectF spanRect(const tour::Span& span) const;   ///< empty: none of it is in the plot
  QRectF spanWords(const tour::Span& span) const;  ///< of its text, above the curves
  QPointF placeInDesign(double time_s, double value) const;
  void paintAxes(QPainter& painter) const;
  void paintSpans(QPainter& painter) const;
  void paintBetween(QPainter& painter, double now_s) const;
  void paintCurve(QPainter& painter, const Curve& curve, double now_s) const;
  void paintPlayhead(QPainter& painter, double now_s) const;
  void paintRatio(QPainter& painter, double x, double ratio) const;
  void paintEmpty(QPainter& painter, const QRect& all) const;

  TourSession& tour_;
  ThemeStore& themes_;
  tour::Panel panel_ = tour::Panel::Error;
  std::vector<Curve> curves_;
  double begin_s_ = 0, end_s_ = 1, high_ = 1;
};

}  // namespace lacuna::widgets
