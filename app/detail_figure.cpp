#include <QImage>
#include <QPainter>
#include <algorithm>

#include "app/detail_command.hpp"
#include "core/base/error.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::app {
namespace {

constexpr int tile_side = 144, gap = 10, caption_height = 20, name_width = 120, most_side = 16'000;

QImage viewOf(const Image& image) { return {image.rgb.data(), image.width, image.height, image.width * 3, QImage::Format_RGB888}; }

class Strip {
 public:
  explicit Strip(const detail::Result& result)
      : result_(result), pictures_(detail::picturesOf(result.window->input)), columns_(1 + result.settings.strengths), rows_(static_cast<int>(result.settings.kinds.size())) {}

  QImage drawn() {
    QImage picture(std::min(most_side, name_width + gap + columns_ * (tile_side + gap)), std::min(most_side, gap + rows_ * (tile_side + caption_height + gap)), QImage::Format_RGB32);
    picture.fill(theme_.panel);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int row = 0; row < rows_; ++row) paintRow(painter, row);
    return picture;
  }

 private:
  void paintRow(QPainter& painter, int row) {
    const detail::Kind kind = result_.settings.kinds[static_cast<std::size_t>(row)];
    const int top = gap + row * (tile_side + caption_height + gap);
    painter.setFont(widgets::fonts::body());
    painter.setPen(theme_.text);
    painter.drawText(QRect(gap, top, name_width - gap, tile_side), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, QString::fromStdString(detail::infoOf(kind).title));
    paintTile(painter, {name_width, top}, pictures_[middle()], "As it is");
    int column = 1;
    for (const detail::Sample& sample : result_.samples) {
      if (sample.kind != kind) continue;
      const std::vector<Image> changed = detail::perturbed(pictures_, kind, sample.strength, result_.settings.seed, {});
      paintTile(painter, {name_width + column++ * (tile_side + gap), top}, changed[middle()],
                QString("pixels %1, latents %2").arg(result_.relativePixels(sample), 0, 'f', 2).arg(result_.relativeLatents(sample, detail::Measure::Cosine), 0, 'f', 2));
    }
  }

  void paintTile(QPainter& painter, const QPoint& at, const Image& image, const QString& caption) {
    painter.drawImage(QRect(at, QSize(tile_side, tile_side)), viewOf(image));
    painter.setFont(widgets::fonts::caption());
    painter.setPen(theme_.text2);
    painter.drawText(QRect(at.x(), at.y() + tile_side, tile_side, caption_height), Qt::AlignLeft | Qt::AlignVCenter, caption);
  }

  std::size_t middle() const { return pictures_.size() / 2; }

  const detail::Result& result_;
  const widgets::Theme theme_ = widgets::Theme::load(true);
  const std::vector<Image> pictures_;
  const int columns_, rows_;
};

}  // namespace

void writeDetailFigure(const detail::Result& result, const std::string& path) {
  if (!Strip(result).drawn().save(QString::fromStdString(path), "PNG"))
    fail(ErrorKind::Unreadable, "This picture cannot be written. Is the disk full, or the folder read-only?", path);
}

}  // namespace lacuna::app
