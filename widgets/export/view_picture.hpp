#pragma once

#include <QImage>
#include <QWidget>

#include "widgets/figures/page_files.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// Draws a view again at any number of pixels, not its picture on the screen enlarged. While it lives, the views under `view`
/// that OpenGL draws have that many pixels, and all their detail. The view must be on show, or in a window that is shown with
/// Qt::WA_DontShowOnScreen. Throws `Failure` (Refused) for more pixels than can be drawn.
class ViewPicture {
 public:
  /// `caption` is written in a band under the view.
  ViewPicture(QWidget& view, int width_px, QString caption = {});
  ~ViewPicture();
  ViewPicture(const ViewPicture&) = delete;
  ViewPicture& operator=(const ViewPicture&) = delete;

  QSize size() const { return size_; }  ///< pixels
  QImage draw(const Theme& theme);      ///< as it is now
  void paint(QPainter& painter, const Theme& theme);

 private:
  void drawWhole();
  QWidget& view_;
  QString caption_;
  QSize size_;
  double ratio_;
};

/// The same as a page: text, lines and areas as such, and what OpenGL draws as a picture of `width_px`. It is drawn here and now;
/// the page may be made into a file later, by any thread.
Page viewPage(QWidget& view, int width_px, double width_mm, const QString& caption, const Theme& theme);

}  // namespace lacuna::widgets
