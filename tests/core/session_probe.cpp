#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/probe/report.hpp"
#include "core/scenes/any_clip.hpp"
#include "core/session/studies.hpp"
#include "tests/core/laid_out_fixture.hpp"

using namespace lacuna;
using namespace lacuna::session;

namespace {

/// The demo scene with a disc hidden, and the study of its probes, looked at.
struct Probed : Shown {
  ProbeStudy& study = session.studies().probe;
  Probed() { study.look(true); }
  void untilDone() {
    queue.drainUntil([this] { return !study.busy(); });
  }
  void fitScene(int folds = 2) {
    ProbeStudy::Wish wish = study.wish();
    wish.labels = probe::LabelSource::Kind::Scene;
    wish.settings.folds = folds;
    study.setWish(wish);
    study.fit();
    untilDone();
  }
};

}  // namespace

TEST_CASE("without a probe there is nothing, and why is told", "[session][probe]") {
  Probed probed;
  CHECK_FALSE(probed.study.hasAttentive());
  CHECK(probed.study.classNames().empty());
  probed.study.measure();
  REQUIRE(probed.study.curveStatus().error);
  CHECK_THAT(probed.study.curveStatus().error->what, ContainsSubstring("No probe is loaded"));
  probed.study.fit();  // nobody has named a token
  probed.untilDone();
  REQUIRE(probed.study.status().error);
  CHECK_THAT(probed.study.status().error->what, ContainsSubstring("No token has a label"));
  probed.study.openProbe(test::sourceFile("README.md"));
  probed.untilDone();
  CHECK(probed.study.opening().error);
}

TEST_CASE("a linear probe of what the scene shows is that of the core, and reads again when the mask changes", "[session][probe]") {
  Probed probed;
  probed.fitScene();
  REQUIRE(probed.study.linear());
  CHECK((probed.study.fitCurrent() && probed.study.readingCurrent()));
  latent::LatentCache cache(1 << 26);
  const probe::LinearResult by_core = probe::probeLinearly({probe::LabelSource::Kind::Scene, {}, {}, {}, {}}, probed.study.wish().settings, probed.session.wantedRun(), cache, {});
  const auto shown = probed.study.linear();
  CHECK(shown->probe->guesses[0].of_token == by_core.probe->guesses[0].of_token);
  CHECK(shown->probe->gain.low == by_core.probe->gain.low);
  CHECK(shown->hidden->ways[probe::HiddenReading::Predicted].said == by_core.hidden->ways[probe::HiddenReading::Predicted].said);
  const std::size_t before = shown->hidden->ids.size();
  mask::MaskShape more;
  more.id = probed.session.newShapeId();
  more.form = mask::Rectangle{{0, 0}, {0.4, 0.4}};
  probed.session.run(addShape(more));
  CHECK_FALSE(probed.study.readingCurrent());
  CHECK(probed.study.fitCurrent());
  probed.queue.drainUntil([&] { return probed.study.readingCurrent(); });
  CHECK(probed.study.linear()->hidden->ids.size() > before);
  CHECK(probed.study.linear()->probe == shown->probe);  // and was not fitted again
}

TEST_CASE("a probe that was fitted on scenes beside says which, by name and pictures", "[session][probe]") {
  Probed probed;
  latent::LatentCache cache(1 << 26);
  const std::string other = "world:behind,seed=8";
  const auto made = probe::probeLinearly({probe::LabelSource::Kind::Scene, {}, {}, {other}, {}}, probed.study.wish().settings, probed.session.wantedRun(), cache, {});
  const latent::Run& run = *made.run;
  const auto json = nlohmann::json::parse(probe::probeJson({run.window, run.model, run.mask, run.settings}, *made.probe, nullptr));
  const auto source = scenes::openAny(other, {});
  media::FrameCache frames(0);
  const auto window = media::readWindow(*source, run.window->sampling, run.window->geometry.crop, {}, frames, {});
  CHECK(json.at("probe").at("clips_beside") == nlohmann::json::array({{{"file", other}, {"hash", window->hash.hex()}}}));
}

TEST_CASE("named selections are labels; their change makes the fit old", "[session][probe]") {
  Probed probed;
  const mask::TokenGrid grid = probed.session.placement()->grid;
  analysis::TokenSelection left, right;
  for (int i = 0; i < grid.size(); ++i) (grid.cell(TokenId{i}).col < 2 ? left : right).push_back(TokenId{i});
  probed.session.run(setLabel({"left", grid, left}));
  ProbeStudy::Wish wish = probed.study.wish();
  wish.settings.folds = 2;
  wish.rest = true;
  probed.study.setWish(wish);
  probed.study.fit();
  probed.untilDone();
  REQUIRE(probed.study.linear());
  CHECK(probed.study.classNames() == std::vector<std::string>{"left", "other"});
  CHECK(probed.study.fitCurrent());
  probed.session.run(setLabel({"right", grid, right}));
  CHECK_FALSE(probed.study.fitCurrent());
  probed.study.measure();
  REQUIRE(probed.study.curveStatus().error);
  CHECK_THAT(probed.study.curveStatus().error->what, ContainsSubstring("Fit the probe on this clip first"));
}

TEST_CASE("a curve comes point by point, keeps its points when it is stopped, and goes out of date", "[session][probe]") {
  Probed probed;
  probed.fitScene();
  ProbeStudy::Wish wish = probed.study.wish();
  wish.curve.points = 4;
  wish.curve.to = 0.5;
  probed.study.setWish(wish);
  probed.study.measure();
  CHECK(probed.session.studies().busy());
  probed.queue.drainUntil([&] { return probed.study.curve() && !probed.study.curve()->points.empty(); });
  probed.study.cancel();
  const std::size_t kept = probed.study.curve()->points.size();
  CHECK(kept >= 1);
  CHECK_FALSE(probed.study.curveStatus().busy);
  probed.study.measure();
  probed.untilDone();
  CHECK(probed.study.curveWhole());
  CHECK(probed.study.curveCurrent());
  latent::LatentCache cache(1 << 26);
  const probe::Curve by_core = probe::runCurve({probed.session.wantedRun(), nullptr, probed.study.linear()->probe, wish.curve, nullptr}, cache, {});
  for (std::size_t i = 1; i < 4; ++i)
    for (std::size_t way = 0; way < 3; ++way) CHECK(probed.study.curve()->points[i].ways[way].accuracy == by_core.points[i].ways[way].accuracy);
  CHECK(probed.study.curveTable({0}).columns.front().values.size() == 4);
  wish.curve.family = "outwards";
  probed.study.setWish(wish);
  CHECK_FALSE(probed.study.curveCurrent());
}

TEST_CASE("a fit that was cancelled leaves the one before as it was: of other labels", "[session][probe]") {
  Probed probed;
  const mask::TokenGrid grid = probed.session.placement()->grid;
  analysis::TokenSelection left, top;
  for (int i = 0; i < grid.size(); ++i) {
    if (grid.cell(TokenId{i}).col < 2) left.push_back(TokenId{i});
    if (grid.cell(TokenId{i}).row < 2) top.push_back(TokenId{i});
  }
  probed.session.run(setLabel({"some", grid, left}));
  ProbeStudy::Wish wish = probed.study.wish();
  wish.settings.folds = 2;
  wish.rest = true;
  probed.study.setWish(wish);
  probed.study.fit();
  probed.untilDone();
  REQUIRE(probed.study.fitCurrent());
  probed.session.run(setLabel({"some", grid, top}));
  REQUIRE_FALSE(probed.study.fitCurrent());
  probed.study.fit();
  CHECK_FALSE(probed.study.fitCurrent());
  probed.study.cancel();
  CHECK_FALSE(probed.study.fitCurrent());
  probed.study.fit();
  probed.untilDone();
  CHECK(probed.study.fitCurrent());
}

TEST_CASE("what went wrong with one probe is not held against the other", "[session][probe]") {
  Probed probed;
  probed.study.fit();  // nobody has named a token
  probed.untilDone();
  REQUIRE(probed.study.status().error);
  ProbeStudy::Wish wish = probed.study.wish();
  REQUIRE(wish.kind == ProbeStudy::Kind::Linear);
  wish.kind = ProbeStudy::Kind::Attentive;
  probed.study.setWish(wish);
  CHECK_FALSE(probed.study.status().error);
}
