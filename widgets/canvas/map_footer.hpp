#pragma once

#include <QWidget>
#include <vector>

#include "core/session/session.hpp"
#include "widgets/canvas/shown_result.hpp"
#include "widgets/export/figure_part.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The line under the frame: what is under the cursor, and the scale of the map on the frame; where masks are made also how much
/// the step hides. A figure has the scales of all maps, with their names, and what is picked in the place of the cursor.
class MapFooter : public QWidget, public FigurePart {
  Q_OBJECT
 public:
  MapFooter(session::Session& session, ViewState& view, ThemeStore& themes, const ShownResult& shown,
            QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Piece;
  struct Scale;
  static int widthOf(const std::vector<Piece>& pieces);
  static std::vector<Piece> joined(std::vector<Piece> pieces, const std::vector<Piece>& more);
  std::vector<Piece> readout(TokenId token, int room) const;
  void paintReadout(QPainter& painter, int right) const;
  int paintCount(QPainter& painter) const;             // the left end of what was painted
  std::vector<Scale> scales() const;
  int paintScale(QPainter& painter, const Scale& scale, int from) const;  // likewise
  void readMetric();
  bool makesMasks() const { return view_.workspace == Workspace::Masks; }

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  const ShownResult& shown_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
