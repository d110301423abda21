#pragma once

#include <QImage>
#include <QRectF>
#include <memory>
#include <vector>

#include "core/latent/run.hpp"

class QOpenGLTexture;

namespace lacuna::widgets {

/// Patches of a clip in one texture.
class PatchSprites {
 public:
  PatchSprites();
  ~PatchSprites();
  static constexpr std::size_t most = 144;
  static constexpr int side = 48;  ///< of a patch in the texture, pixels

  /// Cuts out the patches anew when clip or tokens are others than before; at most `most` of them.
  void set(const latent::Run& run, const std::vector<TokenId>& tokens);
  const std::vector<TokenId>& tokens() const { return tokens_; }
  QRectF part(std::size_t place) const;  ///< of the texture, in fractions
  /// With the context current: the texture's name.
  std::uint32_t texture();
  void release();  ///< with the context current

 private:
  std::weak_ptr<const media::ClipWindow> window_;  ///< of the patches; it does not keep a closed clip
  std::vector<TokenId> tokens_;
  QImage atlas_;
  bool stale_ = true;
  std::unique_ptr<QOpenGLTexture> texture_;
};

}  // namespace lacuna::widgets
