// The arrangement of the panels through the splitters, the keys and the actions, and what a next start finds of it.

#include <QLabel>
#include <QScreen>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/language/languages.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/scene/mask_space_panel.hpp"
#include "widgets/scene/mask_space_view.hpp"
#include "widgets/timeline/timeline_panel.hpp"
#include "widgets/window/layouts.hpp"
#include "widgets/window/loop_row.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

struct Window : test::WholeWindow {
  explicit Window(const QSize& size = {1500, 900}) : WholeWindow(size) {
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));  // shortcuts are of the active window
  }
  Layouts& layouts() { return window.layouts(); }
  QWidget& inspector() { return *layouts().panels().inspector; }
  QWidget& clip() { return window.clipPanel(); }
  Splitter& around(QWidget& panel) { return *qobject_cast<Splitter*>(panel.parentWidget()); }
  QPoint in(const QWidget& panel) const { return panel.mapTo(&window, QPoint(0, 0)); }
};

void dragHandle(QSplitter& splitter, const QPoint& by) {
  QSplitterHandle* handle = splitter.handle(1);
  const QPoint from = handle->rect().center();
  QTest::mousePress(handle, Qt::LeftButton, {}, from);
  QTest::mouseMove(handle, from + by / 2);
  QTest::mouseMove(handle, from + by / 2);  // the handle went along: the second half
  QTest::mouseRelease(handle, Qt::LeftButton, {}, from);
}

bool drawn(QOpenGLWidget& view) {
  const QImage picture = view.grabFramebuffer();
  QSet<QRgb> colors;
  for (int y = 0; y < picture.height(); y += 5)
    for (int x = 0; x < picture.width(); x += 5) colors.insert(picture.pixel(x, y));
  return colors.size() > 20;
}

}  // namespace

TEST_CASE("an arrangement is read back as it was written, and what makes no sense is left as usual", "[layouts]") {
  Arrangement changed;
  changed.inspector_px = 402;
  changed.clip_share = 0.625;
  changed.timeline = false;
  changed.clip_right = true;
  changed.tab = "probe";
  CHECK(Arrangement::fromText(changed.toText()) == changed);
  CHECK(Arrangement{}.toText().isEmpty());
  for (const char* bad : {"inspector_px=-5", "inspector_px=1e9", "timeline_px=wide", "clip_share=nan", "clip_share=1", "inspector=2", "=", "what=1", "inspector_px"})
    CHECK(Arrangement::fromText({bad}) == Arrangement{});
}

TEST_CASE("sizes and shown panels are kept for each workspace and found at the next start", "[layouts]") {
  test::TempFolder folder;
  const QString file = QString::fromStdString(folder.file("preferences.ini"));
  QList<int> views, columns;
  {
    test::EmptyWindow first(file);
    first.show({1500, 900});
    MainWindow& window = first.window;
    auto& between = *qobject_cast<Splitter*>(window.clipPanel().parentWidget());
    auto& beside = *qobject_cast<Splitter*>(window.layouts().panels().inspector->parentWidget());
    dragHandle(between, {-120, 0});
    dragHandle(beside, {-60, 0});
    views = between.sizes();
    columns = beside.sizes();
    CHECK(columns[1] == Approx(375).margin(4));
    REQUIRE(first.actions.trigger("view.workspace.masks"));
    REQUIRE(first.actions.trigger("view.timeline"));
    window.showInspectorTab("model");
  }
  test::EmptyWindow second(file);
  Preferences& preferences = second.preferences;
  Actions& actions = second.actions;
  MainWindow& window = second.window;
  CHECK(preferences.value("layouts/masks").toStringList() == QStringList{"timeline=0", "tab=model"});
  second.show({1500, 900});
  auto& between = *qobject_cast<Splitter*>(window.clipPanel().parentWidget());
  auto& beside = *qobject_cast<Splitter*>(window.layouts().panels().inspector->parentWidget());
  CHECK(between.sizes()[0] == Approx(views[0]).margin(2));
  CHECK(beside.sizes() == columns);
  REQUIRE(actions.trigger("view.workspace.masks"));
  CHECK_FALSE(window.timelinePanel().isVisible());
  CHECK(window.layouts().panels().inspector->currentTab() == "model");

  SECTION("a double click on a splitter gives its usual size") {
    REQUIRE(actions.trigger("view.workspace.explore"));
    QTest::mouseDClick(beside.handle(1), Qt::LeftButton);
    CHECK(beside.sizes()[1] == usual_inspector_px);
    CHECK(between.sizes()[0] == Approx(views[0]).margin(60));  // the other splitter keeps its share of what is left
    CHECK(preferences.value("layouts/explore").toStringList().filter("inspector_px").isEmpty());
  }
  SECTION("reset gives all of a workspace back, and forgets it") {
    REQUIRE(actions.trigger("view.reset_layout"));
    CHECK(window.timelinePanel().isVisible());
    CHECK(window.layouts().panels().inspector->currentTab() == "mask");
    CHECK_FALSE(preferences.keys("layouts").contains("masks"));
    CHECK(preferences.keys("layouts").contains("explore"));
  }
}

TEST_CASE("a tab is remembered in every language, and nothing is written that the user did not change", "[layouts]") {
  Preferences preferences;
  preferences.set("layouts/explore", QStringList{"tab=model"});
  preferences.set("layouts/masks", QStringList{"tab=verdeckt"});  // no tab's id
  QStringList written;
  QObject::connect(&preferences, &Preferences::changed, [&written](const QString& key) { written << key; });
  Languages languages{QStringList()};
  for (const char* language : {"zh_CN", "en"}) {
    jobs::QueueExecutor queue;
    jobs::JobRunner runner{queue, 1};
    session::Session session{runner, {}};
    ViewState view;
    ThemeStore themes{true};
    Actions actions;
    languages.install(language);
    MainWindow window{session, view, themes, actions, runner, preferences};
    languages.install("en");  // the window goes in another language than it was made in
    CHECK(window.layouts().panels().inspector->currentTab() == "model");
  }
  CHECK(written.filter("layouts/").isEmpty());
  CHECK(preferences.value("layouts/explore").toStringList() == QStringList{"tab=model"});
}

TEST_CASE("clip, inspector and timeline change sides", "[layouts]") {
  Window w;
  CHECK(w.in(w.clip()).x() < w.in(w.window.latentPanel()).x());
  const int clip_width = w.clip().width();
  REQUIRE(w.actions.trigger("view.layout.clip_right"));
  CHECK(w.in(w.clip()).x() > w.in(w.window.latentPanel()).x());
  CHECK(w.clip().width() == Approx(clip_width).margin(4));
  CHECK(w.actions.action("view.layout.clip_right")->isChecked());
  REQUIRE(w.actions.trigger("view.layout.inspector_left"));
  CHECK(w.in(w.inspector()).x() < w.in(w.clip()).x());
  CHECK(w.inspector().width() == usual_inspector_px);
  REQUIRE(w.actions.trigger("view.layout.timeline_above"));
  CHECK(w.in(w.window.timelinePanel()).y() < w.in(w.clip()).y());
  CHECK(w.window.timelinePanel().height() == usualTimelinePx(Workspace::Explore, 900));
  REQUIRE(w.actions.trigger("view.workspace.masks"));
  CHECK(w.in(w.clip()).x() < w.in(w.window.maskSpacePanel()).x());
  REQUIRE(w.actions.trigger("view.workspace.explore"));
  CHECK(w.in(w.clip()).x() > w.in(w.window.latentPanel()).x());
  REQUIRE(w.actions.trigger("view.reset_layout"));
  CHECK(w.in(w.clip()).x() < w.in(w.window.latentPanel()).x());
  CHECK(w.in(w.inspector()).x() > w.in(w.window.latentPanel()).x());
  CHECK(w.in(w.window.timelinePanel()).y() > w.in(w.clip()).y());
}

TEST_CASE("Shift+Space gives the panel under the mouse all the room, and takes it back", "[layouts]") {
  Window w;
  const QSize before = w.window.latentPanel().size();
  QTest::mouseMove(&w.window.latentPanel().view());
  REQUIRE(QTest::qWaitFor([&] { return w.layouts().panelAtHand() == &w.window.latentPanel(); }));
  QTest::keyClick(&w.window, Qt::Key_Space, Qt::ShiftModifier);
  CHECK(w.layouts().whole() == &w.window.latentPanel());
  CHECK(QTest::qWaitFor([&] { return w.window.latentPanel().size() == w.layouts().size(); }));
  CHECK_FALSE(w.clip().isVisible());
  CHECK_FALSE(w.inspector().isVisible());
  CHECK_FALSE(w.window.timelinePanel().isVisible());
  QTest::keyClick(&w.window, Qt::Key_Space, Qt::ShiftModifier);
  CHECK(w.layouts().whole() == nullptr);
  CHECK(QTest::qWaitFor([&] { return w.window.latentPanel().size() == before; }));
  CHECK(w.clip().isVisible());

  SECTION("a button in the panel's head does the same, and another workspace ends it") {
    IconButton* expand = nullptr;
    for (auto* button : w.clip().findChildren<IconButton*>())
      if (button->accessibleName() == "Whole window") expand = button;
    REQUIRE(expand != nullptr);
    QTest::mouseClick(expand, Qt::LeftButton);
    CHECK_FALSE(w.window.latentPanel().isVisible());
    CHECK(QTest::qWaitFor([&] { return w.clip().height() == w.layouts().height(); }));
    REQUIRE(w.actions.trigger("view.workspace.masks"));
    CHECK(w.window.maskSpacePanel().isVisible());
    CHECK(w.window.timelinePanel().isVisible());
  }
  SECTION("every panel can have it") {
    for (QWidget* panel : {static_cast<QWidget*>(&w.window.timelinePanel()), &w.inspector(), &w.clip()}) {
      w.layouts().toggleWhole(panel);
      CHECK(panel->isVisible());
      CHECK(QTest::qWaitFor([&] { return panel->height() == w.layouts().height(); }));
      w.layouts().toggleWhole(panel);
      CHECK(QTest::qWaitFor([&] { return w.window.latentPanel().size() == before; }));
    }
  }
}

TEST_CASE("a panel pops out to a window of its own, draws there, and comes back", "[layouts]") {
  Window w;
  const char* const action = GENERATE("view.pop_out.clip", "view.pop_out.view");
  const bool of_clip = action == std::string("view.pop_out.clip");
  QWidget& panel = of_clip ? w.clip() : static_cast<QWidget&>(w.window.latentPanel());
  QOpenGLWidget& view = of_clip ? static_cast<QOpenGLWidget&>(w.window.clipPanel().canvas()) : w.window.latentPanel().view();
  if (!of_clip) {
    REQUIRE(w.actions.trigger("mask.generate.blocks-small"));
    w.queue.drainUntil([&] { return w.session.resultIsCurrent() && w.session.result().projection; });
  }
  CHECK(drawn(view));
  REQUIRE(w.actions.trigger(action));
  CHECK(w.actions.action(action)->isChecked());
  QWidget* home = panel.window();
  CHECK(home != &w.window);
  REQUIRE(QTest::qWaitForWindowActive(home));
  CHECK(panel.isVisible());
  CHECK(drawn(view));
  QTest::keyClick(home, Qt::Key_2, Qt::ControlModifier);  // the window's keys work in it
  CHECK(w.view.workspace == Workspace::Masks);
  CHECK(panel.isVisible());
  REQUIRE(w.actions.trigger("view.workspace.explore"));

  SECTION("by closing its window") { home->close(); }
  SECTION("by the same action") { REQUIRE(w.actions.trigger(action)); }
  SECTION("by the reset") { REQUIRE(w.actions.trigger("view.reset_layout")); }
  CHECK(panel.window() == &w.window);
  CHECK(panel.isVisible());
  CHECK_FALSE(w.actions.action(action)->isChecked());
  CHECK(w.clip().isVisible());
  CHECK(w.window.latentPanel().isVisible());
  CHECK(drawn(view));
}

TEST_CASE("the window closes well with panels out", "[layouts]") {
  Window w;
  for (const char* action : {"view.pop_out.clip", "view.pop_out.view", "view.pop_out.inspector", "view.pop_out.timeline"}) REQUIRE(w.actions.trigger(action));
  CHECK(w.inspector().window() != &w.window);
  CHECK(w.inspector().isVisible());
  REQUIRE(w.actions.trigger("view.inspector"));  // hides it: it comes back first
  CHECK(w.inspector().window() == &w.window);
  CHECK_FALSE(w.inspector().isVisible());
}

TEST_CASE("in a narrow window the inspector slides over the view", "[layouts]") {
  Window w({1280, 900});
  CHECK_FALSE(w.inspector().isVisible());
  const QSize view = w.window.latentPanel().size();
  REQUIRE(w.actions.trigger("view.inspector"));
  CHECK(w.inspector().isVisible());
  CHECK(w.window.latentPanel().size() == view);  // over it, not beside
  CHECK(w.inspector().width() == usual_inspector_px);
  CHECK(QTest::qWaitFor([&] { return w.in(w.inspector()).x() + usual_inspector_px <= w.in(w.window.latentPanel()).x() + view.width() + 6; }));
  IconButton* button = nullptr;
  for (auto* each : w.layouts().findChildren<IconButton*>())
    if (each->accessibleName() == "Inspector" && each->isVisible()) button = each;
  REQUIRE(button != nullptr);
  CHECK(button->isChecked());
  QTest::mouseClick(button, Qt::LeftButton);
  CHECK_FALSE(w.inspector().isVisible());
  CHECK_FALSE(w.actions.action("view.inspector")->isChecked());
  w.window.resize(1500, 900);
  CHECK(QTest::qWaitFor([&] { return w.inspector().isVisible(); }));
  CHECK(w.inspector().width() == usual_inspector_px);
  CHECK(w.window.latentPanel().width() + w.clip().width() < 1500 - usual_inspector_px);
  w.window.resize(1300, 760);
  CHECK(QTest::qWaitFor([&] { return !w.inspector().isVisible(); }));
  const int low = usualTimelinePx(Workspace::Explore, 760);
  CHECK(low < usualTimelinePx(Workspace::Explore, 900));
  CHECK(QTest::qWaitFor([&] { return w.window.timelinePanel().height() == low; }));  // whatever the pages of other workspaces need
}

TEST_CASE("in a low window the options of the 3-D view begin as one button, and are as the user left them at the next start", "[layouts]") {
  const test::TempFolder folder;
  const QString file = QString::fromStdString(folder.file("preferences.ini"));
  {
    test::EmptyWindow first(file);
    first.show({1280, 720});
    LatentView& view = first.window.latentPanel().view();
    CHECK(view.folded());
    first.window.resize(1600, 1000);
    CHECK(QTest::qWaitFor([&] { return !view.folded(); }));
    first.window.resize(1280, 720);
    CHECK(QTest::qWaitFor([&] { return view.folded(); }));
    view.setFolded(false);  // as the button does
  }
  test::EmptyWindow second(file);
  second.show({1280, 720});
  CHECK_FALSE(second.window.latentPanel().view().folded());
}

TEST_CASE("cards say frames and tokens in a narrow window too", "[layouts]") {
  Window w({1280, 720});
  LoopCard& card = w.window.loopRow().modelCard();
  card.setContent({"A name that has no room beside anything else at all", "512 tokens", {}, {}, {}, -1});
  const QImage detailed = card.grab().toImage();
  card.setContent({"A name that has no room beside anything else at all", {}, {}, {}, {}, -1});
  const QImage bare = card.grab().toImage();
  const int above = card.height() / 2;
  CHECK(detailed.copy(0, 0, card.width(), above) != bare.copy(0, 0, card.width(), above));
  CHECK(detailed.copy(0, above, card.width(), above) == bare.copy(0, above, card.width(), above));  // the name has its line
}

TEST_CASE("the inspector is folded on pages of Compare that it says nothing about, until it is wanted", "[layouts]") {
  Window w({1600, 1000});
  REQUIRE(w.actions.trigger("compare.page.runs"));
  CHECK(w.inspector().isVisible());
  REQUIRE(w.actions.trigger("compare.page.surprise"));
  CHECK_FALSE(w.inspector().isVisible());
  REQUIRE(w.actions.trigger("view.inspector"));
  CHECK(w.inspector().isVisible());
  REQUIRE(w.actions.trigger("compare.page.runs"));
  CHECK(w.inspector().isVisible());
  REQUIRE(w.actions.trigger("compare.page.surprise"));
  REQUIRE(w.actions.trigger("view.workspace.explore"));
  CHECK(w.inspector().isVisible());
  REQUIRE(w.actions.trigger("view.workspace.compare"));
  CHECK_FALSE(w.inspector().isVisible());
}

TEST_CASE("a place of a window is read back, and comes onto a screen that is there", "[layouts]") {
  CHECK(placesFrom({"clip=40,60,800,600"}) == std::map<QString, QRect>{{"clip", {40, 60, 800, 600}}});
  for (const char* bad : {"clip", "clip=", "clip=1,2,3", "clip=1,2,3,4,5", "clip=a,b,c,d", "clip=0,0,5,600", "clip=0,0,99999,600", "clip=9999999,0,800,600"})
    CHECK(placesFrom({bad}).empty());
  const QRect left(0, 0, 1600, 1000), right(1600, 0, 1280, 720);
  CHECK(insideOneOf({left, right}, {1700, 50, 800, 600}) == QRect(1700, 50, 800, 600));
  CHECK(insideOneOf({left}, {1700, 50, 800, 600}) == QRect(800, 50, 800, 600));    // the other screen is gone
  CHECK(insideOneOf({right}, {1500, 500, 900, 700}) == QRect(1600, 20, 900, 700));
  CHECK(insideOneOf({right}, {-400, -90, 2000, 900}) == right);                    // larger than the screen
  CHECK(insideOneOf({left, right}, {-5000, 9000, 400, 300}) == QRect(0, 700, 400, 300));
}

TEST_CASE("popped-out panels are remembered, with where they stood", "[layouts]") {
  const test::TempFolder folder;
  const QString file = QString::fromStdString(folder.file("lacuna.ini"));
  const QString key = "layouts/windows";
  QRect place;
  {
    test::EmptyWindow first(file);
    first.show({1500, 900});
    const auto kept = [&] { return first.preferences.value(key).toStringList(); };
    REQUIRE(first.actions.trigger("view.pop_out.clip"));
    QWidget& home = *first.window.clipPanel().window();
    REQUIRE(QTest::qWaitForWindowExposed(&home));
    home.setGeometry(120, 90, 640, 480);
    place = home.geometry();
    REQUIRE(QTest::qWaitFor([&] { return kept() == QStringList{"clip=120,90,640,480"}; }));
    REQUIRE(first.actions.trigger("view.pop_out.timeline"));
    REQUIRE(QTest::qWaitFor([&] { return kept().size() == 2; }));
  }
  CHECK(Preferences(file).value(key).toStringList().size() == 2);  // the end of the program brings nothing back
  {
    test::EmptyWindow second(file);
    second.show({1500, 900});
    MainWindow& window = second.window;
    REQUIRE(QTest::qWaitFor([&] { return window.clipPanel().window() != &window && window.timelinePanel().window() != &window; }));
    CHECK(window.clipPanel().isVisible());
    CHECK(window.clipPanel().window()->geometry() == place);
    CHECK(second.actions.action("view.pop_out.clip")->isChecked());
    REQUIRE(second.actions.trigger("view.reset_layout"));
    CHECK(window.clipPanel().window() == &window);
    REQUIRE(QTest::qWaitFor([&] { return !second.preferences.keys("layouts").contains("windows"); }));
  }
  Preferences(file).set(key, QStringList{"clip=90000,90000,700,500", "nothing=0,0,300,300", "timeline=x"});  // of another screen, or by hand
  test::EmptyWindow third(file);
  third.show({1500, 900});
  REQUIRE(QTest::qWaitFor([&] { return third.window.clipPanel().window() != &third.window; }));
  CHECK(third.window.screen()->availableGeometry().contains(third.window.clipPanel().window()->geometry()));
  CHECK(third.window.timelinePanel().window() == &third.window);
}
