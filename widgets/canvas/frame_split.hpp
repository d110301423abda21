#pragma once

#include <QObject>
#include <optional>

#include "widgets/canvas/lenses.hpp"

namespace lacuna::widgets {

/// What the canvas shows: left of the line the frame through one lens, right of it what the view has on.
struct CanvasSides {
  std::optional<LensKind> left;  ///< nothing: as the view has it, there too
  std::optional<double> line;    ///< share of the frame in sight; nothing: the left side has it all
  bool named = false;            ///< the lenses' names stand in the upper corners
  bool operator==(const CanvasSides&) const = default;
};

/// How the clip panel shows the frame: through one lens; through two with a line between them; or as two pictures. The right
/// side is what the view has on, the left one the lens that it is compared with: the frame itself unless another was chosen.
class FrameSplit : public QObject {
  Q_OBJECT
 public:
  enum Arrangement { Single, Wipe, Beside };
  struct State {
    Arrangement arrangement = Single;
    LensKind against = LensKind::Frame;
    double line = 0.5;  ///< share of the frame in sight
    bool operator==(const State&) const = default;
  };
  explicit FrameSplit(ViewState& view, QObject* parent = nullptr);

  const State& state() const { return state_; }
  void setState(const State& state);
  bool canSplit() const { return view_.workspace != Workspace::Masks; }  ///< where masks are made there is one picture
  Arrangement shown() const;   ///< single where it cannot be split
  LensKind against() const;    ///< the chosen one, or another where that lies on the frame already
  void arrange(Arrangement arrangement);
  void compareWith(LensKind lens);  ///< begins a wipe where there is one picture
  void moveLine(double share);

  CanvasSides firstSides() const;                 ///< of the canvas that is always there
  CanvasSides secondSides() const;                ///< of the one beside it
  bool shows(LensKind lens) const;                ///< on either side

 Q_SIGNALS:
  void changed();

 private:
  ViewState& view_;
  State state_;
  Arrangement shown_;  // as last told
  LensKind on_frame_;
};

}  // namespace lacuna::widgets
