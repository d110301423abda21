#include "widgets/figures/figure.hpp"

#include <QBuffer>
#include <QImage>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"

namespace lacuna::widgets {
namespace {

constexpr double margin = 12;
constexpr int pdf_dots_per_inch = 300, screen_dots_per_inch = 96, png_scale = 2;

QString settingsOf(const Figure& figure) { return QString::fromStdString(figure.table.settings); }

void draw(const Figure& figure, const Theme& theme, QPainter& painter) {
  const QRectF all(QPointF(), figure.size);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(all, theme.dark ? theme.panel : QColor(Qt::white));
  figure.paint(painter, all.adjusted(margin, margin, -margin, -margin), theme);
}

QByteArray svgOf(const Figure& figure) {
  QBuffer bytes;
  QSvgGenerator svg;
  svg.setOutputDevice(&bytes);
  svg.setSize(figure.size.toSize());
  svg.setViewBox(QRectF(QPointF(), figure.size));
  QPainter painter(&svg);
  draw(figure, Theme::load(false), painter);
  painter.end();
  // Qt escapes what it is given for these in some versions and in others not, so they are put in the place of its own words.
  QString file = QString::fromUtf8(bytes.data());
  const auto put = [&file](const QString& tag, const QString& text) {
    const qsizetype from = file.indexOf('<' + tag + '>') + tag.size() + 2, to = file.indexOf("</" + tag + '>');
    if (to >= from) file.replace(from, to - from, text.toHtmlEscaped());
  };
  put(QStringLiteral("title"), figure.title);
  put(QStringLiteral("desc"), settingsOf(figure));
  return file.toUtf8();
}

QByteArray pdfOf(const Figure& figure) {
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  QPdfWriter pdf(&bytes);
  pdf.setTitle(figure.title);
  pdf.setCreator(QStringLiteral("Lacuna"));
  pdf.setResolution(pdf_dots_per_inch);
  const double points_per_pixel = 72.0 / screen_dots_per_inch;
  pdf.setPageSize(QPageSize(figure.size * points_per_pixel, QPageSize::Point, figure.title));
  pdf.setPageMargins({});
  pdf.addFileAttachment(QStringLiteral("settings.json"), settingsOf(figure).toUtf8(), QStringLiteral("application/json"));
  pdf.addFileAttachment(QString::fromStdString(figure.table.name) + ".csv", QByteArray::fromStdString(latent::tableCsv(figure.table)),
                        QStringLiteral("text/csv"));
  QPainter painter(&pdf);
  const double scale = static_cast<double>(pdf_dots_per_inch) / screen_dots_per_inch;
  painter.scale(scale, scale);
  draw(figure, Theme::load(false), painter);
  painter.end();
  return bytes.data();
}

QByteArray pngOf(const Figure& figure, const Theme& theme) {
  QImage image((figure.size * png_scale).toSize(), QImage::Format_RGB32);
  image.setDevicePixelRatio(png_scale);
  QPainter painter(&image);
  draw(figure, theme, painter);
  painter.end();
  image.setText(QStringLiteral("Title"), figure.title);
  image.setText(QStringLiteral("Settings"), settingsOf(figure));
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  if (!image.save(&bytes, "PNG")) fail(ErrorKind::Refused, "This picture cannot be made into a PNG file. Is memory full?");
  return bytes.data();
}

}  // namespace

void writeFigure(const Figure& figure, const Theme& theme, const std::string& path) {
  const auto bytes = [&path](const QByteArray& file) { writeWhole(path, [&file](std::ostream& out) { out.write(file.constData(), file.size()); }); };
  if (path.ends_with(".csv")) return latent::writeTableCsv(figure.table, path);
  if (path.ends_with(".npz")) return latent::writeTableNpz(figure.table, path);
  if (path.ends_with(".svg")) return bytes(svgOf(figure));
  if (path.ends_with(".pdf")) return bytes(pdfOf(figure));
  if (path.ends_with(".png")) return bytes(pngOf(figure, theme));
  fail(ErrorKind::Mismatch, "A figure is saved as .svg, .pdf, .png, .csv or .npz.", path);
}

}  // namespace lacuna::widgets
