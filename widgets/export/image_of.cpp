#include "widgets/export/image_of.hpp"

namespace lacuna::widgets {

Image imageOf(const QImage& picture) {
  Image image;
  image.width = picture.width() / 2 * 2;
  image.height = picture.height() / 2 * 2;
  const QImage rgb = picture.convertToFormat(QImage::Format_RGB888);
  image.rgb.reserve(static_cast<std::size_t>(3) * image.width * image.height);
  for (int row = 0; row < image.height; ++row) image.rgb.insert(image.rgb.end(), rgb.constScanLine(row), rgb.constScanLine(row) + 3 * image.width);
  return image;
}

}  // namespace lacuna::widgets
