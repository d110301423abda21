#include "core/session/steps.hpp"

#include <algorithm>

#include "core/session/session.hpp"

namespace lacuna::session {

int framesInStep(const media::ClipWindow& window, const mask::TokenGrid& grid) {
  return grid.steps > 0 ? std::max(1, static_cast<int>(window.time_s.size()) / grid.steps) : 1;
}

int framesInStep(const Session& session) {
  return session.window() && session.placement() ? framesInStep(*session.window(), session.placement()->grid) : 1;
}

int firstFrameOf(const Session& session, int step) { return step * framesInStep(session); }

}  // namespace lacuna::session
