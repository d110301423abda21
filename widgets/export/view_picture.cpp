#include "widgets/export/view_picture.hpp"

#include <QPicture>
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/error.hpp"
#include "widgets/export/bare_controls.hpp"
#include "widgets/export/figure_caption.hpp"
#include "widgets/export/finer_gl_widget.hpp"

namespace lacuna::widgets {
namespace {

constexpr int most_side_px = 16384, most_megapixels = 120;
constexpr int hud_settles = 2;  ///< pictures until the boxes of a HUD have their size

[[noreturn]] void refuse(const QSize& size) {
  fail(ErrorKind::Refused, "A picture of " + std::to_string(size.width()) + " x " + std::to_string(size.height()) +
                               " pixels cannot be drawn here. Ask for a smaller one.");
}

QList<FinerGlWidget*> drawnByGl(QWidget& view) {
  QList<FinerGlWidget*> all = view.findChildren<FinerGlWidget*>();
  if (auto* self = qobject_cast<FinerGlWidget*>(&view)) all.push_back(self);
  all.removeIf([](const FinerGlWidget* widget) { return !widget->isVisible(); });
  return all;
}

QSize sizeWith(const QString& caption, const QWidget& view) { return view.size() + QSize(0, captionHeight(caption, view.width())); }

QSize sizeFor(const QSize& shown, int width_px) {
  const QSize size(width_px, static_cast<int>(std::lround(static_cast<double>(width_px) * shown.height() / shown.width())));
  if (std::max(size.width(), size.height()) > most_side_px || size.width() / 1000.0 * size.height() / 1000.0 > most_megapixels) refuse(size);
  return size;
}

}  // namespace

ViewPicture::ViewPicture(QWidget& view, int width_px, QString caption)
    : view_(view), caption_(std::move(caption)), size_(sizeFor(sizeWith(caption_, view), width_px)), ratio_(static_cast<double>(width_px) / view.width()) {
  for (FinerGlWidget* widget : drawnByGl(view_)) {
    widget->setPixelRatio(std::max(1.0, ratio_));  // QPainter takes no ratio under 1, and these views paint their marks with it
    widget->setBare(!view_.isWindow());
    widget->drawWhole();
    for (int turn = 0; turn < hud_settles; ++turn) {
      const QImage picture = widget->grabFramebuffer();
      const QSize wanted = widget->size() * widget->devicePixelRatioF();
      if (picture.size() != wanted) refuse(wanted);
    }
  }
}

ViewPicture::~ViewPicture() {
  for (FinerGlWidget* widget : view_.findChildren<FinerGlWidget*>()) {
    widget->setPixelRatio(0);
    widget->setBare(false);
  }
}

void ViewPicture::drawWhole() {
  for (FinerGlWidget* widget : drawnByGl(view_)) widget->drawWhole();
}

void ViewPicture::paint(QPainter& painter, const Theme& theme) {
  drawWhole();
  std::optional<BareControls> bare;
  if (!view_.isWindow()) bare.emplace(view_, theme);  // a picture of the window has all that is in it
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.fillRect(view_.rect(), theme.gutter);
  view_.render(&painter, QPoint(), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
  paintCaption(painter, {0, view_.height(), view_.width(), captionHeight(caption_, view_.width())}, caption_, theme);
}

QImage ViewPicture::draw(const Theme& theme) {
  QImage picture(size_, QImage::Format_RGB32);
  if (picture.isNull()) refuse(size_);
  QPainter painter(&picture);
  painter.scale(ratio_, ratio_);  // a device pixel ratio would not do: QPainter takes none under 1
  paint(painter, theme);
  painter.end();
  return picture;
}

Page viewPage(QWidget& view, int width_px, double width_mm, const QString& caption, const Theme& theme) {
  Page page;
  page.size = sizeWith(caption, view);
  page.width_mm = width_mm;
  const double ratio = static_cast<double>(width_px) / view.width();
  QPicture recorded;
  QPainter recorder(&recorded);
  recorder.scale(ratio, ratio);  // symbols are drawn in as many pixels as they will have
  recorder.setRenderHint(QPainter::Antialiasing);
  ViewPicture(view, width_px, caption).paint(recorder, theme);
  recorder.end();
  page.paint = [recorded, ratio](QPainter& painter) {
    const double dots = static_cast<double>(painter.device()->logicalDpiX()) / recorded.logicalDpiX();  // a picture keeps its inches
    painter.scale(1 / (ratio * dots), 1 / (ratio * dots));
    painter.drawPicture(0, 0, recorded);
  };
  return page;
}

}  // namespace lacuna::widgets
