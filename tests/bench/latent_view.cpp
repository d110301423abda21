// The latent view at scale: made-up points, the real widget. Each figure stands beside the same for an empty scene, whose time
// is the window's own way to the screen.

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <algorithm>
#include <random>

#include "tests/widgets/cloud_fixture.hpp"
#include "widgets/scene/latent_view.hpp"

namespace {

using namespace lacuna;
using namespace lacuna::widgets;

double milliseconds(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) * 1e-6; }

/// Knows how long events take, drawing among them: all of the window's work.
struct Application : QApplication {
  using QApplication::QApplication;
  static inline double longest_event_ms = 0, whole_ms = 0;
  bool notify(QObject* receiver, QEvent* event) override {
    QElapsedTimer timer;
    timer.start();
    ++depth_;
    const bool handled = QApplication::notify(receiver, event);
    longest_event_ms = std::max(longest_event_ms, milliseconds(timer));
    if (--depth_ == 0) whole_ms += milliseconds(timer);
    return handled;
  }

 private:
  int depth_ = 0;  // of events within events
};

/// The view alone (900 x 800) over a cloud of so many points; 0: empty.
struct Shown {
  ThemeStore themes{true};
  LatentView view{themes};
  SceneInput input;

  explicit Shown(int points) {
    view.resize(900, 800);
    if (points > 0) input.result = test::cloudResult(points);
    view.setInput(input);
    view.show();
    waitForPicture();
    QObject::connect(&view, &LatentView::hoverAsked, &view, [this](std::optional<TokenId> token) {
      input.hovered = token;
      view.setInput(input);
    });
  }

  /// The window's loop until the view is on the screen anew.
  void waitForPicture() {
    bool shown = false;
    const auto watch = QObject::connect(&view, &QOpenGLWidget::frameSwapped, &view, [&shown] { shown = true; });
    while (!shown) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QObject::disconnect(watch);
  }
  void rest() {
    while (!view.isAtRest()) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
  }
  void turn() {
    OrbitCamera camera = view.camera();
    camera.orbit({4, 0});
    view.setCamera(camera);
  }
  void moveMouse(const QPointF& place) {
    QMouseEvent event(QEvent::MouseMove, place, view.mapToGlobal(place), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&view, &event);
  }
};

/// What an empty scene's picture takes in this run, measured once.
double emptyFrameMs() {
  static const double ms = [] {
    Shown shown(0);
    constexpr int frames = 60;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < frames; ++i) {
      shown.turn();
      shown.waitForPicture();
    }
    return milliseconds(timer) / frames;
  }();
  return ms;
}

/// `range(0)`: points. One turn of the camera until the picture shows it.
void orbit(benchmark::State& state) {
  const double empty = emptyFrameMs();
  Shown shown(static_cast<int>(state.range(0)));
  QElapsedTimer timer;
  timer.start();
  for (auto _ : state) {
    shown.turn();
    shown.waitForPicture();
  }
  const double ms = milliseconds(timer) / static_cast<double>(state.iterations());
  state.counters["fps"] = 1000 / ms;
  state.counters["of_empty"] = ms / empty;
}

/// From the last turn of the camera until every point is drawn, and the longest that one event held the window meanwhile.
void settle(benchmark::State& state) {
  Shown shown(static_cast<int>(state.range(0)));
  shown.rest();
  Application::longest_event_ms = 0;
  for (auto _ : state) {
    shown.turn();
    shown.rest();
  }
  state.counters["longest_event_ms"] = Application::longest_event_ms;
}

std::vector<QPointF> somePlaces() {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> x(250, 850), y(50, 700);
  std::vector<QPointF> places(256);
  for (QPointF& place : places) place = {x(random), y(random)};
  return places;
}

/// The mark under the mouse, with a camera that has just moved.
void pick(benchmark::State& state) {
  Shown shown(static_cast<int>(state.range(0)));
  const std::vector<QPointF> places = somePlaces();
  std::size_t next = 0, found = 0;
  for (auto _ : state) {
    state.PauseTiming();
    shown.turn();
    state.ResumeTiming();
    found += shown.view.tokenAt(places[next++ % places.size()]).has_value() ? 1 : 0;
  }
  state.counters["found"] = benchmark::Counter(static_cast<double>(found), benchmark::Counter::kAvgIterations);
}

/// A move of the mouse at rest, told, heard back as another view would tell it, until the ring is on the screen.
void hover(benchmark::State& state) {
  const double empty = emptyFrameMs();
  Shown shown(static_cast<int>(state.range(0)));
  const std::vector<QPointF> places = somePlaces();
  shown.rest();
  std::size_t next = 0;
  Application::whole_ms = 0;
  QElapsedTimer timer;
  timer.start();
  for (auto _ : state) {
    shown.moveMouse(places[next++ % places.size()]);
    shown.view.update();
    shown.waitForPicture();
  }
  state.counters["of_empty"] = milliseconds(timer) / static_cast<double>(state.iterations()) / empty;
  state.counters["events_ms"] = Application::whole_ms / static_cast<double>(state.iterations());
}

/// The playhead goes on: other points are bright.
void step(benchmark::State& state) {
  const double empty = emptyFrameMs();
  Shown shown(static_cast<int>(state.range(0)));
  Application::whole_ms = 0;
  QElapsedTimer timer;
  timer.start();
  for (auto _ : state) {
    shown.input.moment.step = (shown.input.moment.step + 1) % shown.input.result.run->grid().steps;
    shown.view.setInput(shown.input);
    shown.waitForPicture();
  }
  state.counters["of_empty"] = milliseconds(timer) / static_cast<double>(state.iterations()) / empty;
  state.counters["events_ms"] = Application::whole_ms / static_cast<double>(state.iterations());
}

constexpr int few = 2'000, many = 100'000, most = 1'000'000;
BENCHMARK(orbit)->Arg(0)->Arg(few)->Arg(30'000)->Arg(many)->Arg(most)->MinTime(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(settle)->Arg(few)->Arg(30'000)->Arg(many)->Arg(most)->Iterations(10)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(pick)->Arg(many)->Arg(most)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(hover)->Arg(few)->Arg(many)->Arg(most)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(step)->Arg(few)->Arg(many)->Arg(most)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

int main(int argc, char** argv) {
  const Application application(argc, argv);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
