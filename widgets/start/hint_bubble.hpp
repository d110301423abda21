#pragma once

#include <QPushButton>

#include "widgets/controls/controls.hpp"
#include "widgets/start/bubble_place.hpp"

namespace lacuna::widgets {

/// A hint over the window: number badge, heading, words, and, where it is asked for, a foot with "Got it". Not modal.
class HintBubble : public QWidget {
  Q_OBJECT
 public:
  HintBubble(int number, const QString& heading, const QString& words, int width, ThemeStore& themes, QWidget* parent);
  void setFoot(bool shown);
  QSize bodySize() const;              ///< with or without its foot, pixels
  void moveTo(const BubblePlace& place);  ///< in the parent
  QRect body() const { return place_.body; }
  const BubblePlace& place() const { return place_; }
  QPushButton& gotIt() { return *got_it_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QPainterPath outline() const;
  ThemeStore& themes_;
  const int number_;
  BubblePlace place_;
  QWidget* foot_;
  QPushButton* got_it_;
  QWidget* shade_;  ///< its shadow: a sibling that the mouse goes through
};

}  // namespace lacuna::widgets
