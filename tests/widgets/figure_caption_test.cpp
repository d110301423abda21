#include <QScrollArea>
#include <QScrollBar>

#include "core/session/studies.hpp"
#include "tests/widgets/export_fixture.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "widgets/clip_words.hpp"
#include "widgets/export/figure_caption.hpp"
#include "widgets/export/unfolded_view.hpp"
#include "widgets/export/view_list.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using lacuna::test::Predicted;

namespace {

/// The text of a figure, an svg.
std::string figureOf(Predicted& p, const char* view) {
  FigurePlan plan;
  plan.view = view;
  plan.width_px = 1200;
  plan.look = Look::Dark;
  plan.path = p.path((std::string(view) + ".svg").c_str());
  p.save(plan);
  REQUIRE(p.failed.toStdString() == "");
  return lacuna::test::readFile(plan.path.toStdString());
}

QScrollArea& shownTab(QWidget& inspector) {
  for (QScrollArea* area : inspector.findChildren<QScrollArea*>())
    if (area->isVisible()) return *area;
  FAIL("no tab is on show");
  std::terminate();
}

}  // namespace

TEST_CASE("a figure of the inspector is the whole tab with what it is of, and the screen stays as it was", "[export]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  const auto hidden = p.session.result().run->hidden_ids;
  p.session.pick(hidden.front());
  p.window.showInspectorTab("token");
  QCoreApplication::processEvents();
  QWidget& inspector = *viewOf(p.window, "inspector");
  QScrollBar& fold = *shownTab(inspector).verticalScrollBar();
  REQUIRE(fold.maximum() > 0);
  fold.setValue(fold.maximum() / 2);
  const int place = fold.value(), most = fold.maximum();
  const QSize size = inspector.size();
  {
    const UnfoldedView whole(inspector);
    CHECK(fold.maximum() == 0);
    CHECK(inspector.height() > size.height());
    CHECK(inspector.width() == size.width());
  }
  CHECK(inspector.size() == size);
  CHECK(fold.maximum() == most);
  CHECK(fold.value() == place);
  const std::string figure = figureOf(p, "inspector");
  CHECK_THAT(figure, ContainsSubstring("Prediction error") && ContainsSubstring("grey: visible, nothing to predict") && ContainsSubstring(">Reads from<"));
  CHECK_THAT(figure, ContainsSubstring(">Clip: " + clipTitle(p.session.window()->info.path).toStdString()));
  CHECK(fold.value() == place);
}

TEST_CASE("the caption of a figure names clip, frames, mask, model and metric", "[export]") {
  Predicted p;
  p.view.metric = latent::Metric::Cosine;
  p.session.setPlayhead(5);
  const std::string caption = figureCaption(p.session, p.view, "timeline").toStdString();
  INFO(caption);
  CHECK_THAT(caption, ContainsSubstring("Clip: " + clipTitle(p.session.window()->info.path).toStdString()));
  CHECK_THAT(caption, ContainsSubstring("The model sees ") && ContainsSubstring("At step 3 of 4, frame "));
  CHECK_THAT(caption, ContainsSubstring("Mask: ") && ContainsSubstring("tokens hidden"));
  CHECK_THAT(caption, ContainsSubstring("Model: ") && ContainsSubstring("Metric: ") && !ContainsSubstring("before the last change"));
  p.session.setLive(false);
  p.session.run(session::setShapes({}, "Show all"));
  CHECK_THAT(figureCaption(p.session, p.view, "timeline").toStdString(), ContainsSubstring("Nothing is hidden") && ContainsSubstring("before the last change"));
}

TEST_CASE("the caption of a view has what that view alone needs", "[export]") {
  Predicted p;
  const auto caption = [&p](const char* view) { return figureCaption(p.session, p.view, view).toStdString(); };
  CHECK_THAT(caption("latent"), ContainsSubstring("Variance along each axis in turn: "));
  CHECK_THAT(figureCaption(p.session, p.view, "latent", viewOf(p.window, "latent")).toStdString(), ContainsSubstring("Bright: step 1"));
  CHECK_THAT(caption("timeline"), !ContainsSubstring("Variance"));
  p.session.pick(p.session.placement()->grid.id({0, 1, 3}));
  CHECK_THAT(caption("attention"), ContainsSubstring("Attention of: Row 2, column 4, step 1, "));
  CHECK_THAT(caption("compare"), !ContainsSubstring("Verdict"));
  p.session.run(session::setShapes(mask::shapesFromText("tube,seed=2"), "Mask"));
  p.session.predict();
  p.queue.drainUntil([&p] { return p.session.resultIsCurrent(); });
  auto& runs = p.session.studies().runs;
  runs.pinLatestTwo();
  p.queue.drainUntil([&runs] { return runs.compared() != nullptr && !runs.busy(); });
  CHECK_THAT(caption("compare"), ContainsSubstring("A: run ") && ContainsSubstring("B: run ") && ContainsSubstring("Verdict: ") && ContainsSubstring("Metric: "));
}

TEST_CASE("a view that has nothing to draw says so in one line and writes nothing", "[export]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  p.session.pick(std::nullopt);
  p.session.run(session::setShapes({}, "Show all"));
  p.queue.drainUntil([&p] { return p.session.resultIsCurrent() && !p.session.layoutStatus().busy; });
  FigurePlan plan;
  plan.view = "attention";
  plan.path = p.path("attention.png");
  p.save(plan);
  CHECK_THAT(p.failed.toStdString(), ContainsSubstring("nothing is hidden") && ContainsSubstring("--mask"));
  CHECK(p.wroteNothing());
}

TEST_CASE("the caption says which frames of a long clip the model sees", "[export]") {
  Predicted p;
  const auto seen = [&p](std::int64_t start, double rate_fps, const std::string& clip) {
    const auto before = p.session.window();
    p.session.openClip(clip, session::Session::Input{{start, 8, rate_fps}, 64});
    p.queue.drainUntil([&] { return p.session.window() != before && !p.session.clipLoading().busy; });
    return figureCaption(p.session, p.view, "timeline").toStdString();
  };
  const double rate_fps = p.session.window()->info.rate_fps;
  CHECK_THAT(seen(8, rate_fps, "world:behind,seed=7,frames=48"), ContainsSubstring("The model sees frames 9\u201316 of 48"));
  CHECK_THAT(seen(0, rate_fps / 2, "world:behind,seed=7,frames=47"), ContainsSubstring("The model sees 8 of the frames 1\u201316 of 47"));
  CHECK_THAT(seen(0, rate_fps, "world:behind,seed=7,frames=8"), ContainsSubstring("The model sees all 8 frame"));
}
