#include "core/session/steps.hpp"

#include "tests/support/catch.hpp"

using namespace lacuna;

TEST_CASE("a step spans as many frames as the window has for each, and never none", "[session][steps]") {
  media::ClipWindow window;
  window.time_s = {0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75};
  CHECK(session::framesInStep(window, {4, 2, 2}) == 2);
  CHECK(session::framesInStep(window, {8, 2, 2}) == 1);
  CHECK(session::framesInStep(window, {}) == 1);
  window.time_s = {0};
  CHECK(session::framesInStep(window, {1, 2, 2}) == 1);  // a single picture is a step, whatever the model's tubelet
  CHECK(session::framesInStep({}, {1, 2, 2}) == 1);
}
