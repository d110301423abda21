#pragma once

#include <QAbstractButton>
#include <array>
#include <functional>

#include "core/session/session.hpp"
#include "widgets/canvas/lenses.hpp"
#include "widgets/canvas/shown_result.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// One small live picture with a caption; chosen = outlined.
class Lens : public QAbstractButton {
  Q_OBJECT
 public:
  Lens(const QString& caption, const QString& tip, ThemeStore& themes, QWidget* parent);
  /// Null: nothing to show yet, a quiet tile with a dash.
  void setPicture(const QImage& picture);
  void setStale(bool stale);  ///< made from an older state: at half strength
  /// What stands in the place of a picture that is missing, on a tile that can be pressed: pressing asks for one.
  void setInvitation(const QString& words);
  void setDragged(const QByteArray& lens);  ///< what is dropped where the tile is dragged to
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  void paintTile(QPainter& painter, const QRectF& square) const;
  ThemeStore& themes_;
  QImage picture_;
  QString invitation_;
  QByteArray dragged_;
  QPoint pressed_at_;
  bool stale_ = false;
};

/// The lenses beside the frame: what was filmed, where the prediction is wrong, what the encoder sees, what is predicted, what a
/// token reads from. A click puts one on the frame; one that is dragged onto the frame is compared with the one there.
class LensStrip : public QWidget {
  Q_OBJECT
 public:
  LensStrip(session::Session& session, ViewState& view, ThemeStore& themes, const ShownResult& shown,
            QWidget* parent = nullptr);
  static constexpr int width_px = 82;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  Lens& lens(LensKind kind) { return *lenses_[static_cast<std::size_t>(kind)]; }
  void readView();
  void readStale();
  void readFrame();
  void repaintPictures();
  void readAttention();
  void readInvitation();
  QImage errorPicture(int step) const;
  QImage attentionPicture(int step) const;
  QImage predictedPicture(int step) const;

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  const ShownResult& shown_;
  std::array<Lens*, every_lens.size()> lenses_;  // by LensKind
  QImage frame_;                                   // the crop at lens size
  std::weak_ptr<const media::ClipWindow> clip_;    // as last read; it does not keep a closed clip
  session::Connection connection_;
};

}  // namespace lacuna::widgets
