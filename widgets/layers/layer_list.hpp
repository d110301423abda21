#pragma once

#include <vector>

#include "core/session/session.hpp"
#include "widgets/layers/layer_row.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The layers of the mask, the topmost first: those that win over the ones below.
class LayerList : public QWidget {
  Q_OBJECT
 public:
  LayerList(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent);
  void refresh();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  LayerRow* newRow();
  void choose(ShapeId id);
  void openMenu(ShapeId id, const QPoint& global_pos);
  int gapAt(const QPoint& global_pos) const;  ///< 0: above the topmost row
  void drop(ShapeId id, const QPoint& global_pos);
  QString nameOf(ShapeId id) const;

  static constexpr int most_rows = 40;  ///< the topmost; those below are counted in a line
  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  QVBoxLayout* rows_layout_;
  std::vector<LayerRow*> rows_;
  Label* more_;
  int gap_ = -1;  ///< where a dragged row would go
  std::vector<mask::MaskShape> listed_;
  std::vector<mask::TimeExtent> listed_steps_;
  std::optional<ShapeId> listed_choice_;
};

}  // namespace lacuna::widgets
