#pragma once

#include <QByteArray>
#include <QImage>
#include <QPainter>
#include <QString>
#include <functional>
#include <stop_token>
#include <vector>

namespace lacuna::widgets {

/// A picture for paper: what paints it, and what made it.
struct Page {
  struct Attachment {
    QString name, media_type;
    QByteArray bytes;
  };
  QString title, settings;  ///< settings: json
  QSizeF size;              ///< what `paint` fills, logical pixels
  double width_mm = 0;      ///< on paper; 0: 96 logical pixels an inch
  std::function<void(QPainter&)> paint;
  std::vector<Attachment> attachments{};  ///< of a pdf, besides settings.json
};

/// As files. Settings are inside: the description of an svg, a file attached to a pdf, a text of a png. `pngFile` throws `Failure`,
/// and `CancelledException` soon after `stop` is asked for.
QByteArray svgFile(const Page& page);
QByteArray pdfFile(const Page& page);
QByteArray pngFile(QImage picture, const QString& title, const QString& settings, const std::stop_token& stop = {});

}  // namespace lacuna::widgets
