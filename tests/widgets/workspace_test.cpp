#include <QSplitter>
#include <QTabBar>
#include <QTest>

#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "core/session/studies.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/mask_check.hpp"
#include "widgets/window/loop_row.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/scene/mask_space_panel.hpp"
#include "widgets/scene/mask_space_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// The whole window on a small clip and model; results come when the test drains the queue.
struct Window : test::WholeWindow {
  Window() : WholeWindow({1500, 900}) {}

  /// The splitter between clip and 3-D view.
  QSplitter& views() { return *qobject_cast<QSplitter*>(window.clipPanel().parentWidget()); }
  bool masksShown() { return window.maskSpacePanel().isVisible() && !window.latentPanel().isVisible(); }
  QString inspectorTab() {
    for (auto* tabs : window.findChildren<QTabBar*>())
      if (tabs->accessibleName() == "Inspector") return tabs->tabText(tabs->currentIndex());
    return {};
  }
};

double clipShare(QSplitter& splitter) {
  const QList<int> sizes = splitter.sizes();
  return static_cast<double>(sizes[0]) / (sizes[0] + sizes[1]);
}

}  // namespace

TEST_CASE("each workspace shows its panels and keeps its sizes, tool and tab", "[workspace]") {
  Window w;
  CHECK(w.window.latentPanel().isVisible());
  CHECK_FALSE(w.window.maskSpacePanel().isVisible());
  CHECK(clipShare(w.views()) == Approx(0.5).margin(0.02));
  CHECK(w.inspectorTab() == "Token");

  REQUIRE(w.actions.trigger("view.workspace.masks"));
  CHECK(w.masksShown());
  CHECK(clipShare(w.views()) == Approx(0.6).margin(0.02));
  CHECK(w.inspectorTab() == "Mask");
  CHECK(w.actions.action("view.workspace.masks")->isChecked());
  CHECK_FALSE(w.actions.action("view.workspace.explore")->isChecked());
  REQUIRE(w.actions.trigger("tool.rectangle"));
  const QList<int> before = w.views().sizes();
  QSplitterHandle* handle = w.views().handle(1);
  QTest::mousePress(handle, Qt::LeftButton, {}, handle->rect().center());
  QTest::mouseMove(handle, handle->rect().center() - QPoint(55, 0));
  QTest::mouseRelease(handle, Qt::LeftButton, {}, handle->rect().center());
  const QList<int> in_masks = w.views().sizes();
  REQUIRE(in_masks != before);

  REQUIRE(w.actions.trigger("view.workspace.explore"));
  CHECK(w.window.latentPanel().isVisible());
  CHECK_FALSE(w.window.maskSpacePanel().isVisible());
  CHECK(clipShare(w.views()) == Approx(0.5).margin(0.02));
  CHECK(w.inspectorTab() == "Token");
  CHECK(w.view.tool == Tool::Brush);

  REQUIRE(w.actions.trigger("view.workspace.masks"));
  CHECK(w.views().sizes() == in_masks);
  CHECK(w.view.tool == Tool::Rectangle);
}

TEST_CASE("the segment in the top bar and the keys switch workspaces", "[workspace]") {
  Window w;
  SegmentedControl* segment = nullptr;
  for (auto* control : w.window.findChildren<SegmentedControl*>())
    if (control->accessibleName() == "Workspace") segment = control;
  REQUIRE(segment != nullptr);
  const int middle = segment->mapTo(&w.window, segment->rect().center()).x();
  CHECK(std::abs(middle - w.window.width() / 2) < 8);
  QTest::mouseClick(segment, Qt::LeftButton, {}, QPoint(segment->width() - 12, segment->height() / 2));
  CHECK(w.view.workspace == Workspace::Teach);
  QTest::keyClick(segment, Qt::Key_Left);
  CHECK(w.view.workspace == Workspace::Compare);
  CHECK(w.window.compareArea().isVisible());
  CHECK_FALSE(w.window.clipPanel().isVisible());
  QTest::keyClick(segment, Qt::Key_Left);
  CHECK(w.view.workspace == Workspace::Attention);
  QTest::keyClick(segment, Qt::Key_Left);
  CHECK(w.view.workspace == Workspace::Masks);
  CHECK(w.masksShown());
  CHECK(w.window.clipPanel().isVisible());
  CHECK(w.actions.action("view.workspace.explore")->shortcut() == QKeySequence("Ctrl+1"));
  CHECK(w.actions.action("view.workspace.masks")->shortcut() == QKeySequence("Ctrl+2"));
  REQUIRE(w.actions.trigger("view.workspace.explore"));
  CHECK(segment->current() == 0);
}

TEST_CASE("the check shows where the mask lies among those of training", "[workspace]") {
  Window w;
  REQUIRE(w.actions.trigger("view.workspace.masks"));
  const auto rows = w.window.findChildren<FigureRow*>();
  REQUIRE(rows.size() == 4);
  w.queue.drainUntil([&] { return !rows[0]->accessibleDescription().isEmpty(); });
  mask::MaskShape dot{w.session.newShapeId(), "Dot", mask::Operation::Hide, {}, mask::Ellipse{{0.5, 0.5}, {0.51, 0.51}}};
  w.session.run(session::setShapes({dot}, "Dot"));
  CHECK(rows[0]->accessibleDescription().endsWith(QString("0\u00a0% of them have less")));
  const auto lines = w.window.findChildren<CheckLine*>();  // on the steps, on the share
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]->verdict() == CheckLine::Verdict::Well);
  CHECK(lines[1]->verdict() == CheckLine::Verdict::Warning);
  CHECK(lines[1]->words().contains("errors will look small"));
  mask::MaskShape all = dot;
  all.form = mask::Rectangle{{0, 0}, {1, 1}};
  w.session.run(session::setShapes({all}, "All"));
  CHECK(rows[0]->accessibleDescription().endsWith(QString("100\u00a0% of them have less")));
  CHECK(rows[1]->accessibleName() == "Blocks 1");
  CHECK(lines[0]->isHidden());  // the other one says it
  CHECK(lines[1]->words().startsWith("Every token is hidden."));
}

TEST_CASE("the hidden 3-D view follows nothing, and reads all when it is shown", "[workspace]") {
  Window w;
  MaskSpaceView& blocks = w.window.maskSpacePanel().view();
  w.session.run(session::setShapes({}, "Clear"));
  mask::MaskShape shape{w.session.newShapeId(), "Left", mask::Operation::Hide, {}, mask::Rectangle{{0, 0}, {0.5, 1}}};
  w.session.run(session::setShapes({shape}, "Left half"));
  CHECK(blocks.faces() == 0);
  REQUIRE(w.actions.trigger("view.workspace.masks"));
  const mask::TokenGrid grid = w.session.placement()->grid;
  const int cols = w.session.mask().hiddenCountInStep(0) / grid.rows;
  CHECK(blocks.faces() == 2 * (grid.steps * grid.rows + grid.steps * cols + grid.rows * cols));

  SECTION("the stroke in progress is shown when the hand rests") {
    mask::MaskShape hole{w.session.newShapeId(), "All", mask::Operation::Reveal, {}, mask::Rectangle{{0, 0}, {1, 1}}};
    w.session.setPreview(hole);
    CHECK(QTest::qWaitFor([&] { return blocks.faces() == 0; }));
    w.session.endPreview(hole.id);
    CHECK(blocks.faces() > 0);
  }
  SECTION("a pick there is a pick everywhere") {
    blocks.grabFramebuffer();  // fits the camera
    const QPoint place = blocks.placeOf(grid.id({grid.steps - 1, 0, 0}))->toPoint();
    const auto token = blocks.tokenAt(place);
    REQUIRE(token.has_value());
    QTest::mouseClick(&blocks, Qt::LeftButton, {}, place);
    CHECK(w.session.picked() == token);
  }
}

TEST_CASE("the change of the mean error names the run that it is from", "[workspace]") {
  Window w;
  const auto hide = [&w](double x) {
    mask::MaskShape disc;
    disc.id = w.session.newShapeId();
    disc.form = mask::Stroke{{{x, 0.5}}, 0.25, mask::BrushTip::Round};
    w.session.run(session::setShapes({disc}, "Disc"));
    w.queue.drainUntil([&w] { return w.session.resultIsCurrent() && w.session.prediction().state == session::PredictionState::UpToDate; });
  };
  const auto change = [&w]() -> QString {
    for (const auto* label : w.window.loopRow().findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(" run ")) return label->text();
    return {};
  };
  const auto shown = [&w](const QString& text) {
    const auto labels = w.window.loopRow().findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&text](const QLabel* label) { return label->isVisible() && label->text() == text; });
  };
  hide(0.4);
  CHECK(change().isEmpty());  // there is no run before
  const auto& kept = w.session.studies().runs.runs();
  const auto first = w.session.result().run;
  hide(0.6);
  const auto second = w.session.result().run;
  double now = 0, then = 0;
  int shared = 0;
  for (const TokenId token : second->hidden_ids) {
    if (first->rowOf(token) < 0) continue;
    now += second->errors[static_cast<std::size_t>(second->rowOf(token))].l1_normed;
    then += first->errors[static_cast<std::size_t>(first->rowOf(token))].l1_normed;
    ++shared;
  }
  REQUIRE(shared > 0);
  REQUIRE(shared < static_cast<int>(second->hidden_ids.size()));
  const QString expected = words::change(now / shared, then / shared);  // not of the means: they are of other tokens
  const auto number = static_cast<int>(kept[1].number);
  w.window.resize(1900, 900);
  QCoreApplication::processEvents();
  CHECK(change() == expected + QString(" where run %1 hid too").arg(number));
  w.window.resize(1600, 900);
  QCoreApplication::processEvents();
  CHECK(change() == expected + QString(" vs run %1").arg(number));
  for (const QSize size : {QSize(1280, 720), QSize(1180, 720)}) {  // the cards beside give way, no figure does
    w.window.resize(size);
    QCoreApplication::processEvents();
    CHECK(change() == expected + QString(" vs run %1").arg(number));
    for (const char* caption : {"Mean error, L1", "Best simple guess", "Took"}) CHECK(shown(caption));
  }
  bool told = false;
  for (const auto* part : w.window.loopRow().findChildren<QWidget*>()) told = told || part->toolTip().contains(expected + QString(" from run %1 over the %2 token").arg(number).arg(shared));
  CHECK(told);
  REQUIRE(w.actions.trigger("run.predict"));  // the same once more
  w.queue.drainUntil([&w] { return w.session.resultIsCurrent() && w.session.prediction().state == session::PredictionState::UpToDate; });
  CHECK(change() == expected + QString(" vs run %1").arg(number));  // it is still the one after that run
}
