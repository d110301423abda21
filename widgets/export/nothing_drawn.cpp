#include "widgets/export/nothing_drawn.hpp"

#include <algorithm>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {
namespace {

/// A smaller one is of a part: the rest of the view has something to show.
bool takesItsPlace(const StateView& state, const QWidget& view) {
  constexpr double most = 0.5;  // of its area
  if (!state.isVisibleTo(&view)) return false;
  return static_cast<double>(state.width()) * state.height() > most * view.width() * view.height();
}

}  // namespace

std::optional<Error> nothingDrawn(const session::Session& session, const QWidget& view) {
  const auto states = view.findChildren<StateView*>();
  const bool nothing = !view.isWindow() && std::ranges::any_of(states, [&view](const StateView* state) { return takesItsPlace(*state, view); });
  if (!nothing) return std::nullopt;
  if (!session.window()) return Error{ErrorKind::Refused, "This view has nothing to draw: no clip is open. Open one.", {}};
  if (session.mask().hiddenCount() == 0) return Error{ErrorKind::Refused, "This view has nothing to draw: nothing is hidden. Hide something first; lacuna render takes --mask.", {}};
  return Error{ErrorKind::Refused, "This view has nothing to draw yet. It says in the window what it needs.", {}};
}

}  // namespace lacuna::widgets
