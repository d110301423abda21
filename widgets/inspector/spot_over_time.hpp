#pragma once

#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// A bar a step: the height a value between 0 and 1, the colour its owner's; a grey stub where there is none. The
/// current step is outlined; a click or the arrow keys choose a step.
class StepBars : public QWidget {
  Q_OBJECT
 public:
  struct Bar {
    std::optional<double> height;  ///< 0..1
    QColor color;
    QString tip;
  };
  StepBars(int height, ThemeStore& themes, QWidget* parent);
  void setBars(std::vector<Bar> bars);
  void setFoot(const QString& words);  ///< between the first and the last step's number
  void setCurrent(int step, int playhead);  ///< the boxed step, and the one of the thin line

 Q_SIGNALS:
  void chosen(int step);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int stepAt(double x) const;
  QRectF barArea() const;
  ThemeStore& themes_;
  std::vector<Bar> bars_;
  QString foot_;
  int current_ = 0;
  int playhead_ = -1;
};

}  // namespace lacuna::widgets
