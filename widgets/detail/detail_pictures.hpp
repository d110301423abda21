#pragma once

#include "core/detail/detail.hpp"
#include "core/session/session.hpp"
#include "widgets/figures/figure_view.hpp"

namespace lacuna::widgets {

/// What is drawn: a frame as it is, as it was changed, and what that moves in the model, token by token.
struct DetailPicture {
  QImage original, changed;
  QString changed_name;       ///< "Blur, 0.50"
  int rows = 0, cols = 0;     ///< of the step's tokens
  std::vector<double> shares; ///< [rows x cols], 1: as far as another place lies; empty: not measured
  bool stale = false;         ///< of a window that is no longer open
};

void paintDetailPicture(QPainter& painter, const QRectF& box, const DetailPicture& picture, const Theme& theme);

/// The open window's frame at the playhead, likewise.
class DetailPictures : public FigureView {
  Q_OBJECT
 public:
  DetailPictures(session::Session& session, ThemeStore& themes, QWidget* parent = nullptr);
  Figure figure() const override;
  bool hasFigure() const override;
  const DetailPicture& picture() const { return picture_; }
  QSize minimumSizeHint() const override { return {240, 120}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void refresh();
  std::shared_ptr<const detail::Result> measured() const;  ///< of the window that is shown; null
  session::Session& session_;
  DetailPicture picture_;
  session::Connection on_study_, on_session_;
};

}  // namespace lacuna::widgets
