#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "tests/widgets/canvas_fixture.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/inspector/inspector_panel.hpp"
#include "widgets/inspector/selection_section.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_settings.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/timeline/timeline_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// QTest's moves carry neither buttons nor keys.
void moveWith(QWidget& widget, QPoint to, Qt::KeyboardModifiers keys) {
  QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, keys);
  QApplication::sendEvent(&widget, &event);
}

void dragOver(QWidget& widget, const std::vector<QPoint>& way, Qt::KeyboardModifiers keys) {
  QTest::mousePress(&widget, Qt::LeftButton, keys, way.front());
  for (const QPoint& place : way) moveWith(widget, place, keys);
  QTest::mouseRelease(&widget, Qt::LeftButton, keys, way.back());
}

/// The whole window on the demo clip with its left half hidden, predicted.
struct Studio : lacuna::test::EmptyWindow {
  Studio() : EmptyWindow({}, {}, 2) {
    openSmall();
    mask::MaskShape left{session.newShapeId(), "Left", mask::Operation::Hide, {}, mask::Rectangle{{0, 0}, {0.5, 1}}};
    session.run(session::setShapes({left}, "Left half"));
    queue.drainUntil([this] { return session.resultIsCurrent() && session.layoutHealth(); });
    view.tool = Tool::Pick;
    view.notify();
    show({1600, 1000});
  }
  ClipCanvas& canvas() { return window.clipPanel().canvas(); }
  LatentView& latents() { return window.latentPanel().view(); }
  mask::TokenGrid grid() const { return session.placement()->grid; }
  TokenId token(int row, int col) const { return grid().id({session.playheadStep(), row, col}); }
  QPoint at(int row, int col) { return canvas().cellInWidget(token(row, col)).center().toPoint(); }
};

}  // namespace

TEST_CASE("tokens are selected on the frame by brush and box, and lit there", "[select][canvas]") {
  lacuna::widgets::test::Shown shown;
  shown.use(Tool::Pick);
  const QImage before = shown.canvas().grabFramebuffer();
  shown.drag(Qt::LeftButton, shown.at(1, 0), shown.at(1, 3), Qt::ShiftModifier);
  CHECK(shown.session.selection() == analysis::TokenSelection{shown.token(1, 0), shown.token(1, 1), shown.token(1, 2), shown.token(1, 3)});
  CHECK(shown.session.mask().hiddenCount() == 0);  // selecting is not painting
  const QImage lit = shown.canvas().grabFramebuffer();
  const QPoint inside = shown.at(1, 2) + QPoint(8, 8), outside = shown.at(3, 2) + QPoint(8, 8);
  CHECK(lit.pixel(inside) != before.pixel(inside));
  CHECK(lit.pixel(outside) == before.pixel(outside));

  shown.drag(Qt::LeftButton, shown.at(2, 2), shown.at(3, 3), Qt::ControlModifier);
  CHECK(shown.session.selection().size() == 8);
  shown.drag(Qt::LeftButton, shown.at(1, 0), shown.at(1, 0), Qt::ShiftModifier | Qt::AltModifier);
  CHECK(shown.session.selection().size() == 7);
  QTest::keyClick(&shown.canvas(), Qt::Key_Escape);
  CHECK(shown.session.selection().empty());
  shown.drag(Qt::LeftButton, shown.at(1, 0), shown.at(1, 3));  // without a key it picks
  CHECK(shown.session.selection().empty());
}

TEST_CASE("a range of steps is selected on the timeline and marked on its ruler", "[select][timeline]") {
  lacuna::widgets::test::Shown shown;
  TimelineView timeline(shown.session, shown.view, shown.themes);
  timeline.resize(1000, 227);
  timeline.show();
  const auto place = [&timeline](double step) { return QPoint(static_cast<int>(timeline.axis().xOfStep(step)), 10); };
  const QImage before = timeline.grab().toImage();
  dragOver(timeline, {place(1.5), place(2.2), place(2.5)}, Qt::ShiftModifier);
  CHECK(shown.session.selection() == analysis::tokensOfSteps(shown.session.placement()->grid, 1, 2));
  CHECK(shown.session.playhead() == 0);
  const QImage marked = timeline.grab().toImage();
  const auto differs = [&](double step) {
    int count = 0;
    for (int y = 0; y < 30; ++y) count += before.pixel(place(step).x(), y) != marked.pixel(place(step).x(), y) ? 1 : 0;
    return count > 0;
  };
  CHECK(differs(1.4));
  CHECK_FALSE(differs(3.4));
  dragOver(timeline, {place(2.5), place(2.6)}, Qt::ShiftModifier | Qt::AltModifier);
  CHECK(shown.session.selection() == analysis::tokensOfSteps(shown.session.placement()->grid, 1, 1));
}

TEST_CASE("tokens are selected in 3-D by click, lasso and box, and others go dim", "[select][scene][gl]") {
  if (!lacuna::widgets::test::canDraw()) {
    WARN("no OpenGL 3.2 here");
    return;
  }
  Studio studio;
  LatentView& view = studio.latents();
  view.grabFramebuffer();
  const TokenId hidden = studio.session.result().run->hidden_ids.front();
  const auto mark = view.placeOf(hidden, MarkKind::Predicted);
  REQUIRE(mark);

  SECTION("a click with Shift adds the nearest mark's token") {
    QTest::mouseClick(&view, Qt::LeftButton, Qt::ShiftModifier, mark->toPoint());
    REQUIRE(studio.session.selection().size() == 1);
    CHECK_FALSE(studio.session.picked());
    const TokenId chosen = studio.session.selection().front();
    const auto& marks = view.content().marks;
    CHECK(std::ranges::all_of(marks, [&](const Mark& m) { return m.bright == (m.token == chosen); }));
  }
  SECTION("a lasso round everything selects everything") {
    view.setHudFolded(true);
    view.grabFramebuffer();
    const QRect whole = view.rect().adjusted(2, 60, -2, -60);
    dragOver(view, {whole.topLeft(), whole.topRight(), whole.bottomRight(), whole.bottomLeft()}, Qt::ShiftModifier);
    CHECK(studio.session.selection().size() > 0.8 * studio.grid().size());
  }
  SECTION("a box selects what is in it, and Alt takes away") {
    const QPoint centre = mark->toPoint();
    dragOver(view, {centre - QPoint(6, 6), centre, centre + QPoint(6, 6)}, Qt::ControlModifier);
    CHECK(std::ranges::binary_search(studio.session.selection(), hidden));
    dragOver(view, {centre - QPoint(6, 6), centre, centre + QPoint(6, 6)}, Qt::ControlModifier | Qt::AltModifier);
    CHECK_FALSE(std::ranges::binary_search(studio.session.selection(), hidden));
  }
}

TEST_CASE("the worst tokens are selected by an action, named, and are a colour", "[select]") {
  Studio studio;
  REQUIRE(studio.actions.trigger("select.worst"));
  const auto worst = studio.session.selection();
  const auto& run = *studio.session.result().run;
  CHECK(worst.size() == static_cast<std::size_t>(std::lround(0.1 * static_cast<double>(run.hidden_ids.size()))));
  auto* section = studio.window.findChild<SelectionSection*>();
  REQUIRE(section);
  CHECK(section->isVisible());
  auto* name = section->findChild<QLineEdit*>();
  QTest::keyClicks(name, "worst");
  QTest::keyClick(name, Qt::Key_Return);
  REQUIRE(studio.session.document().labels.size() == 1);
  CHECK(studio.session.document().labels.front().tokens == worst);

  REQUIRE(studio.actions.trigger("latent.color.label"));
  const Rgba colour = rgba(groupColor(studio.themes.theme(), 0));
  const auto& marks = studio.latents().content().marks;
  CHECK(std::ranges::any_of(marks, [&](const Mark& m) { return m.token == worst.front() && std::equal(colour.begin(), colour.begin() + 3, m.color.begin()); }));

  REQUIRE(studio.actions.trigger("select.none"));
  for (QPushButton* button : section->findChildren<QPushButton*>())
    if (button->text().startsWith("worst")) button->click();
  CHECK(studio.session.selection() == worst);
  REQUIRE(studio.actions.trigger("select.grow"));
  studio.queue.drainUntil([&] { return studio.session.selection().size() > worst.size(); });
  CHECK(std::ranges::includes(studio.session.selection(), worst));
  studio.session.undo();
  CHECK(studio.session.document().labels.empty());
}

TEST_CASE("the settings choose what axes are fitted on, and what is stopped can be gone on with", "[select][scene]") {
  Studio studio;
  session::Session& session = studio.session;
  REQUIRE(studio.actions.trigger("latent.settings"));
  auto* settings = studio.window.findChild<LatentSettings*>();
  REQUIRE(settings != nullptr);
  QComboBox* fit_on = nullptr;
  for (QComboBox* box : settings->findChildren<QComboBox*>())
    if (box->accessibleName() == "Fit on") fit_on = box;
  REQUIRE(fit_on != nullptr);
  fit_on->setFocus();
  QTest::keyClick(fit_on, Qt::Key_Down);
  CHECK(session.layoutWish().latents.fit_on == session::FitOn::Hidden);
  studio.queue.drainUntil([&] { return !session.layoutStatus().busy; });
  CHECK(session.shownLayout().latents.fit_on == session::FitOn::Hidden);
  studio.actions.refresh();
  CHECK(studio.actions.action("latent.fit.hidden")->isChecked());

  session.setPlayhead(4);
  QTest::keyClick(fit_on, Qt::Key_Down);
  CHECK(session.layoutWish().latents.fit_step == session.playheadStep());
  CHECK(fit_on->currentText() == QString("step %1").arg(session.playheadStep() + 1));
  QTest::keyClick(fit_on, Qt::Key_Home);

  projection::LayoutSettings umap;
  umap.method = projection::Method::Umap;
  umap.epochs = 100'000;
  session.setLayout(umap);
  studio.queue.drainUntil([&] { return session.layoutStatus().progress.doing == "UMAP"; });
  REQUIRE(studio.actions.trigger("latent.enough"));
  studio.queue.drainUntil([&] { return !session.layoutStatus().busy; });
  studio.actions.refresh();
  QAction* resume = studio.actions.action("latent.resume");
  CHECK(resume->isEnabled());
  resume->trigger();
  CHECK(session.layoutStatus().fits);
  session.cancel();
}

TEST_CASE("a selection that is painted is of the tokens that there are, also when another window of the clip comes", "[select][timeline]") {
  Studio studio;
  REQUIRE(studio.actions.trigger("select.all"));
  CHECK(studio.session.selection().size() == static_cast<std::size_t>(studio.grid().size()));
  studio.window.grab();
  studio.session.run(session::setInput({0, 4, 4.0}, 64));
  studio.queue.drainUntil([&] { return studio.grid().steps == 2; });
  studio.window.grab();
  CHECK(studio.session.selection().empty());
  CHECK(studio.latents().input().moment.selection.empty());
  REQUIRE(studio.actions.trigger("select.all"));  // the result is still of the window before
  studio.window.grab();
  CHECK(studio.session.selection().size() == static_cast<std::size_t>(studio.grid().size()));
}
