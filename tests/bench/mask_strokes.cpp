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

namespace {

using namespace lacuna;

constexpr double picture_ms = 1000.0 / 60;

session::SessionOptions withoutLive() {
  session::SessionOptions options;
  options.live = false;
  return options;
}

struct Studio {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 1};
  session::Session session{runner, withoutLive()};
  widgets::ViewState view;
  widgets::ThemeStore themes{true};
  widgets::ClipPanel panel{session, view, themes};

  Studio() {
    session.openModel(LACUNA_DEMO_MODEL, true);
    queue.drainUntil([this] { return session.model() != nullptr; });
    session.openClip("world:behind,seed=7", session::Session::Input{{0, 64, 16.0}, 384});
    queue.drainUntil([this] { return session.placement().has_value(); });
    panel.resize(900, 800);
    panel.show();
    QApplication::processEvents();
  }

  widgets::ClipCanvas& canvas() { return panel.canvas(); }
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
void brushMove(benchmark::State& state) {
  Studio studio;
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
  double turn = 0;
  for (auto _ : state) {
    turn += 0.05;
    studio.send(QEvent::MouseMove, middle + QPointF(250 * std::cos(turn), 220 * std::sin(3 * turn)), Qt::LeftButton);
    studio.waitForPicture();
  }
  studio.send(QEvent::MouseButtonRelease, middle, Qt::LeftButton);
  state.counters["tokens"] = studio.session.mask().grid().size();
  // 1: just 60 pictures a second; less: slower.
  state.counters["share_of_60_fps"] = benchmark::Counter(picture_ms / 1000, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(brushMove)->Name("brush move to picture, layers before")->Arg(0)->Arg(50)->Iterations(120)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
