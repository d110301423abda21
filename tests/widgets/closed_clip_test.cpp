#include "core/session/studies.hpp"
#include "tests/widgets/window_fixture.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

session::SessionOptions notLive() {
  session::SessionOptions options;
  options.live = false;
  return options;
}

/// The window after a prediction, with a token picked, once in every workspace that looks at clip and result.
struct SeenEverywhere : test::EmptyWindow {
  SeenEverywhere() : EmptyWindow({}, notLive()) {
    openSmall();
    REQUIRE(session.placement());
    show({1600, 1000});
    hideFirstSteps();
    predict();
    session.pick(TokenId{3});
    for (const char* workspace : {"masks", "attention", "compare", "explore"}) {
      REQUIRE(actions.trigger(QStringLiteral("view.workspace.%1").arg(workspace)));
      settle();
    }
    for (const char* tab : {"view.tab.token", "view.tab.run"}) {
      REQUIRE(actions.trigger(tab));
      settle();
    }
  }
  void hideFirstSteps() {
    mask::MaskShape shape;
    shape.id = session.newShapeId();
    shape.name = "Middle";
    shape.form = mask::Rectangle{{0, 0}, {1, 0.6}};
    session.run(session::setShapes({shape}, "Middle"));
  }
  void predict() {
    session.predict();
    queue.drainUntil([this] { return session.resultIsCurrent(); });
    settle();
  }
  void settle() {
    QCoreApplication::processEvents();
    queue.drainUntil([this] { return !session.studies().busy() && !session.layoutStatus().busy && !session.comparing(); });
    window.grab();
  }
};

}  // namespace

TEST_CASE("a closed clip is kept by the last result alone, and by nothing after the next", "[window][memory]") {
  SeenEverywhere w;
  const std::weak_ptr<const media::ClipWindow> closed = w.session.window();
  const std::weak_ptr<const latent::Run> run = w.session.result().run;
  for (const session::KeptRun& kept : std::vector(w.session.studies().runs.runs())) w.session.studies().runs.remove(kept.number);
  w.session.openClip("world:throw,seed=3", session::Session::Input{{0, 8, 4.0}, 64});
  w.queue.drainUntil([&w] { return !w.session.clipLoading().busy; });
  w.settle();
  REQUIRE(w.session.window() != closed.lock());
  CHECK(closed.use_count() == 1);
  w.predict();
  CHECK(run.use_count() == 0);
  CHECK(closed.use_count() == 0);
}
