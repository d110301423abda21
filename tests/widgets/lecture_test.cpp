#include <QLineEdit>

#include "tests/widgets/tour_window.hpp"
#include "widgets/palette/command_palette.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/teach/add_step_dialog.hpp"
#include "widgets/teach/session_stage.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using test::patience_ms;
using Window = test::TourWindow;

TEST_CASE("the lecturer's tools act by their keys and by their buttons", "[tours]") {
  Window w;
  w.start("04-where-did-the-ball-go", 3);
  PresenterLayer& layer = w.stage().presenter();
  CHECK(layer.spotlight() == PresenterLayer::Spotlight::Place);
  QTest::keyClick(&w.window, Qt::Key_S);
  CHECK(layer.spotlight() == PresenterLayer::Spotlight::Mouse);
  QTest::keyClick(&w.window, Qt::Key_S);
  CHECK(layer.spotlight() == PresenterLayer::Spotlight::Off);
  QTest::keyClick(&w.window, Qt::Key_D);
  REQUIRE(layer.drawing());
  QTest::mousePress(&layer, Qt::LeftButton, {}, {300, 300});
  QTest::mouseMove(&layer, {400, 350});
  QTest::mouseRelease(&layer, Qt::LeftButton, {}, {400, 350});
  CHECK(layer.lines() == 1);
  QTest::keyClick(&w.window, Qt::Key_Escape);  // the drawing mode first, not the tour
  CHECK_FALSE(layer.drawing());
  CHECK(layer.lines() == 1);
  QTest::keyClick(&w.window, Qt::Key_Z);
  CHECK(layer.zoomed());
  QTest::keyClick(&w.window, Qt::Key_Z);
  CHECK_FALSE(layer.zoomed());
  QTest::keyClick(&w.window, Qt::Key_H);
  CHECK_FALSE(w.stage().card().isVisible());
  QTest::keyClick(&w.window, Qt::Key_H);
  CHECK(w.stage().card().isVisible());
  QTest::keyClick(&w.window, Qt::Key_B);
  CHECK(layer.black());
  CHECK(w.view.tool == Tool::Brush);
  QTest::keyClick(&w.window, Qt::Key_B);
  REQUIRE(w.actions.trigger("present.projector"));
  CHECK(w.themes.look() == Look::Projector);
  REQUIRE(w.actions.trigger("present.projector"));
  w.stage().next();
  CHECK(layer.lines() == 0);
  REQUIRE(w.actions.trigger("present.notes"));
  REQUIRE(w.page().notes() != nullptr);
  CHECK(w.page().notes()->notes().startsWith("Every point is a mean"));
  CHECK(w.page().notes()->nextTitle().startsWith("Next: And then"));
  QTest::keyClick(w.page().notes(), Qt::Key_Right);
  CHECK(w.stage().step() == 5);
  CHECK(w.page().notes()->nextTitle().contains("It does not always work"));
}

TEST_CASE("a question counts hands, and shows its answer after Reveal", "[tours]") {
  Window w;
  w.start("04-where-did-the-ball-go", 5);
  QuestionBox& question = w.stage().card().question();
  REQUIRE(question.rows().size() == 3);
  QTest::mouseClick(question.rows()[0], Qt::LeftButton);
  QTest::mouseClick(question.rows()[0], Qt::LeftButton);
  QTest::mouseClick(question.rows()[0], Qt::RightButton);
  CHECK(question.rows()[0]->hands() == 1);
  question.rows()[2]->setFocus();
  QTest::keyClicks(question.rows()[2], "17");
  CHECK(question.rows()[2]->hands() == 17);
  CHECK(question.rows()[2]->accessibleDescription().contains("17"));
  CHECK_FALSE(question.revealed());
  QTest::mouseClick(question.revealButton(), Qt::LeftButton);
  CHECK(question.revealed());
  w.stage().back();
  w.stage().next();
  CHECK(question.rows()[0]->hands() == 0);
}

TEST_CASE("the session is presented large, and given back", "[tours]") {
  Window w;
  w.themes.setLook(Look::Light);
  REQUIRE(w.actions.trigger("present.start"));
  auto* stage = w.window.findChild<SessionStage*>();
  REQUIRE(stage != nullptr);
  REQUIRE(stage->isVisible());
  CHECK(stage->words().contains("tokens are hidden"));
  QTest::keyClick(&w.window, Qt::Key_Right);
  CHECK(w.session.playhead() == 6);
  w.window.activateWindow();
  REQUIRE(QTest::qWaitForWindowActive(&w.window));
  QTest::keyClick(&w.window, Qt::Key_K, Qt::ControlModifier);  // all but the keys of a lecture are the window's
  auto* palette = w.window.findChild<CommandPalette*>();
  REQUIRE(palette != nullptr);
  CHECK(palette->isVisible());
  QTest::keyClick(&palette->field(), Qt::Key_Escape);
  CHECK(stage->isVisible());
  for (const Look look : {Look::Projector, Look::Light, Look::Projector}) {
    stage->toggleProjector();
    CHECK(w.themes.look() == look);
  }
  QTest::keyClick(&w.window, Qt::Key_Escape);
  REQUIRE(QTest::qWaitFor([&] { return w.view.workspace == Workspace::Explore; }));
  CHECK(w.window.latentPanel().isVisible());
  CHECK(w.themes.look() == Look::Light);
}

TEST_CASE("a step is added from the view, and the tour runs", "[tours]") {
  Window w;
  REQUIRE(w.actions.trigger("tour.add_step"));
  auto* dialog = w.window.findChild<AddStepDialog*>();
  REQUIRE(dialog != nullptr);
  QList<QLineEdit*> fields;
  for (auto* field : dialog->findChildren<QLineEdit*>())
    if (field->accessibleName() == "Step") fields << field;
  REQUIRE(fields.size() == 1);
  QTest::keyClicks(fields[0], "What I saw");
  QTest::keyClick(fields[0], Qt::Key_Return);
  const auto own = [&] { return w.page().library().find("user:My-tour"); };
  REQUIRE(QTest::qWaitFor([&] { return own() != nullptr; }, patience_ms));
  const tour::Step step = own()->tour.steps.front();
  CHECK(step.title == "What I saw");
  CHECK(step.clip == "world:behind,seed=7");
  CHECK(step.model.empty());
  CHECK(step.time_s == w.session.window()->time_s[5]);
  CHECK(step.panels == std::vector<tour::Panel>{tour::Panel::Clip, tour::Panel::Latent, tour::Panel::Error});
  w.start("user:My-tour");
  CHECK_FALSE(w.tour().error());
  CHECK(w.tour().session().mask() == w.session.mask());
  CHECK(w.tour().session().playhead() == 5);
  CHECK(w.stage().card().next().text() == "Finish");
}

TEST_CASE("on a large screen all of a stage is larger, and clicks go where they are seen", "[tours]") {
  Window w({3840, 2160});
  w.start("06-falling-up", 2);
  const auto titlePx = [&] {
    for (auto* label : w.stage().card().findChildren<Label*>())
      if (label->text() == w.stage().card().title()) return label->font().pixelSize();
    return 0;
  };
  const QSize size = w.stage().size();
  const double scale = large::scaleOf(w.stage());
  CHECK(scale == large::scaleFor(size));
  CHECK(scale > 2);
  CHECK(titlePx() == std::lround(large::heading().pixelSize() * scale));
  CHECK(w.stage().card().next().height() == std::lround(large::target * scale));
  REQUIRE(w.stage().card().question().rows()[0]->height() == std::lround(large::row * scale));
  const double time_s = w.tour().session().window()->time_s[9] + 0.05;  // within the frame
  QTest::mouseClick(&w.stage().plot(), Qt::LeftButton, {}, w.stage().plot().placeOf(time_s, 0).toPoint());
  CHECK(w.tour().session().playhead() == 9);
  w.window.resize(1600, 1000);
  REQUIRE(QTest::qWaitFor([&] { return large::scaleOf(w.stage()) == 1; }));
  CHECK(titlePx() == large::heading().pixelSize());
  CHECK(w.stage().card().next().height() == large::target);
}
