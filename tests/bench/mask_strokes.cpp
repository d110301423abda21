// What a person's hand waits for while painting: from the mouse's move to the picture on the canvas, on a clip of 64 frames of
// 384 px, beside the 16.7 ms of 60 pictures a second.

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QMouseEvent>
#include <cmath>

#include "core/jobs/job_runner.hpp"
#include "core/session/session.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/window/default_actions.hpp"
#include "widgets/window/main_window.hpp"

namespace {

using namespace lacuna;

constexpr double picture_ms = 1000.0 / 60;

session::SessionOptions withoutLive() {
  session::SessionOptions options;
  options.live = false;
  return options;
}

enum class Shown { Panel, Window };

/// The clip panel alone (900 x 800), or the window that holds it (1280 x 800) in the Masks workspace.
struct Studio {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 1};
  session::Session session{runner, withoutLive()};
  widgets::ViewState view;
  widgets::ThemeStore themes{true};
  widgets::Actions actions;
  widgets::Preferences preferences;
  std::unique_ptr<widgets::MainWindow> window;
  std::unique_ptr<widgets::ClipPanel> panel;

  explicit Studio(Shown shown) {
    session.openModel(LACUNA_DEMO_MODEL, true);
    queue.drainUntil([this] { return session.model() != nullptr; });
    session.openClip("world:behind,seed=7", session::Session::Input{{0, 64, 16.0}, 384});
    queue.drainUntil([this] { return session.placement().has_value(); });
    if (shown == Shown::Window) {
      window = std::make_unique<widgets::MainWindow>(session, view, themes, actions, runner, preferences);
      widgets::addDefaultActions(actions, session, view, themes, *window, runner);
      window->buildMenus();
      view.workspace = widgets::Workspace::Masks;
      view.notify();
    } else {
      panel = std::make_unique<widgets::ClipPanel>(session, view, themes);
    }
    QWidget& top = window ? static_cast<QWidget&>(*window) : *panel;
    top.resize(window ? QSize(1280, 800) : QSize(900, 800));
    top.show();
    QApplication::processEvents();
  }

  widgets::ClipCanvas& canvas() { return window ? window->clipPanel().canvas() : panel->canvas(); }
  /// The window's loop until the canvas is on the screen anew.
  void waitForPicture() {
    bool shown = false;
    const auto watch = QObject::connect(&canvas(), &QOpenGLWidget::frameSwapped, &canvas(), [&shown] { shown = true; });
    while (!shown) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QObject::disconnect(watch);
  }
  void send(QEvent::Type type, QPointF pos, Qt::MouseButton button) {
    QMouseEvent event(type, pos, canvas().mapToGlobal(pos), type == QEvent::MouseMove ? Qt::NoButton : button,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : button, Qt::NoModifier);
    QApplication::sendEvent(&canvas(), &event);
  }
};

/// One move of a long brush stroke through all steps: new mask, new picture. `range(0)`: layers that are there before.
void brushMove(benchmark::State& state, Shown shown) {
  Studio studio(shown);
  for (int i = 0; i < state.range(0); ++i) {
    mask::MaskShape shape;
    shape.id = studio.session.newShapeId();
    shape.name = "Layer";
    const double x = 0.01 * (i % 80);
    shape.form = mask::Ellipse{{x, 0.3}, {x + 0.1, 0.5}};
    studio.session.run(session::addShape(std::move(shape)));
  }
  const QPointF middle = studio.canvas().rect().center();
  studio.send(QEvent::MouseButtonPress, middle, Qt::LeftButton);
  const QSizeF reach = QSizeF(studio.canvas().size()) * 0.3;
  double turn = 0;
  for (auto _ : state) {
    turn += 0.05;
    studio.send(QEvent::MouseMove, middle + QPointF(reach.width() * std::cos(turn), reach.height() * std::sin(3 * turn)), Qt::LeftButton);
    studio.waitForPicture();
  }
  studio.send(QEvent::MouseButtonRelease, middle, Qt::LeftButton);
  state.counters["tokens"] = studio.session.mask().grid().size();
  // 1: just 60 pictures a second; less: slower.
  state.counters["share_of_60_fps"] = benchmark::Counter(picture_ms / 1000, benchmark::Counter::kIsIterationInvariantRate);
}
/// The machine's own limit: the canvas is shown again as it is, so all the time is the window's way to the screen.
void unchangedPicture(benchmark::State& state, Shown shown) {
  Studio studio(shown);
  for (auto _ : state) {
    studio.canvas().update();
    studio.waitForPicture();
  }
}
BENCHMARK_CAPTURE(unchangedPicture, panel, Shown::Panel)->Iterations(200)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(unchangedPicture, window, Shown::Window)->Iterations(200)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(brushMove, panel, Shown::Panel)->Arg(0)->Arg(50)->Iterations(400)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(brushMove, window, Shown::Window)->Arg(0)->Arg(50)->Iterations(400)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
