#include <algorithm>

#include "core/session/studies.hpp"
#include "tests/widgets/tour_window.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/language/languages.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/teach/tour_summary.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using test::patience_ms;
using Window = test::TourWindow;

namespace {

/// Does what a condition asks for, by mouse and keys.
struct Learner {
  Window& w;
  TourStage& stage = w.stage();
  TourSession& tour = w.tour();

  QWidget& picture() {
    if (stage.canvas().isVisible()) return stage.canvas();
    return tour.step().spot && tour.step().spot->on_beside ? stage.pictureB() : stage.pictureA();
  }
  QPoint placeOf(const mask::PointInFrame& point) {
    if (auto* on = qobject_cast<TeachPicture*>(&picture())) return on->posInWidget(point).toPoint();
    return stage.canvas().posInWidget(point).toPoint();
  }
  mask::PointInFrame middleOf(TokenId token) {
    const mask::GridPlacement& placement = *tour.session().placement();
    const mask::Cell cell = placement.grid.cell(token);
    return {placement.x0 + (placement.x1 - placement.x0) * (cell.col + 0.5) / placement.grid.cols, placement.y0 + (placement.y1 - placement.y0) * (cell.row + 0.5) / placement.grid.rows};
  }
  void play() {
    QTest::keyClick(&w.window, Qt::Key_Space);
    QTest::keyClick(&w.window, Qt::Key_Space);
  }
  /// Strokes from left to right until enough is hidden.
  void paint(double share) {
    const auto enough = [&] { return tour.situation().painted && tour.situation().hidden_share > share; };
    for (double y = 0.1; y < 1 && !enough(); y += 0.12) {
      QTest::mousePress(&stage.canvas(), Qt::LeftButton, {}, placeOf({0.08, y}));
      for (double x = 0.15; x < 0.95; x += 0.1) QTest::mouseMove(&stage.canvas(), placeOf({x, y}));
      QTest::mouseRelease(&stage.canvas(), Qt::LeftButton, {}, placeOf({0.92, y}));
    }
  }
  void pick(const tour::Conditions& wanted) {
    mask::PointInFrame point{0.56, 0.56};
    if (wanted.picked_within) point = wanted.picked_within->at;
    if (wanted.picked == tour::Pick::Hidden) {
      const mask::Mask& mask = tour.session().mask();
      const int step = tour.session().playheadStep();
      for (const TokenId token : mask.hiddenIds())
        if (mask.grid().cell(token).step == step && token != tour.session().picked()) point = middleOf(token);
    }
    QTest::mouseClick(&picture(), Qt::LeftButton, {}, placeOf(point));
  }
  void goTo(const tour::Conditions& wanted) {
    const double time_s = wanted.playhead_from_s.value_or(0) + 0.02;
    if (stage.plot().isVisible()) return QTest::mouseClick(&stage.plot(), Qt::LeftButton, {}, stage.plot().placeOf(time_s, 0).toPoint());
    QTest::keyClick(&w.window, Qt::Key_Space);
    REQUIRE(QTest::qWaitFor([&] { return tour.situation().playhead_s >= *wanted.playhead_from_s; }, patience_ms));
    QTest::keyClick(&w.window, Qt::Key_Space);
  }
  /// Out of the tour by the keys of the window, and back.
  void visit(const tour::Conditions& wanted) {
    w.window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&w.window));
    const auto names = tour::workspaces();
    const auto number = std::ranges::find(names, wanted.workspace) - names.begin();
    if (wanted.compared) predictOnceMore();
    QTest::keyClick(&w.window, static_cast<Qt::Key>(Qt::Key_1 + number), Qt::ControlModifier);
    REQUIRE(w.view.workspace == static_cast<Workspace>(number));
    CHECK_FALSE(w.page().isVisible());
    const auto& runs = w.session.studies().runs;
    if (wanted.compared) REQUIRE(w.actions.trigger("compare.latest"));
    if (wanted.compared) REQUIRE(QTest::qWaitFor([&] { return runs.compared() && runs.comparedIsCurrent(); }, patience_ms));
    QTest::keyClick(&w.window, Qt::Key_5, Qt::ControlModifier);
    CHECK(stage.isVisible());
  }
  /// In the user's own session, with another mask.
  void predictOnceMore() {
    QTest::keyClick(&w.window, Qt::Key_1, Qt::ControlModifier);
    ClipCanvas& canvas = w.window.clipPanel().canvas();
    REQUIRE(canvas.isVisible());
    const auto at = [&](double x) { return canvas.posInWidget({x, 0.7}).toPoint(); };
    QTest::mousePress(&canvas, Qt::LeftButton, {}, at(0.2));
    for (double x = 0.25; x < 0.8; x += 0.1) QTest::mouseMove(&canvas, at(x));
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at(0.8));
    REQUIRE(QTest::qWaitFor([&] { return w.session.resultIsCurrent() && w.session.studies().runs.runs().size() >= 2; }, patience_ms));
  }
  void turn() {
    LatentView& view = stage.latent()->view();
    const QPoint middle = view.rect().center();
    QTest::mousePress(&view, Qt::LeftButton, {}, middle);
    QMouseEvent move(QEvent::MouseMove, QPointF(middle + QPoint(40, 10)), QPointF(view.mapToGlobal(middle + QPoint(40, 10))), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(&view, &move);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, middle + QPoint(40, 10));
  }
  void fulfil(const tour::Conditions& wanted) {
    if (wanted.playhead_from_s) goTo(wanted);
    if (wanted.played) play();
    if (wanted.painted) paint(wanted.hidden_above.value_or(0));
    if (wanted.turned) turn();
    if (wanted.picked || wanted.picked_within) pick(wanted);
    if (wanted.answered) QTest::mouseClick(stage.card().question().rows().front(), Qt::LeftButton);
    if (wanted.revealed) QTest::mouseClick(stage.card().question().revealButton(), Qt::LeftButton);
    if (!wanted.workspace.empty()) visit(wanted);
  }
};

}  // namespace

TEST_CASE("every step of every tour opens on the bundled model, and what it asks for can be done", "[tours]") {
  const std::string language = GENERATE(as<std::string>(), "en", "zh_CN");
  Languages languages{QStringList()};
  languages.install(QString::fromStdString(language));
  Window w;
  const std::vector<TourEntry> tours = w.page().library().tours();
  REQUIRE(tours.size() >= 10);
  for (const TourEntry& entry : tours) DYNAMIC_SECTION(entry.id.toStdString() << ", " << language) {
    w.start(entry.id);
    CHECK((tourText(entry.tour.title) == QString::fromStdString(entry.tour.title)) == (language == "en"));
    for (int step = 0; step < w.stage().steps(); ++step) {
      if (step > 0) QTest::keyClick(&w.window, Qt::Key_Right);
      REQUIRE(w.stage().step() == step);
      INFO("step " << step + 1 << ": " << w.tour().step().title);
      REQUIRE(w.settle());
      CHECK_FALSE(w.tour().error());
      const auto numbers_known = [&] { return !w.stage().card().text().contains(QChar(0x2026)); };
      const bool begins_empty = w.tour().session().mask().hiddenCount() == 0;
      if (!begins_empty) CHECK(numbers_known());
      CHECK(w.stage().card().title() == tourText(w.tour().step().title));
      if (w.tour().step().question) CHECK(w.stage().card().question().rows().size() == w.tour().step().question->choices.size());
      CHECK_FALSE(w.stage().card().tryTicked());  // nothing was done yet
      CHECK(w.stage().card().next().isEnabled());
      if (w.tour().step().check.empty()) continue;
      Learner{w}.fulfil(w.tour().step().check.front());
      CHECK(QTest::qWaitFor([&] { return w.stage().card().tryTicked(); }, patience_ms));
      if (w.tour().situation().painted) CHECK(QTest::qWaitFor(numbers_known, patience_ms));
    }
    QTest::keyClick(&w.window, Qt::Key_Right);
    REQUIRE(QTest::qWaitFor([&] { return w.page().summary() != nullptr; }));
    const tour::Record& record = w.page().recorder().record();
    CHECK(record.steps.size() == entry.tour.steps.size());
    CHECK(record.doneSteps() == record.checkedSteps());
  }
}

TEST_CASE("a tour leaves the user's session, view and undo alone", "[tours]") {
  Window w;
  const auto revision = w.session.revision();
  const auto run = w.session.result().run;
  w.start("02-hide-and-guess", 4);
  CHECK(w.window.teachPage().isVisible());
  Learner{w}.paint(0.1);
  Learner{w}.play();
  REQUIRE(w.settle());
  CHECK(w.tour().session().mask().hiddenCount() > 0);
  const int hidden = w.tour().session().mask().hiddenCount();
  QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier);  // of the tour's mask, not of the user's
  CHECK(w.tour().session().mask().hiddenCount() < hidden);
  QTest::keyClick(&w.window, Qt::Key_Escape);
  CHECK(QTest::qWaitFor([&] { return w.page().tour() == nullptr; }));
  CHECK(w.session.revision() == revision);
  CHECK(w.session.result().run == run);
  CHECK(w.session.playhead() == 5);
  CHECK(w.session.undoLabel() == "Mine");
  CHECK(w.session.studies().runs.runs().size() == 1);
  REQUIRE(w.actions.trigger("view.workspace.explore"));
  CHECK(w.window.latentPanel().isVisible());
  CHECK_FALSE(w.page().isVisible());
}

TEST_CASE("a tour is gone through by keys and goes on where it was left", "[tours]") {
  Window w;
  REQUIRE(w.actions.trigger("view.workspace.teach"));
  REQUIRE(w.page().startPage().isVisible());
  const auto& cards = w.page().startPage().cards();
  REQUIRE(cards.size() >= 10);
  QTest::mouseClick(cards[0], Qt::LeftButton);
  REQUIRE(w.page().tourStage() != nullptr);
  CHECK(w.stage().step() == 0);
  QTest::keyClick(&w.window, Qt::Key_Right);
  QTest::keyClick(&w.window, Qt::Key_PageDown);
  CHECK(w.stage().step() == 2);
  QTest::keyClick(&w.window, Qt::Key_Left);
  CHECK(w.stage().step() == 1);
  QTest::mouseClick(&w.stage().card().next(), Qt::LeftButton);
  CHECK(w.stage().step() == 2);
  CHECK(w.session.playhead() == 5);  // the arrows went to the tour
  QTest::keyClick(&w.window, Qt::Key_Escape);
  REQUIRE(QTest::qWaitFor([&] { return w.page().tourStage() == nullptr; }));
  CHECK(w.page().startPage().cards()[0]->accessibleDescription().contains("Step 3 of 5"));
  QTest::mouseClick(w.page().startPage().cards()[0], Qt::LeftButton);
  CHECK(w.stage().step() == 2);
  while (w.stage().step() + 1 < w.stage().steps()) QTest::keyClick(&w.window, Qt::Key_Right);
  QTest::keyClick(&w.window, Qt::Key_Right);
  REQUIRE(QTest::qWaitFor([&] { return w.page().tourStage() == nullptr; }));
  CHECK(w.page().startPage().cards()[0]->accessibleDescription().contains("Seen to the end"));
}

TEST_CASE("a file that is no tour is told in one line that names it, and nothing is opened", "[tours]") {
  Window w;
  QStringList lines;
  QObject::connect(&w.page(), &TeachPage::failed, [&](const QString& line) { lines << line; });
  const std::string good = tour::tourToJson(w.page().library().tours().front().tour);
  const std::vector<std::pair<QString, std::string>> files = {{"empty.json", ""},
                                                              {"half.json", good.substr(0, good.size() / 2)},
                                                              {"picture.json", test::readFile(test::sourceFile("docs/tours/ball.png"))},
                                                              {"mask.json", R"({"format": "lacuna mask", "version": 2, "shapes": []})"},
                                                              {"list.json", "[1, 2, 3]"},
                                                              {"newer.json", R"({"format": "lacuna tour", "version": 9, "title": "T", "line": "L", "steps": []})"},
                                                              {"lines.json", "{\"format\": \"lacuna\ntour\n\"}"}};
  for (const auto& [name, text] : files) {
    INFO(name.toStdString());
    const QString path = w.home.path() + '/' + name;
    test::writeFile(path.toStdString(), text);
    lines.clear();
    w.page().library().open(path);
    REQUIRE(QTest::qWaitFor([&] { return !lines.isEmpty(); }, patience_ms));
    CHECK(lines.size() == 1);
    const QString line = partsOfTold(lines.front()).line;
    CHECK(line.startsWith(name + ": "));
    CHECK_FALSE(line.contains('\n'));
    CHECK(line.size() < 500);
    CHECK(w.page().tour() == nullptr);
  }
  w.page().library().open(w.home.path() + "/nowhere.json");
  REQUIRE(QTest::qWaitFor([&] { return lines.size() == 2; }, patience_ms));
  CHECK(w.page().startPage().isVisibleTo(&w.page()));
}

TEST_CASE("a tour that cannot be opened is told in one line, and what it needs as well", "[tours]") {
  Window w;
  QStringList lines;
  QObject::connect(&w.page(), &TeachPage::failed, [&](const QString& line) { lines << line; });
  const QString bad = w.home.path() + "/bad.json", lost = w.home.path() + "/lost.json";
  test::writeFile(bad.toStdString(), "{\"format\": 3}");
  test::writeFile(lost.toStdString(), R"({"format": "lacuna tour", "version": 1, "title": "T", "line": "L", "steps": [{"title": "S", "text": "x", "clip": "nowhere.mp4"}]})");
  w.page().library().open(bad);
  REQUIRE(QTest::qWaitFor([&] { return !lines.isEmpty(); }, patience_ms));
  const ErrorWords words = partsOfTold(lines.front());
  CHECK(words.line.startsWith("bad.json: "));
  CHECK_FALSE(words.line.contains('\n'));
  CHECK(words.details.contains(bad));
  w.page().library().open(lost);
  REQUIRE(QTest::qWaitFor([&] { return w.page().tour() != nullptr; }, patience_ms));
  REQUIRE(QTest::qWaitFor([&] { return w.tour().error().has_value(); }, patience_ms));
  CHECK(w.tour().error()->line().find("nowhere.mp4") != std::string::npos);
}
