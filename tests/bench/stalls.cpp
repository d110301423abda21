// How long the window's own thread is busy at a stretch, for each thing that a person does: while it is, nothing answers.

#include <time.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>

#include "app/demo.hpp"
#include "app/desktop.hpp"
#include "app/studio.hpp"
#include "core/model/model.hpp"
#include "core/session/studies.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"

namespace {

using namespace lacuna;

constexpr double frame_ms = 16;  ///< longer than this and a person may see it

/// What this thread has taken of a processor: other work on the machine is no fault of the window.
double threadMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

struct Stretch {
  double cpu_ms = 0, wall_ms = 0;
  QByteArray what;
};

/// Times what it is given to do, and every event that comes by itself.
class TimedApplication : public QApplication {
 public:
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override {
    if (inside_) return QApplication::notify(receiver, event);
    const QByteArray what = QByteArray(receiver->metaObject()->className()) + ", event " + QByteArray::number(event->type());
    bool taken = false;
    time(what, [&] { taken = QApplication::notify(receiver, event); });
    return taken;
  }

  /// One stretch. Within another one it is a part of that.
  void time(const QByteArray& what, const std::function<void()>& work) {
    if (inside_) return work();
    inside_ = true;
    QElapsedTimer wall;
    wall.start();
    const double before_ms = threadMilliseconds();
    work();
    const Stretch stretch{threadMilliseconds() - before_ms, 1e-6 * static_cast<double>(wall.nsecsElapsed()), what};
    inside_ = false;
    over_ += stretch.cpu_ms > frame_ms ? 1 : 0;
    all_ms_ += stretch.cpu_ms;
    if (stretch.cpu_ms > longest_.cpu_ms) longest_ = stretch;
  }

  void forget() {
    longest_ = {};
    over_ = 0;
    all_ms_ = 0;
  }
  void print(const char* action) const {
    std::printf("%-34s %8.1f %8.1f %6.1f %5d %9.1f  %s\n", action, longest_.cpu_ms, longest_.wall_ms, longest_.cpu_ms / frame_ms, over_, all_ms_,
                longest_.what.constData());
    std::fflush(stdout);
  }

 private:
  bool inside_ = false;
  int over_ = 0;
  double all_ms_ = 0;
  Stretch longest_;
};

struct Bench {
  TimedApplication& application;

  void settle(const std::function<bool()>& done = [] { return true; }) const {
    constexpr int most_ms = 60000, rest_ms = 400;
    if (!QTest::qWaitFor(done, most_ms)) std::printf("(not finished within a minute)\n");
    QTest::qWait(rest_ms);  // what follows by timers and repaints
  }

  /// Does it once, lets all follow that follows, and prints a line.
  void measure(const char* action, const std::function<void()>& work, const std::function<bool()>& done = [] { return true; }) const {
    application.forget();
    application.time(action, work);
    settle(done);
    application.print(action);
  }
};

/// As a hand does it: each move is an event of its own.
void stroke(QWidget& canvas, double height) {
  const auto at = [&canvas, height](double across) { return QPoint(static_cast<int>(canvas.width() * across), static_cast<int>(canvas.height() * height)); };
  constexpr int moves = 30;
  QTest::mousePress(&canvas, Qt::LeftButton, {}, at(0.35));
  for (int i = 1; i <= moves; ++i) {
    QTest::mouseMove(&canvas, at(0.35 + 0.3 * i / moves));
    QTest::qWait(8);
  }
  QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at(0.65));
}

void measureEditing(const Bench& bench, app::Studio& studio) {
  session::Session& session = studio.session();
  const auto current = [&session] { return session.resultIsCurrent(); };
  auto& canvas = studio.window().clipPanel().canvas();
  studio.actions().trigger("tool.brush");
  bench.settle();
  bench.application.forget();
  stroke(canvas, 0.4);
  bench.settle(current);
  bench.application.print("a stroke and its prediction");
  for (int i = 0; i < 9; ++i) {
    stroke(canvas, 0.3 + 0.05 * i);
    bench.settle(current);
  }
  bench.application.forget();
  for (int i = 0; i < 32; ++i) {
    bench.application.time("playhead", [&] { session.setPlayhead(i % 16); });
    QTest::qWait(20);
  }
  bench.application.print("scrubbing over 32 frames");
  bench.measure("ten steps back in history", [&] { session.goToStep(1); }, current);
  bench.measure("ten steps forth in history", [&] { session.goToStep(11); }, current);
}

void measureWindow(const Bench& bench, app::Studio& studio) {
  for (const char* turn : {"first", "second"})
    for (const char* workspace : {"masks", "attention", "compare", "teach", "explore"}) {
      const QByteArray name = QByteArray("workspace ") + workspace + ", " + turn + " time";
      bench.measure(name, [&] { studio.actions().trigger(QString("view.workspace.") + workspace); });
    }
  for (const char* look : {"light", "projector", "dark"})
    bench.measure((QByteArray("look: ") + look).constData(), [&] { studio.preferences().set(widgets::preference::look, look); });
  for (const char* language : {"zh_CN", "en", "zh_CN", "en"})
    bench.measure((QByteArray("language: ") + language).constData(), [&] { studio.preferences().set(widgets::preference::language, language); });
  bench.measure("a hundred preferences", [&] {
    for (int i = 0; i < 100; ++i) studio.preferences().set(widgets::preference::recent_clips, QStringList(QString::number(i)));
  });
}

}  // namespace

int main(int argc, char** argv) {
  const QTemporaryDir home;
  qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
  qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
  model::configureThreads(0);
  app::prepareApplication();
  TimedApplication application(argc, argv);
  app::dressApplication();
  const Bench bench{application};
  std::printf("%-34s %8s %8s %6s %5s %9s\n", "the window's thread, busy", "cpu ms", "wall ms", "of 16", "over", "all ms");
  std::optional<app::Studio> studio;
  bench.measure("the window is made and shown", [&] {
    studio.emplace(true, home.filePath("preferences.ini"), "en");
    studio->window().resize(1600, 1000);
    studio->window().show();
  });
  session::Connection first_look;
  bench.measure("opening until the first prediction", [&] { first_look = app::openFirst(studio->session(), {}); },
                [&] { return studio->session().resultIsCurrent(); });
  measureEditing(bench, *studio);
  measureWindow(bench, *studio);
  return 0;
}
