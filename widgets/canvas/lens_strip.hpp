#pragma once

#include <QAbstractButton>
#include <array>
#include <functional>

#include "core/session/session.hpp"
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
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QImage picture_;
  bool stale_ = false;
};

/// The lenses beside the frame: what was filmed, where the prediction is wrong, what the encoder sees, what is predicted.
class LensStrip : public QWidget {
  Q_OBJECT
 public:
  LensStrip(session::Session& session, ViewState& view, ThemeStore& themes, const ShownResult& shown,
            QWidget* parent = nullptr);
  static constexpr int width_px = 82;

 private:
  enum Kind { Frame, Error, TrueFeatures, Predicted };
  void choose(Kind kind);
  void readView();
  void readStale();
  void readFrame();
  void repaintPictures();
  QImage errorPicture(int step) const;
  QImage predictedPicture(int step) const;

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  const ShownResult& shown_;
  std::array<Lens*, 4> lenses_;
  QImage frame_;                                   // the crop at lens size
  std::shared_ptr<const media::ClipWindow> clip_;  // as last read
  session::Connection connection_;
};

}  // namespace lacuna::widgets
