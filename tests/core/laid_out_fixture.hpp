#pragma once

#include "core/session/session.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

namespace lacuna::session {

/// The demo clip with a disc hidden, predicted and laid out, without a window.
struct Shown {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 2};
  Session session{runner, {}};

  Shown() {
    session.openModel(test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
    session.openClip("world:behind,seed=7", Session::Input{{0, 8, 4.0}, 64});
    queue.drainUntil([this] { return session.window() && session.model(); });
    mask::MaskShape disc;
    disc.id = session.newShapeId();
    disc.name = "Disc";
    disc.form = mask::Stroke{{{0.5, 0.5}}, 0.25, mask::BrushTip::Round};
    session.run(addShape(disc));
    untilLaidOut();
  }
  void untilLaidOut() {
    queue.drainUntil([this] {
      const bool settled = session.layoutHealth() && !session.layoutStatus().busy;
      return session.layoutStatus().error || (session.resultIsCurrent() && settled && session.latentResult().id == session.result().id);
    });
  }
  int tokens() const { return session.result().run->grid().size(); }
};

}  // namespace lacuna::session
