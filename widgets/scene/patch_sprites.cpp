#include "widgets/scene/patch_sprites.hpp"

#include <QOpenGLTexture>
#include <QPainter>
#include <algorithm>

#include "widgets/inspector/patch_picture.hpp"

namespace lacuna::widgets {
namespace {
constexpr int columns = 12;
}

PatchSprites::PatchSprites() = default;
PatchSprites::~PatchSprites() = default;

void PatchSprites::set(const latent::Run& run, const std::vector<TokenId>& tokens) {
  const std::vector<TokenId> kept(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(std::min(most, tokens.size())));
  if (window_.lock() == run.window && tokens_ == kept) return;
  window_ = run.window;
  tokens_ = kept;
  stale_ = true;
  const int rows = static_cast<int>((tokens_.size() + columns - 1) / columns);
  atlas_ = QImage(columns * side, std::max(1, rows) * side, QImage::Format_RGB888);
  QPainter painter(&atlas_);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const mask::TokenGrid& grid = run.grid();
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const mask::Cell cell = grid.cell(tokens_[i]);
    const auto frame = static_cast<std::size_t>(cell.step) * run.window->frames.size() / static_cast<std::size_t>(grid.steps);
    if (index(tokens_[i]) >= grid.size()) continue;
    const Image& picture = *run.window->frames[frame];
    const QImage whole(picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888);
    const QRectF patch = patchInFrame(run.window->geometry, grid, cell, whole.size());
    const auto place = static_cast<int>(i);
    painter.drawImage(QRectF(place % columns * side, place / columns * side, side, side), whole, patch);
  }
}

QRectF PatchSprites::part(std::size_t place) const {
  const auto i = static_cast<int>(place);
  const double width = atlas_.width(), height = atlas_.height();
  return {i % columns * side / width, i / columns * side / height, side / width, side / height};
}

std::uint32_t PatchSprites::texture() {
  if (!stale_ && texture_) return texture_->textureId();
  texture_ = std::make_unique<QOpenGLTexture>(atlas_.convertToFormat(QImage::Format_RGBA8888), QOpenGLTexture::DontGenerateMipMaps);
  texture_->setMinMagFilters(QOpenGLTexture::Linear, QOpenGLTexture::Linear);
  texture_->setWrapMode(QOpenGLTexture::ClampToEdge);
  stale_ = false;
  return texture_->textureId();
}

void PatchSprites::release() {
  texture_.reset();
  stale_ = true;
}

}  // namespace lacuna::widgets
