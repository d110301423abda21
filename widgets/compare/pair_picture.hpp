#pragma once

#include <QTimer>
#include <QWidget>
#include <optional>

#include "widgets/compare/shown_pair.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// What a picture of the pair shows on the frame.
enum class PairContent { ErrorA, ErrorB, Difference, Wipe, Blink };

/// The model's picture at the playhead with the shared hidden tokens of its step coloured: the error of A or B on one Ember scale,
/// their difference on Tide, or A and B in turns (a line that is dragged; once a second). Tokens that only one run hid are hatched and
/// do not count. While there is no pair to compare, A and B show the frame and what their run hid. Hover and click act on the token everywhere; arrows move the picked one.
class PairPicture : public QWidget {
  Q_OBJECT
 public:
  PairPicture(PairContent content, ShownPair& pair, ViewState& view, ThemeStore& themes, QWidget* parent);
  void setContent(PairContent content);
  PairContent content() const { return content_; }
  QRectF pictureRect() const;
  QRectF cellRect(TokenId token) const;
  std::optional<TokenId> tokenAt(QPointF pos) const;
  /// As it is shown, without marks of hand and mouse, with a caption of what it is.
  QImage picture(int side_px) const;
  bool showsA() const { return blink_a_; }  ///< while it blinks
  QSize sizeHint() const override { return {260, 260}; }
  QSize minimumSizeHint() const override { return {140, 140}; }

 Q_SIGNALS:
  void runDropped(RunId number);  ///< onto the picture of A or B

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void paintPicture(QPainter& painter, const QRectF& rect) const;
  void paintSide(QPainter& painter, const QRectF& rect, session::RunSide side, double dim) const;
  void paintFrame(QPainter& painter, const QRectF& rect, session::RunSide side) const;
  void paintCells(QPainter& painter, const QRectF& rect, PairContent what) const;
  void paintMissing(QPainter& painter, const QRectF& rect) const;
  void paintOutline(QPainter& painter, const QRectF& rect) const;
  void paintMarksOn(QPainter& painter) const;
  void paintDropHint(QPainter& painter) const;
  void paintAlone(QPainter& painter, const QRectF& rect, session::RunSide side) const;
  std::optional<session::RunSide> sideAlone() const;
  static QRectF cellIn(const QRectF& rect, const mask::TokenGrid& grid, const mask::Cell& cell);
  QRectF cellIn(const QRectF& rect, const mask::Cell& cell) const;
  void wipeTo(double x);
  void describe();
  void runBlink();

  PairContent content_;
  ShownPair& pair_;
  ViewState& view_;
  ThemeStore& themes_;
  double wipe_ = 0.5;  ///< where the line is, as a share of the picture's width
  bool wiping_ = false, blink_a_ = true, dragged_over_ = false;
  QTimer blink_;
};

/// The line beneath a picture: the picked token's value and the scale.
class PairFooter : public QWidget {
  Q_OBJECT
 public:
  PairFooter(PairContent content, ShownPair& pair, ThemeStore& themes, QWidget* parent);
  void setContent(PairContent content);
  QString text() const;   ///< of the token under the mouse, else the picked one

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString value() const;
  void tellScale();
  void paintErrorScale(QPainter& painter) const;
  void paintGainScale(QPainter& painter) const;
  PairContent content_;
  ShownPair& pair_;
  ThemeStore& themes_;
};

}  // namespace lacuna::widgets
