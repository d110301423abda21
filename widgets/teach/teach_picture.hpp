#pragma once

#include <QWidget>
#include <optional>

#include "widgets/teach/tour_session.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// A large picture of the stage: the session's clip, what stands beside it, or where the shown head reads, at the playhead. Errors
/// of A and B lie on one scale. A click picks a token; arrows move the picked one.
class TeachPicture : public QWidget {
  Q_OBJECT
 public:
  enum class Content { Clip, Beside, Attention };
  TeachPicture(Content content, TourSession& tour, ThemeStore& themes, QWidget* parent = nullptr);
  QRectF pictureRect() const;
  QRectF cropRect() const;  ///< what of the picture the model sees
  QPointF posInWidget(const mask::PointInFrame& point) const;
  QRectF cellRect(TokenId token) const;
  QSize sizeHint() const override { return {480, 480}; }
  QSize minimumSizeHint() const override { return {180, 180}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  const latent::Run* run() const;
  std::shared_ptr<const media::ClipWindow> window() const;
  std::optional<TokenId> tokenAt(const QPointF& pos) const;
  void paintFrame(QPainter& painter, const QRectF& rect) const;
  void paintMaps(QPainter& painter, const QRectF& rect) const;
  void paintAttention(QPainter& painter, const QRectF& rect) const;
  void paintOutline(QPainter& painter, const QRectF& rect, const mask::Mask& mask) const;
  void paintGrid(QPainter& painter, const QRectF& rect) const;
  void paintMissing(QPainter& painter, const QRectF& rect) const;
  QImage besideFeatures(int step) const;
  void describe();

  Content content_;
  TourSession& tour_;
  ThemeStore& themes_;
  /// B's true latents in the colours of A's axes, kept while both stay.
  struct Colours {
    const latent::Run* of = nullptr;
    const projection::Projection* in = nullptr;
    std::vector<std::array<std::uint8_t, 3>> rgb;
  };
  mutable Colours colours_;
};

}  // namespace lacuna::widgets
