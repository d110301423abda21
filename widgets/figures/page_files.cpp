#include "widgets/figures/page_files.hpp"

#include <QBuffer>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>

#include "core/base/error.hpp"
#include "core/base/outcome.hpp"

namespace lacuna::widgets {
namespace {

constexpr int pdf_dots_per_inch = 300, screen_dots_per_inch = 96;
constexpr double mm_per_inch = 25.4;

/// Takes no more when `stop` is asked for, so that who writes into it gives up.
class StoppableBuffer : public QBuffer {
 public:
  explicit StoppableBuffer(std::stop_token stop) : stop_(std::move(stop)) { open(QIODevice::WriteOnly); }

 protected:
  qint64 writeData(const char* bytes, qint64 size) override { return stop_.stop_requested() ? -1 : QBuffer::writeData(bytes, size); }

 private:
  const std::stop_token stop_;
};

double widthMm(const Page& page) { return page.width_mm > 0 ? page.width_mm : page.size.width() / screen_dots_per_inch * mm_per_inch; }

}  // namespace

QByteArray svgFile(const Page& page) {
  QBuffer bytes;
  QSvgGenerator svg;
  svg.setOutputDevice(&bytes);
  svg.setSize(page.size.toSize());
  svg.setViewBox(QRectF(QPointF(), page.size));
  QPainter painter(&svg);
  page.paint(painter);
  painter.end();
  // Qt escapes what it is given for these in some versions and in others not, so they are put in the place of its own words.
  QString file = QString::fromUtf8(bytes.data());
  const auto put = [&file](const QString& tag, const QString& text) {
    const qsizetype from = file.indexOf('<' + tag + '>') + tag.size() + 2, to = file.indexOf("</" + tag + '>');
    if (to >= from) file.replace(from, to - from, text.toHtmlEscaped());
  };
  if (page.width_mm > 0) {  // Qt has whole dots an inch alone
    static const QRegularExpression sides(QStringLiteral("<svg width=\"[^\"]*\" height=\"[^\"]*\""));
    const double height_mm = page.width_mm * page.size.height() / page.size.width();
    file.replace(file.indexOf(sides), sides.match(file).capturedLength(), QStringLiteral("<svg width=\"%1mm\" height=\"%2mm\"").arg(page.width_mm).arg(height_mm));
  }
  put(QStringLiteral("title"), page.title);
  put(QStringLiteral("desc"), page.settings);
  return file.toUtf8();
}

QByteArray pdfFile(const Page& page) {
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  QPdfWriter pdf(&bytes);
  pdf.setTitle(page.title);
  pdf.setCreator(QStringLiteral("Lacuna"));
  pdf.setResolution(pdf_dots_per_inch);
  const double mm_per_pixel = widthMm(page) / page.size.width();
  pdf.setPageSize(QPageSize(page.size * mm_per_pixel, QPageSize::Millimeter, page.title));
  pdf.setPageMargins({});
  pdf.addFileAttachment(QStringLiteral("settings.json"), page.settings.toUtf8(), QStringLiteral("application/json"));
  for (const Page::Attachment& file : page.attachments) pdf.addFileAttachment(file.name, file.bytes, file.media_type);
  QPainter painter(&pdf);
  const double scale = mm_per_pixel / mm_per_inch * pdf_dots_per_inch;
  painter.scale(scale, scale);
  page.paint(painter);
  painter.end();
  return bytes.data();
}

QByteArray pngFile(QImage picture, const QString& title, const QString& settings, const std::stop_token& stop) {
  picture.setText(QStringLiteral("Title"), title);
  picture.setText(QStringLiteral("Settings"), settings);
  StoppableBuffer bytes(stop);
  const bool whole = picture.save(&bytes, "PNG");
  if (stop.stop_requested()) throw CancelledException{};
  if (!whole) fail(ErrorKind::Refused, "This picture cannot be made into a PNG file. Is memory full?");
  return bytes.data();
}

}  // namespace lacuna::widgets
