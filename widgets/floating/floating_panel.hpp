#pragma once

#include <QPointer>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// A box that floats over the window. A covering one takes all clicks: one beside the box closes it, Tab stays inside. One that
/// does not cover leaves the window usable and stays until it is closed. Esc closes either while it has the keyboard, which goes
/// back to where it was.
class FloatingPanel : public QWidget {
  Q_OBJECT
 public:
  enum class Place {
    Top,          ///< covers; in the middle below the top bar
    TopRight,     ///< covers; below the buttons of the top bar
    Middle,       ///< covers, and dims the window
    BottomRight,  ///< above the status bar; does not cover
  };
  /// `size`: of the box, as far as the window has room. Without a title there is no head.
  FloatingPanel(const QString& title, Place place, const QSize& size, ThemeStore& themes, QWidget& window);
  QHBoxLayout* head() const { return head_; }  ///< between title and close button; null without a title
  QVBoxLayout* body() const { return body_; }  ///< no margins
  QRect boxRect() const;                       ///< in the panel
  void open();
  virtual void close();
  void setBoxSize(const QSize& size);

 Q_SIGNALS:
  void closed();

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  virtual QWidget* firstFocus() { return nullptr; }  ///< null: the first child that takes it
  virtual void aboutToOpen() {}
  ThemeStore& themes_;

 private:
  bool covers() const { return place_ != Place::BottomRight; }
  void addHead(const QString& title, QVBoxLayout& column);
  void settle();
  QList<QWidget*> focusable() const;
  const Place place_;
  QSize size_;
  QWidget& window_;
  QHBoxLayout* head_ = nullptr;
  QVBoxLayout* body_;
  QPointer<QWidget> focus_before_;
};

}  // namespace lacuna::widgets
