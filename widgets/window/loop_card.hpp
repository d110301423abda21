#pragma once

#include <QMenu>
#include <functional>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// What a card of the loop row shows.
struct CardContent {
  QString name;          ///< "ball.mp4"
  QString detail;        ///< at the right, beside the name or above it: "506 hidden, 12.4 %"
  QString short_detail;  ///< in its place where that fits: "12.4 %"
  QString tip;           ///< all of it, for the tooltip
  QString error;         ///< short: replaces the detail, with a warning icon
  double progress = -1;  ///< 0..1 while loading, else negative
  bool operator==(const CardContent&) const = default;
};

/// A card of the sentence Clip > Model > Mask: icon, caption, name, detail; a click opens its menu.
class LoopCard : public QAbstractButton {
  Q_OBJECT
 public:
  LoopCard(const QString& icon_name, const QString& caption, ThemeStore& themes, QWidget* parent = nullptr);
  void setContent(const CardContent& content);
  /// Called each time before the menu shows, with an empty menu.
  void setFiller(std::function<void(QMenu&)> fill) { fill_ = std::move(fill); }
  QSize sizeHint() const override { return {180, 44}; }
  QSize minimumSizeHint() const override { return {140, 44}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void openMenu();
  int paintDetail(QPainter& painter, int left, int right) const;
  int paintBesideCaption(QPainter& painter, int left, int right) const;
  ThemeStore& themes_;
  const QString icon_name_, caption_;
  CardContent content_;
  std::function<void(QMenu&)> fill_;
};

}  // namespace lacuna::widgets
