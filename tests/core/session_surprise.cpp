#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::session;

namespace {

constexpr const char* scene = "world:throw,seed=3,frames=40";

struct Measured {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 2};
  Session session{runner, quiet()};
  SurpriseStudy& study = session.studies().surprise;

  Measured() {
    session.openModel(test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
    open(scene);
    queue.drainUntil([this] { return session.model() != nullptr; });
  }
  static SessionOptions quiet() {
    SessionOptions options;
    options.live = options.layouts = false;
    return options;
  }
  void open(const std::string& clip) {
    session.openClip(clip, Session::Input{{0, 8, 8.0}, 64});
    queue.drainUntil([this] { return !session.clipLoading().busy; });
  }
  void finish() {
    queue.drainUntil([this] { return !study.busy(); });
  }
};

}  // namespace

TEST_CASE("what is known of the second clip is kept where the first is stopped", "[session]") {
  Measured m;
  m.study.measure();
  m.finish();
  const auto whole = m.study.result().first;
  REQUIRE(whole->complete());
  m.open("world:slide,seed=2,frames=40");
  m.study.setBeside(scene);
  m.study.measure();
  m.queue.drainUntil([&] { return m.study.result().first != whole; });
  CHECK(m.study.result().second == whole);
  m.study.stopHere();
  CHECK(m.study.result().second == whole);
}

TEST_CASE("a clip is not shown beside itself", "[session]") {
  Measured m;
  m.study.setBeside("world:slide,seed=2,frames=40");
  m.open("world:slide,seed=2,frames=40");
  CHECK(m.study.beside().empty());
  m.study.setBeside(scene);
  m.open("world:slide,seed=4,frames=40");
  CHECK(m.study.beside() == scene);
}

TEST_CASE("a summary told on the way is that of the windows told with it", "[session]") {
  Measured m;
  std::size_t told = 0;
  const Connection connection = m.study.onChange([&] {
    const auto& first = m.study.result().first;
    if (!first || !m.study.busy()) return;
    ++told;
    CHECK(m.study.summary(latent::Metric::Cosine)->contexts[0].windows.size() == first->windows.size());
  });
  m.study.measure();
  m.finish();
  CHECK(told > 1);
  const auto summary = m.study.summary(latent::Metric::Cosine);
  CHECK(summary->metric == latent::Metric::Cosine);
  CHECK(summary->contexts[0].windows == surprise::summarise(*m.study.result().first, latent::Metric::Cosine).contexts[0].windows);
}
