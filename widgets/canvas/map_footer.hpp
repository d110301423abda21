#pragma once

#include <QWidget>
#include <vector>

#include "core/session/session.hpp"
#include "widgets/canvas/shown_result.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The line under the frame: what is under the cursor, and the scale of the error colours; where masks are made also how much the
/// step hides.
class MapFooter : public QWidget {
  Q_OBJECT
 public:
  MapFooter(session::Session& session, ViewState& view, ThemeStore& themes, const ShownResult& shown,
            QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Piece;
  static int widthOf(const std::vector<Piece>& pieces);
  static std::vector<Piece> joined(std::vector<Piece> pieces, const std::vector<Piece>& more);
  std::vector<Piece> readout(TokenId token, int room) const;
  void paintReadout(QPainter& painter, int right) const;
  int paintCount(QPainter& painter) const;             // the left end of what was painted
  int paintScale(QPainter& painter, int from) const;  // likewise
  void readMetric();
  bool makesMasks() const { return view_.workspace == Workspace::Masks; }

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  const ShownResult& shown_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
