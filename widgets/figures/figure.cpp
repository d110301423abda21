#include "widgets/figures/figure.hpp"

#include <QImage>

#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "widgets/figures/page_files.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

constexpr double margin = 12;
constexpr int png_scale = 2;

QString settingsOf(const Figure& figure) { return QString::fromStdString(figure.table.settings); }

void draw(const Figure& figure, const Theme& theme, QPainter& painter) {
  const QRectF all(QPointF(), figure.size);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(all, inks::paper(theme));
  figure.paint(painter, all.adjusted(margin, margin, -margin, -margin), theme);
}

/// For paper: light.
Page pageOf(const Figure& figure) {
  Page page{figure.title, settingsOf(figure), figure.size, 0, [&figure](QPainter& painter) { draw(figure, Theme::load(false), painter); }};
  page.attachments.push_back({QString::fromStdString(figure.table.name) + ".csv", QStringLiteral("text/csv"),
                              QByteArray::fromStdString(latent::tableCsv(figure.table))});
  return page;
}

QByteArray pngOf(const Figure& figure, const Theme& theme) {
  QImage image((figure.size * png_scale).toSize(), QImage::Format_RGB32);
  image.setDevicePixelRatio(png_scale);
  QPainter painter(&image);
  draw(figure, theme, painter);
  painter.end();
  return pngFile(std::move(image), figure.title, settingsOf(figure));
}

}  // namespace

void writeFigure(const Figure& figure, const Theme& theme, const std::string& path) {
  const auto bytes = [&path](const QByteArray& file) { writeWhole(path, [&file](std::ostream& out) { out.write(file.constData(), file.size()); }); };
  if (path.ends_with(".csv")) return latent::writeTableCsv(figure.table, path);
  if (path.ends_with(".npz")) return latent::writeTableNpz(figure.table, path);
  if (path.ends_with(".svg")) return bytes(svgFile(pageOf(figure)));
  if (path.ends_with(".pdf")) return bytes(pdfFile(pageOf(figure)));
  if (path.ends_with(".png")) return bytes(pngOf(figure, theme));
  fail(ErrorKind::Mismatch, "A figure is saved as .svg, .pdf, .png, .csv or .npz.", path);
}

}  // namespace lacuna::widgets
