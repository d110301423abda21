#include "widgets/canvas/frame_split.hpp"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/canvas/lens_drop.hpp"
#include "widgets/canvas/lens_strip.hpp"
#include "widgets/canvas/split_switch.hpp"
#include "widgets/canvas/wipe_line.hpp"
#include "widgets/sessions/view_memory.hpp"
#include "widgets/window/window_stance.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// The window with half of the tokens hidden in large parts of the frame, and their errors.
struct Errors : lacuna::test::WholeWindow {
  ClipPanel& panel = window.clipPanel();
  ClipCanvas& canvas = panel.canvas();
  FrameSplit& split = panel.split();

  explicit Errors(const QSize& size = {1600, 1000}) : WholeWindow(size) {
    view.show_grid = false;
    view.tool = Tool::Pick;
    putOn(LensKind::Error, view);
    mask::MaskShape all{session.newShapeId(), "Band", mask::Operation::Hide, {}, mask::Rectangle{{0.0, 0.3}, {1.0, 0.7}}};
    session.run(session::setShapes({all}, "Band"));
    session.predict();
    queue.drainUntil([this] { return session.resultIsCurrent(); });
  }

  std::vector<ClipCanvas*> canvases() const {
    std::vector<ClipCanvas*> seen;
    for (ClipCanvas* one : window.findChildren<ClipCanvas*>())
      if (one->isVisible()) seen.push_back(one);
    return seen;
  }
  WipeLine& line() const { return *window.findChild<WipeLine*>(); }
  /// Within the band, well away from tokens' edges, names and line.
  QPoint in(double share) const {
    const QRectF sight = canvas.sight();
    return QPointF(sight.left() + share * sight.width(), sight.top() + 0.45 * sight.height()).toPoint();
  }
};

void moveHeld(QWidget& widget, QPoint to) {
  QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, {});
  QApplication::sendEvent(&widget, &event);
}

}  // namespace

TEST_CASE("a wipe shows the frame left of a line and the chosen lens right of it; mouse and keys move the line", "[canvas][split][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Errors w;
  const QImage error = w.canvas.grabFramebuffer();
  putOn(LensKind::Frame, w.view);
  const QImage frame = w.canvas.grabFramebuffer();
  putOn(LensKind::Error, w.view);
  REQUIRE(frame.pixel(w.in(0.2)) != error.pixel(w.in(0.2)));
  REQUIRE_FALSE(w.line().isVisible());

  auto* words = w.window.findChild<SplitSwitch*>()->findChild<SegmentedControl*>();
  REQUIRE(words->isVisible());
  QTest::mouseClick(words, Qt::LeftButton, {}, {words->width() / 3, words->height() / 2});
  REQUIRE(w.split.shown() == FrameSplit::Wipe);
  REQUIRE(w.line().isVisible());
  const QImage wiped = w.canvas.grabFramebuffer();
  CHECK(wiped.pixel(w.in(0.2)) == frame.pixel(w.in(0.2)));
  CHECK(wiped.pixel(w.in(0.8)) == error.pixel(w.in(0.8)));

  const QPoint grip = w.line().rect().center();
  QTest::mousePress(&w.line(), Qt::LeftButton, {}, grip);
  moveHeld(w.line(), grip + QPoint(static_cast<int>(0.35 * w.canvas.sight().width()), 0));
  QTest::mouseRelease(&w.line(), Qt::LeftButton, {}, grip);
  CHECK(w.split.state().line == Approx(0.85).margin(0.01));
  const QImage dragged = w.canvas.grabFramebuffer();
  CHECK(dragged.pixel(w.in(0.75)) == frame.pixel(w.in(0.75)));
  CHECK(dragged.pixel(w.in(0.95)) == error.pixel(w.in(0.95)));

  w.line().setFocus(Qt::TabFocusReason);
  const double before = w.split.state().line;
  const int playhead = w.session.playhead();
  QTest::keyClick(&w.line(), Qt::Key_Left);
  CHECK(w.split.state().line == Approx(before - 0.02));
  QTest::keyClick(&w.line(), Qt::Key_Left, Qt::ShiftModifier);
  CHECK(w.split.state().line == Approx(before - 0.12));
  QTest::keyClick(&w.line(), Qt::Key_Home);
  CHECK(w.split.state().line == 0);
  CHECK(w.session.playhead() == playhead);
  QTest::mouseDClick(&w.line(), Qt::LeftButton, {}, w.line().rect().center());
  CHECK(w.split.state().line == 0.5);
  CHECK_THAT(w.line().accessibleDescription().toStdString(), ContainsSubstring("Frame on the left, Error on the right"));

  QTest::mouseClick(&w.canvas, Qt::LeftButton, {}, w.in(0.8));
  CHECK(w.session.picked() == w.canvas.tokenAt(w.in(0.8)));
  const QImage saved = w.panel.picture();  // with line and names, without the ring round the picked token
  CHECK(saved.width() == Approx(w.canvas.sight().width()).margin(1));
  int brightest = 0;
  for (int x = -2; x <= 2; ++x) brightest = std::max(brightest, qGray(saved.pixel(saved.width() / 2 + x, saved.height() * 45 / 100)));
  CHECK(brightest > 200);
}

TEST_CASE("side by side the frame and the chosen lens are two canvases: both pick and paint, and they zoom as one", "[canvas][split][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Errors w;
  REQUIRE(w.canvases().size() == 1);
  REQUIRE(w.actions.trigger("view.clip.beside"));
  QCoreApplication::processEvents();
  REQUIRE(w.canvases().size() == 2);
  ClipCanvas& right = *w.canvases().back();
  CHECK(&w.canvas == w.canvases().front());
  CHECK(right.size() == w.canvas.size());
  const QPoint place = w.in(0.5);
  const QImage left_picture = w.canvas.grabFramebuffer(), right_picture = right.grabFramebuffer();
  CHECK(left_picture.pixel(place) != right_picture.pixel(place));
  putOn(LensKind::Frame, w.view);  // then the error is what it is compared with
  CHECK(w.canvas.grabFramebuffer().pixel(place) == right_picture.pixel(place));
  CHECK(right.grabFramebuffer().pixel(place) == left_picture.pixel(place));

  QWheelEvent wheel(QPointF(place), right.mapToGlobal(QPointF(place)), {}, {0, 240}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
  QApplication::sendEvent(&right, &wheel);
  CHECK(right.scale() == Approx(w.canvas.scale()));
  CHECK(w.canvas.posInFrame(place).x == Approx(right.posInFrame(place).x).margin(1e-3));

  QTest::mouseClick(&right, Qt::LeftButton, {}, place);
  CHECK(w.session.picked() == right.tokenAt(place));
  w.view.tool = Tool::Eraser;
  w.view.notify();
  const int hidden = w.session.mask().hiddenCount();
  QTest::mousePress(&right, Qt::LeftButton, {}, place);
  QTest::mouseRelease(&right, Qt::LeftButton, {}, place);
  CHECK(w.session.mask().hiddenCount() < hidden);
  CHECK(w.panel.picture().width() > w.canvas.picture().width() + right.picture().width());

  REQUIRE(w.actions.trigger("view.workspace.masks"));  // one large picture to paint on
  CHECK(w.canvases().size() == 1);
  REQUIRE(w.actions.trigger("view.workspace.explore"));
  CHECK(w.canvases().size() == 2);
  REQUIRE(w.actions.trigger("view.clip.single"));
  CHECK(w.canvases().size() == 1);
}

TEST_CASE("a lens that is dropped on the frame is wiped against; a file there is still the window's", "[canvas][split]") {
  Errors w;
  const QPoint at = w.in(0.5);
  QMimeData lens;
  lens.setData(dragged_lens_type, QByteArray::number(static_cast<int>(LensKind::TrueFeatures)));
  QDragEnterEvent enter(at, Qt::CopyAction, &lens, Qt::LeftButton, {});
  QApplication::sendEvent(&w.canvas, &enter);
  CHECK(enter.isAccepted());
  QDropEvent drop(at, Qt::CopyAction, &lens, Qt::LeftButton, {});
  QApplication::sendEvent(&w.canvas, &drop);
  CHECK(w.split.shown() == FrameSplit::Wipe);
  CHECK(w.split.against() == LensKind::TrueFeatures);
  CHECK(lensOn(w.view) == LensKind::Error);

  for (const char* wrong : {"9", "-1", "error", ""}) {
    lens.setData(dragged_lens_type, wrong);
    QDragEnterEvent refused(at, Qt::CopyAction, &lens, Qt::LeftButton, {});
    QApplication::sendEvent(&w.canvas, &refused);
    CHECK_FALSE(refused.isAccepted());
  }
  REQUIRE(w.actions.trigger("view.clip.against.error"));  // which is on the frame: that itself takes its place
  CHECK(w.split.against() == LensKind::Frame);
}

TEST_CASE("how the frame is shown comes back with a session, and what cannot be stays as it is", "[canvas][split]") {
  ViewState view;
  FrameSplit split(view);
  split.setState({FrameSplit::Wipe, LensKind::Predicted, 0.25});
  const QByteArray text = withSplit("{\"tool\":\"pick\"}", split);
  CHECK_THAT(text.toStdString(), ContainsSubstring("\"tool\":\"pick\""));
  FrameSplit other(view);
  showRememberedSplit(text, other);
  CHECK(other.state() == split.state());
  for (const char* odd : {"{}", "", "[1]", R"({"split":"double","split_against":7,"split_line":-3})"}) {
    showRememberedSplit(odd, other);
    CHECK(other.state() == split.state());
  }
}

TEST_CASE("a window that is built again shows the frame as the one before", "[canvas][split][language]") {
  Errors before;
  before.split.setState({FrameSplit::Wipe, LensKind::TrueFeatures, 0.3});
  const WindowStance stance = stanceOf(before.window);
  Errors after;
  takeStance(after.window, stance);
  CHECK(after.split.state() == before.split.state());
  CHECK(after.line().isVisible());
}

TEST_CASE("the choice of one picture or two has room in a small window, and is symbols in a narrow panel", "[canvas][split][layout]") {
  Errors w({1280, 720});
  auto* choice = w.window.findChild<SplitSwitch*>();
  auto* words = choice->findChild<SegmentedControl*>();
  CHECK(words->isVisible());
  choice->setFixedWidth(choice->minimumSizeHint().width());
  QCoreApplication::processEvents();
  CHECK_FALSE(words->isVisible());
  const auto symbols = choice->findChildren<IconButton*>();
  REQUIRE(symbols.size() == 3);
  for (IconButton* symbol : symbols) CHECK_FALSE(symbol->accessibleName().isEmpty());
  QTest::mouseClick(symbols[2], Qt::LeftButton);
  CHECK(w.split.state().arrangement == FrameSplit::Beside);
  CHECK(symbols[2]->isChecked());
  CHECK_FALSE(symbols[0]->isChecked());
}

TEST_CASE("the lens of attention asks for a token, then for a click, and shows what the token reads from", "[canvas][lenses][attention]") {
  Errors w;
  w.session.pick(std::nullopt);
  auto* strip = w.window.findChild<LensStrip*>();
  const auto lenses = strip->findChildren<Lens*>();
  REQUIRE(lenses.size() == 5);
  Lens& attention = *lenses.back();
  CHECK(attention.accessibleName() == "Attention");
  const QImage empty = attention.grab().toImage();
  w.session.pick(w.canvas.tokenAt(w.in(0.5)));
  const QImage asks = attention.grab().toImage();
  CHECK(asks != empty);
  QTest::mouseClick(&attention, Qt::LeftButton);
  CHECK(lensOn(w.view) == LensKind::Attention);
  CHECK_FALSE(w.view.show_error);
  w.queue.drainUntil([&] { return w.session.studies().attention.rows() != nullptr; });
  CHECK(attention.isChecked());
  CHECK(attention.grab().toImage() != asks);
  QTest::mouseClick(lenses.front(), Qt::LeftButton);
  CHECK_FALSE(w.view.show_attention);
}

TEST_CASE("in Masks there is one picture of the frame, and no action that would show two", "[canvas][split][actions]") {
  Errors w;
  const QStringList splits = {"view.clip.single", "view.clip.wipe", "view.clip.beside", "view.clip.against.frame", "view.clip.against.attention"};
  REQUIRE(w.actions.trigger("view.clip.wipe"));
  CHECK(w.actions.action("view.clip.wipe")->isChecked());
  REQUIRE(w.actions.trigger("view.workspace.masks"));
  for (const QString& id : splits) {
    INFO(id.toStdString());
    CHECK_FALSE(w.actions.action(id)->isEnabled());
    CHECK_FALSE(w.actions.trigger(id));
    if (id != splits.front()) CHECK(w.actions.action(id)->toolTip().contains("Masks"));
  }
  CHECK_FALSE(w.actions.action("view.clip.wipe")->isChecked());
  CHECK(w.split.shown() == FrameSplit::Single);
  REQUIRE(w.actions.trigger("view.workspace.explore"));
  CHECK(w.actions.action("view.clip.wipe")->isChecked());
  CHECK(w.actions.action("view.clip.beside")->isEnabled());
}
