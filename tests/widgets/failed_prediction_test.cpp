// A prediction that fails: every panel that shows a run says what failed and offers to try again, and the last good run stays.

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <algorithm>

#include "tests/support/script_module.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/canvas/canvas_notes.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/compare/run_list.hpp"
#include "widgets/prediction_failure.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/window/layouts.hpp"
#include "widgets/window/prediction_card.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// Right for at most 10 hidden tokens; of more it gives 10 latents, which is refused.
const char* const at_most_ten = R"(
def predict(self, latents: Tensor, context_ids: Tensor, target_ids: Tensor, grid: List[int]) -> Tensor:
    ids = target_ids[:10]
    return torch.mean(latents, [0], True) + torch.unsqueeze(ids, 1) * 0.01
)";

struct FailingWindow : test::TempFolder, test::EmptyWindow {
  FailingWindow() : test::EmptyWindow({}, options()) {
    const std::string path = file("net.pt");
    test::saveScript(path, std::string(test::kScriptEncode) + at_most_ten);
    session.openModel(path, true);
    queue.drainUntil([this] { return !session.modelLoading().busy; });
    REQUIRE(session.model());
    session.openClip("world:behind,seed=7", session::Session::Input{{0, 4, 4.0}, 16});
    queue.drainUntil([this] { return session.placement().has_value(); });
    show({1500, 900});
    window.showInspectorTab("run");
  }
  static session::SessionOptions options() {
    session::SessionOptions options;
    options.allow_script = true;
    options.live = false;
    return options;
  }
  void hide(const mask::Rectangle& rectangle) {
    session.run(session::setShapes({{session.newShapeId(), "Part", mask::Operation::Hide, {}, rectangle}}, "Hide"));
  }
  void hideFew() {
    hide({{0.45, 0.45}, {0.55, 0.55}});
    REQUIRE(session.mask().hiddenCount() > 0);
    REQUIRE(session.mask().hiddenCount() <= 10);
  }
  void hideMany() {
    hide({{-1, -1}, {2, 0.6}});
    REQUIRE(session.mask().hiddenCount() > 10);
    REQUIRE(session.mask().hiddenCount() < session.mask().grid().size());
  }
  void predict() {
    session.predict();
    untilDone();
  }
  void untilDone() {
    queue.drainUntil([this] { return session.prediction().state != session::PredictionState::Running; });
    QCoreApplication::processEvents();
  }
};

QPushButton* againIn(const QWidget& panel) {
  for (auto* button : panel.findChildren<QPushButton*>())
    if (button->isVisible() && button->text() == "Try again") return button;
  return nullptr;
}

bool says(const QWidget& panel, const QString& words) {
  const auto labels = panel.findChildren<QLabel*>();
  return std::ranges::any_of(labels, [&](const QLabel* label) { return label->isVisible() && label->text().contains(words); });
}

}  // namespace

TEST_CASE("a first prediction that fails says so in every panel, and is tried again from each", "[states]") {
  FailingWindow w;
  CHECK_FALSE(PredictionFailure::of(w.session));
  w.hideMany();
  w.predict();
  REQUIRE(w.session.prediction().error);
  const auto failure = PredictionFailure::of(w.session);
  REQUIRE(failure);
  CHECK(failure->line.contains("wanted are"));
  CHECK_FALSE(failure->line.contains('\n'));
  const QWidget* places[] = {w.window.findChild<PredictionCard*>(), &w.window.clipPanel(), &w.window.latentPanel(), w.window.layouts().panels().inspector};
  for (const QWidget* panel : places) {
    INFO(panel->metaObject()->className());
    QPushButton* again = againIn(*panel);
    REQUIRE(again != nullptr);
    QTest::mouseClick(again, Qt::LeftButton);
    CHECK(w.session.prediction().state == session::PredictionState::Running);
    w.untilDone();
    CHECK(PredictionFailure::of(w.session));
  }
  for (const QWidget* panel : {places[1], places[2], places[3]}) {
    INFO(panel->metaObject()->className());
    CHECK(says(*panel, "The prediction failed"));
    CHECK(says(*panel, failure->line));
  }
  CHECK_FALSE(says(*places[3], "No run yet"));
  REQUIRE(w.actions.trigger("view.workspace.compare"));
  QCoreApplication::processEvents();
  const auto& list = *w.window.findChild<RunList*>();
  REQUIRE(list.isVisible());
  CHECK(says(list, "The prediction failed"));
  CHECK(says(list, failure->line));
  CHECK_FALSE(says(list, "No run yet"));
  REQUIRE(againIn(list) != nullptr);
  QTest::mouseClick(againIn(list), Qt::LeftButton);
  CHECK(w.session.prediction().state == session::PredictionState::Running);
  CHECK(says(list, "The prediction failed"));  // until it is known
  w.untilDone();
  w.hideFew();
  QCoreApplication::processEvents();
  CHECK(says(list, "No run yet"));
  w.predict();
  CHECK_FALSE(says(list, "No run yet"));
  w.hideMany();
  w.predict();
  CHECK_FALSE(says(list, "The prediction failed"));  // it has a run, and that stays
  REQUIRE(w.actions.trigger("view.workspace.explore"));
  w.session.pick(TokenId{0});
  w.window.showInspectorTab("token");
  QCoreApplication::processEvents();
  CHECK(says(*places[3], failure->line));
  CHECK(againIn(*places[3]) != nullptr);
}

TEST_CASE("a prediction that fails leaves the last good run in sight, and nothing of it after one that works", "[states]") {
  FailingWindow w;
  w.hideFew();
  w.predict();
  REQUIRE(w.session.resultIsCurrent());
  const auto good = w.session.result().run;
  const QWidget& inspector = *w.window.layouts().panels().inspector;
  CHECK(againIn(w.window) == nullptr);
  w.hideMany();
  w.predict();
  REQUIRE(PredictionFailure::of(w.session));
  CHECK(w.session.result().run == good);
  CHECK(says(inspector, "Made by"));
  CHECK(says(inspector, PredictionFailure::of(w.session)->line));
  CHECK(againIn(inspector) != nullptr);
  REQUIRE(QTest::qWaitFor([&] { return w.window.latentPanel().view().input().stale.has_value(); }));  // it is told of after 300 ms
  CHECK(w.window.latentPanel().view().input().stale->failed);
  w.hideFew();
  w.predict();
  CHECK(w.session.resultIsCurrent());
  CHECK(againIn(w.window) == nullptr);
  CHECK_FALSE(w.window.latentPanel().view().input().stale);
}

TEST_CASE("what cannot be predicted at all is no failed prediction", "[states]") {
  FailingWindow w;
  w.hide({{-1, -1}, {2, 2}});
  w.predict();
  REQUIRE(w.session.prediction().state == session::PredictionState::CannotRun);
  CHECK_FALSE(PredictionFailure::of(w.session));
  CHECK(againIn(w.window) == nullptr);
}
