#include "widgets/scenes/scene_panel.hpp"

#include <QEventLoop>
#include <QMenu>
#include <QPointer>
#include <QSlider>
#include <QTest>
#include <QTimer>

#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/scenes/scene_words.hpp"
#include "widgets/window/default_actions.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// Brings outcomes of jobs to the event loop.
class LoopExecutor : public jobs::Executor {
 public:
  void post(std::function<void()> task) override {
    QMetaObject::invokeMethod(&owner_, std::move(task), Qt::QueuedConnection);
  }

 private:
  QObject owner_;
};

/// Runs the event loop until `done` holds after something that `listen` reports. The limit only ends a hung test.
void waitUntil(const std::function<bool()>& done, const std::function<void(std::function<void()>)>& listen) {
  if (done()) return;
  QEventLoop loop;
  QTimer limit;
  listen([&] {
    if (done()) loop.quit();
  });
  bool hung = false;
  QObject::connect(&limit, &QTimer::timeout, &loop, [&] {
    hung = true;
    loop.quit();
  });
  limit.start(60000);
  loop.exec();
  REQUIRE_FALSE(hung);
}

struct Studio {
  LoopExecutor executor;
  jobs::JobRunner runner{executor, 2};
  session::Session session{runner, {}};
  ThemeStore themes{true};

  void untilPlaced() {
    session::Connection connection;
    waitUntil(
        [&] { return session.placement().has_value(); },
        [&](const std::function<void()>& ask) { connection = session.onChange([ask](const session::Change&) { ask(); }); });
  }

  void untilOpen(const std::string& path) {
    session::Connection connection;
    waitUntil(
        [&] { return session.document().clip_path == path && !session.clipLoading().busy; },
        [&](const std::function<void()>& ask) { connection = session.onChange([ask](const session::Change&) { ask(); }); });
  }
};

template <class Widget>
Widget& named(const QWidget& parent, const QString& name) {
  for (Widget* widget : parent.findChildren<Widget*>())
    if (widget->accessibleName() == name) return *widget;
  FAIL("no control is named " << name.toStdString());
  throw std::logic_error("not reached");
}

QPushButton& openButton(const QWidget& parent, const QString& which) {
  for (auto* button : parent.findChildren<QPushButton*>())
    if (button->accessibleDescription() == which) return *button;
  FAIL("no button opens the clip " << which.toStdString());
  throw std::logic_error("not reached");
}

QLabel* labelWith(const QWidget& parent, const QString& text) {
  for (auto* label : parent.findChildren<QLabel*>())
    if (label->text().contains(text)) return label;
  return nullptr;
}

void untilDrawn(ScenePanel& panel, const std::function<bool()>& done) {
  QObject scope;
  waitUntil(done, [&](const std::function<void()>& ask) { QObject::connect(&panel, &ScenePanel::drawn, &scope, ask); });
}

}  // namespace

TEST_CASE("every scene is an action in the menus, and the open one can be edited", "[scenes]") {
  Studio studio;
  ViewState view;
  Actions actions;
  Preferences preferences;
  MainWindow window(studio.session, view, studio.themes, actions, studio.runner, preferences);
  addDefaultActions(actions, studio.session, view, studio.themes, window, studio.runner);
  window.buildMenus();
  for (const world::SceneKind kind : world::sceneKinds()) {
    QAction* action = actions.action(QStringLiteral("scene.%1").arg(world::nameOf(kind)));
    REQUIRE(action != nullptr);
    CHECK(action->text() == world::titleOf(kind));
    bool in_menu = false;
    for (const auto* menu : window.findChildren<QMenu*>())
      in_menu |= menu->title() == "Scenes" && menu->actions().contains(action);
    CHECK(in_menu);
  }
  CHECK_FALSE(actions.trigger("scene.edit"));  // nothing is open
  REQUIRE(actions.trigger("scene.throw"));
  studio.untilOpen("world:throw,seed=9");
  CHECK(studio.session.document().sampling == media::Sampling{0, 16, 8});
  actions.refresh();
  CHECK(actions.action("scene.throw")->isChecked());
  CHECK_FALSE(actions.action("scene.peek")->isChecked());
  REQUIRE(actions.trigger("scene.edit"));
  REQUIRE(actions.trigger("scene.edit"));
  const auto panels = window.findChildren<ScenePanel*>();
  REQUIRE(panels.size() == 1);
  const QPointer<ScenePanel> panel = panels.front();
  CHECK(panel->isVisible());
  QTest::keyClick(panel, Qt::Key_Escape);
  CHECK((!panel || !panel->isVisible()));
}

TEST_CASE("numbers read well and their sliders have enough places", "[scenes]") {
  CHECK(knobText(world::Knob::Speed, 0.4) == QString("0.40\u00a0sides a second"));
  CHECK(knobText(world::Knob::Size, 0.0625) == QString("0.0625\u00a0of the side"));  // written by hand: as it is
  CHECK(knobText(world::Knob::Hue, 0.055) == "0.055");
  CHECK(knobText(world::Knob::Hue, 1.0 / 3) == "0.33");  // a seed's own value
  CHECK(knobText(world::Knob::Things, 2) == "2");
  for (std::size_t i = 0; i < world::knob_count; ++i) {
    const auto knob = static_cast<world::Knob>(i);
    const double places = (parameterOf(knob).high - parameterOf(knob).low) / knobStep(knob);
    CHECK((knob == world::Knob::Things || (places > 39 && places <= 400)));
    CHECK(places == Approx(std::round(places)));  // the last place is the end of the range
  }
}

TEST_CASE("a slider, a violation and a reset each open the scene again", "[scenes]") {
  Studio studio;
  studio.session.openClip("world:behind,seed=7", session::Session::Input{{0, 8, 4}, 64});
  studio.untilOpen("world:behind,seed=7");
  ScenePanel panel(studio.session, studio.runner, studio.themes);
  panel.show();
  SECTION("a slider by keyboard, then reset") {
    auto& speed = named<QSlider>(panel, "Speed");
    auto& reset = named<QToolButton>(panel, "Reset speed");
    CHECK_FALSE(reset.isEnabled());
    QTest::keyClick(&speed, Qt::Key_End);
    for (int i = 0; i < 5; ++i) QTest::keyClick(&speed, Qt::Key_Left);
    CHECK(reset.isEnabled());
    studio.untilOpen("world:behind,seed=7,speed=0.75");
    CHECK(studio.session.document().sampling == media::Sampling{0, 8, 4});
    CHECK(studio.session.document().crop == 64);
    QTest::mouseClick(&reset, Qt::LeftButton);
    studio.untilOpen("world:behind,seed=7");
    CHECK_FALSE(reset.isEnabled());
  }
  SECTION("a violation; the possible twin keeps it in mind") {
    auto& wrong = named<QComboBox>(panel, "What goes wrong");
    CHECK(labelWith(panel, "Choose below") != nullptr);
    QTest::keyClick(&wrong, Qt::Key_Down);
    studio.untilOpen("world:behind,seed=7,violation=vanish");
    untilDrawn(panel, [&] { return labelWith(panel, "Impossible from frame") != nullptr; });
    CHECK_FALSE(openButton(panel, "Impossible").isEnabled());
    auto* hide = panel.findChild<QPushButton*>("hide_from_cut");
    REQUIRE(hide != nullptr);
    CHECK_FALSE(hide->isEnabled());  // without a model there are no steps to hide
    studio.session.openModel(test::sourceFile("tests/data/model/untrained"), true);
    studio.untilPlaced();
    studio.session.setPlayhead(1);
    REQUIRE(hide->isEnabled());
    QTest::mouseClick(hide, Qt::LeftButton);
    const auto& shapes = studio.session.document().shapes;
    REQUIRE(shapes.size() == 1);
    CHECK(std::holds_alternative<mask::Rectangle>(shapes[0].form));
    const int cut = world::makeClip(panel.edit().spec()).cut;
    const mask::Mask& mask = studio.session.mask();
    const auto& frames = studio.session.window()->frame_in_clip;
    for (int step = 0; step < mask.grid().steps; ++step) {
      INFO(step);
      const bool differs = frames[static_cast<std::size_t>(2 * step + 1)] >= cut;  // of its two frames one or both
      CHECK(mask.hiddenCountInStep(step) == (differs ? mask.grid().perStep() : 0));
    }
    CHECK(studio.session.mask().hiddenCountInStep(studio.session.playhead() / 2) > 0);
    QTest::mouseClick(&openButton(panel, "Possible"), Qt::LeftButton);
    studio.untilOpen("world:behind,seed=7");
    CHECK(wrong.currentText() == "It vanishes");
    QTest::keyClick(&named<QSlider>(panel, "Gravity"), Qt::Key_Home);
    studio.untilOpen("world:behind,seed=7,gravity=0.8");
    QTest::mouseClick(&openButton(panel, "Impossible"), Qt::LeftButton);
    studio.untilOpen("world:behind,seed=7,violation=vanish,gravity=0.8");
  }
  SECTION("another kind keeps what it listens to, and drops what it cannot do") {
    QTest::keyClick(&named<QSlider>(panel, "Card width"), Qt::Key_Home);
    QTest::keyClick(&named<QSlider>(panel, "Gravity"), Qt::Key_Home);
    auto& kind = named<QComboBox>(panel, "Scene");
    QTest::keyClick(&kind, Qt::Key_Home);
    studio.untilOpen("world:throw,seed=7,gravity=0.8");
    CHECK(panel.findChildren<KnobSlider*>().size() == static_cast<int>(world::knobsOf(world::SceneKind::Throw).size()));
  }
  SECTION("a typed seed") {
    auto& seed = named<QLineEdit>(panel, "Seed");
    seed.selectAll();
    QTest::keyClicks(&seed, "41x");
    studio.untilOpen("world:behind,seed=41");
    CHECK(seed.text() == "41");
  }
  SECTION("a clip that is asked for after an edit wins over it") {
    QTest::keyClick(&named<QSlider>(panel, "Gravity"), Qt::Key_Home);
    studio.session.openClip("world:peek,seed=3");
    studio.untilOpen("world:peek,seed=3");
    CHECK(panel.edit().spec().kind == world::SceneKind::Peek);
    CHECK(panel.edit().spec().seed == 3);
  }
}

TEST_CASE("all controls of the scene panel have a name and take the keyboard", "[scenes]") {
  Studio studio;
  studio.session.openClip("world:crowd,seed=7", session::Session::Input{{0, 8, 4}, 64});
  studio.untilOpen("world:crowd,seed=7");
  ScenePanel panel(studio.session, studio.runner, studio.themes);
  const auto check = [](const QWidget& control) {
    CHECK((!control.accessibleName().isEmpty() || qobject_cast<const QPushButton*>(&control)));
    CHECK((control.focusPolicy() & Qt::TabFocus) != 0);
  };
  for (const auto* control : panel.findChildren<QAbstractButton*>()) check(*control);
  for (const auto* control : panel.findChildren<QSlider*>()) check(*control);
  for (const auto* control : panel.findChildren<QComboBox*>()) check(*control);
}

TEST_CASE("a possible clip and its twin are one up to the cut", "[scenes]") {
  world::SceneSpec spec;
  spec.violation = world::Violation::Vanish;
  spec.frames = 16;
  const ScenePictures pictures = drawScene(spec, 64, {});
  REQUIRE(pictures.possible.size() == 16);
  REQUIRE(pictures.impossible.size() == 16);
  CHECK(pictures.possible[0].size() == QSize(64, 64));
  REQUIRE(pictures.cut > 0);
  CHECK(pictures.impossible[pictures.cut - 1] == pictures.possible[pictures.cut - 1]);
  CHECK(pictures.impossible != pictures.possible);
  spec.violation = world::Violation::None;
  CHECK(drawScene(spec, 64, {}).impossible.isEmpty());
}
