#include "core/tour/situation.hpp"

#include <algorithm>
#include <cmath>

namespace lacuna::tour {
namespace {

/// What a condition asks for must be there; one that asks for nothing always holds.
bool done(bool wanted, bool is) { return !wanted || is; }
bool above(const std::optional<double>& bound, const std::optional<double>& value) { return !bound || (value && *value > *bound); }
bool below(const std::optional<double>& bound, const std::optional<double>& value) { return !bound || (value && *value < *bound); }

bool within(const Spot& spot, const mask::PointInFrame& point) { return std::hypot(point.x - spot.at.x, point.y - spot.at.y) <= spot.radius; }

bool picks(const Conditions& wanted, const Situation& now) {
  if (!wanted.picked && !wanted.picked_within) return true;
  if (!now.picked || !now.chose) return false;
  if (wanted.picked == Pick::Hidden && !now.picked->hidden) return false;
  if (wanted.picked == Pick::Visible && now.picked->hidden) return false;
  return !wanted.picked_within || within(*wanted.picked_within, now.picked->at);
}

}  // namespace

bool Conditions::empty() const { return *this == Conditions{}; }

bool holds(const Conditions& wanted, const Situation& now) {
  const bool acts = done(wanted.painted, now.painted) && done(wanted.played, now.played) && done(wanted.turned, now.turned) &&
                    done(wanted.answered, now.answered) && done(wanted.revealed, now.revealed) && done(wanted.measured, now.measured) &&
                    done(wanted.compared, now.compared) && done(!wanted.workspace.empty(), now.workspaces.contains(wanted.workspace));
  return acts && above(wanted.hidden_above, now.hidden_share) && below(wanted.hidden_below, now.hidden_share) &&
         above(wanted.error_over_guess_above, now.error_over_guess) && below(wanted.error_over_guess_below, now.error_over_guess) &&
         (now.moved || !(wanted.playhead_from_s || wanted.playhead_to_s)) && (!wanted.playhead_from_s || now.playhead_s >= *wanted.playhead_from_s - 1e-9) &&
         (!wanted.playhead_to_s || now.playhead_s <= *wanted.playhead_to_s + 1e-9) && picks(wanted, now);
}

bool holds(const Check& check, const Situation& now) {
  return std::ranges::any_of(check, [&](const Conditions& wanted) { return holds(wanted, now); });
}

}  // namespace lacuna::tour
