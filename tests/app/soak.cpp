// Two thousand things that a user may do, in an order that nobody would: nothing breaks, everything can be undone, nothing grows.

#include <malloc.h>
#include <time.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QOpenGLWidget>
#include <QTest>
#include <QTimer>
#include <fstream>
#include <iostream>
#include <random>

#include "app/demo.hpp"
#include "app/studio.hpp"
#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/timeline/timeline_view.hpp"
#include "widgets/window/layouts.hpp"

using namespace lacuna;

namespace {

constexpr int actions_wanted = 2000;
constexpr std::uint32_t seed = 20261127;
constexpr QSize first_size(1200, 760);
constexpr double most_growth_mb = 64;  // over the second thousand: in the first, pages are made and what keeps results for a while fills
constexpr double most_turn_ms = 5000;  // of the processor, not of the clock: other work on the machine is no fault of the window
constexpr double most_answer_ms = 5000;

/// What this thread, the window's, has taken of a processor.
double threadMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

double residentMegabytes() {
  malloc_trim(0);  // what is free is no growth
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

bool same(const session::Document& a, const session::Document& b) {
  return a.clip_path == b.clip_path && a.model_path == b.model_path && a.sampling == b.sampling && a.crop == b.crop && a.shapes == b.shapes &&
         a.coverage == b.coverage && a.run_settings == b.run_settings && a.labels == b.labels;
}

/// Closes what an action opened and waits for: nobody is there to answer. Says how often.
class Impatience : public QTimer {
 public:
  Impatience() {
    connect(this, &QTimer::timeout, this, [this] {
      QWidget* waiting = QApplication::activePopupWidget() ? QApplication::activePopupWidget() : QApplication::activeModalWidget();
      if (waiting == nullptr) return;
      if (waiting->isModal()) std::cout << "closed: " << waiting->windowTitle().toStdString() << std::endl;
      waiting->close();
    });
    start(50);
  }
};

/// Rows whose work is long, that ask for a file, leave the window or end the program are not for a dice.
bool mayRoll(const widgets::ActionRow& row) {
  if (row.text.endsWith("...")) return false;
  constexpr const char* wanted[] = {"mask.", "edit.", "view.", "tool.", "brush.", "time.", "run.", "select.", "latent.", "attention.", "compare."};
  constexpr const char* unwanted[] = {"mask.load", "mask.save", "run.surprise", "latent.save", "latent.color.table", "compare.save", "compare.page.sweeps", "view.language"};
  const auto begins = [&row](const char* start) { return row.id.startsWith(QLatin1String(start)); };
  return std::any_of(std::begin(wanted), std::end(wanted), begins) && std::none_of(std::begin(unwanted), std::end(unwanted), begins);
}

/// Preferences with the smallest cache of latents: what grows once it is full is no cache.
QString smallCache(const test::TempFolder& folder) {
  const std::string file = folder.file("lacuna.ini");
  test::writeFile(file, "[computing]\nlatent_cache_mb=64\n");
  return QString::fromStdString(file);
}

struct User {
  test::TempFolder folder;
  app::Studio studio{true, smallCache(folder)};
  std::mt19937 dice{seed};
  std::vector<QString> rows;
  Impatience impatience;
  double slowest_ms = 0;
  QString slowest;

  User() {
    studio.window().resize(first_size);
    studio.window().show();
    REQUIRE(QTest::qWaitForWindowExposed(&studio.window()));
    for (const auto& row : studio.actions().rows())
      if (mayRoll(row)) rows.push_back(row.id);
    REQUIRE(rows.size() > 80);
  }

  session::Session& session() { return studio.session(); }
  int roll(int sides) { return static_cast<int>(dice() % static_cast<std::uint32_t>(sides)); }
  QPoint placeOn(const QWidget& widget) { return {roll(std::max(1, widget.width())), roll(std::max(1, widget.height()))}; }

  bool waitFor(const std::function<bool()>& done) {
    return QTest::qWaitFor(done, 60000);
  }

  void drag(QWidget& widget) {
    if (!widget.isVisible()) return;
    QPoint place = placeOn(widget);
    QTest::mousePress(&widget, Qt::LeftButton, roll(6) == 0 ? Qt::ShiftModifier : Qt::NoModifier, place);
    for (int i = 0; i < 4; ++i) QTest::mouseMove(&widget, place = placeOn(widget));
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, place);
  }

  void wheel(QWidget& widget) {
    if (!widget.isVisible()) return;
    const QPointF place = placeOn(widget);
    QWheelEvent event(place, widget.mapToGlobal(place), {}, {0, roll(2) ? 120 : -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
  }

  void key() {
    constexpr Qt::Key keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Insert, Qt::Key_Delete, Qt::Key_Escape, Qt::Key_Return,
                                Qt::Key_Home, Qt::Key_End, Qt::Key_F6, Qt::Key_Tab, Qt::Key_BracketLeft, Qt::Key_BracketRight, Qt::Key_I, Qt::Key_N};
    QWidget* holder = QApplication::focusWidget() ? QApplication::focusWidget() : &studio.window();
    QTest::keyClick(holder, keys[roll(std::size(keys))]);
  }

  /// One thing; its name for whoever has to find out what went wrong.
  QString act() {
    auto& canvas = studio.window().clipPanel().canvas();
    auto& view = studio.window().latentPanel().view();
    auto& timeline = *studio.window().findChild<widgets::TimelineView*>();
    const int what = roll(100);
    if (what < 45) {
      const QString id = rows[static_cast<std::size_t>(roll(static_cast<int>(rows.size())))];
      studio.actions().trigger(id);
      return id;
    }
    if (what < 65) return drag(canvas), "drag on the clip";
    if (what < 72) return drag(timeline), "drag on the timeline";
    if (what < 78) return drag(view), "drag on the view";
    if (what < 82) return wheel(roll(2) ? static_cast<QWidget&>(canvas) : view), "wheel";
    if (what < 94) return key(), "key";
    if (what < 97) return session().undo(), "undo";
    if (what < 99) return session().redo(), "redo";
    return studio.window().resize(1180 + roll(420), 720 + roll(280)), "resize";
  }

  void goOn(int count) {
    for (int i = 0; i < count; ++i) {
      const double before_ms = threadMilliseconds();
      const QString done = act();
      QCoreApplication::processEvents();
      QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // as a running loop does: windows that were closed go
      const double took_ms = threadMilliseconds() - before_ms;
      if (took_ms > slowest_ms) slowest_ms = took_ms, slowest = done;
    }
  }

  /// As somebody who stops and looks: nothing plays or runs, every panel is at home, the window as large as at first. Every
  /// workspace is seen: a picture that is hidden keeps the pixels of the size that it was last seen with.
  void rest() {
    auto& actions = studio.actions();
    if (actions.action("time.play")->isChecked()) actions.trigger("time.play");
    studio.window().resize(first_size);
    for (const char* workspace : {"masks", "attention", "compare", "teach", "explore"}) {
      actions.trigger(QStringLiteral("view.workspace.") + QLatin1String(workspace));
      actions.trigger("view.reset_layout");
      QCoreApplication::processEvents();
    }
    auto& runs = session().studies().runs;  // every run is kept on purpose, up to a budget of its own
    while (!runs.runs().empty()) runs.remove(runs.runs().front().number);
    session().cancel();
    if (!session().live()) session().setLive(true);
    CHECK(waitFor([this] { return !session().studies().busy() && session().prediction().state != session::PredictionState::Running && !session().layoutStatus().busy; }));
  }

  void undoAll() {
    while (!session().undoLabel().empty()) session().undo();
  }
};

}  // namespace

TEST_CASE("two thousand random actions: no crash, all is undone, memory stays, the window answers", "[soak]") {
  User user;
  const auto first_look = app::openFirst(user.session(), {});
  REQUIRE(user.waitFor([&] { return user.session().resultIsCurrent() && !user.session().clipLoading().busy; }));
  user.undoAll();
  const session::Document start = user.session().document();

  user.goOn(actions_wanted / 2);
  user.rest();
  user.undoAll();
  CHECK(same(user.session().document(), start));
  user.rest();
  const double half_mb = residentMegabytes();

  user.goOn(actions_wanted / 2);
  user.rest();
  user.undoAll();
  CHECK(same(user.session().document(), start));
  user.rest();
  const double end_mb = residentMegabytes();
  std::cout << actions_wanted << " actions, seed " << seed << ": " << half_mb << " MB after half, " << end_mb << " MB at the end; slowest turn "
            << user.slowest_ms << " ms (" << user.slowest.toStdString() << ")" << std::endl;
  CHECK(end_mb - half_mb < most_growth_mb);
  CHECK(user.slowest_ms < most_turn_ms);

  REQUIRE(user.studio.actions().trigger("mask.generate.blocks-small"));
  CHECK(user.waitFor([&] { return user.session().resultIsCurrent(); }));
  QElapsedTimer answer;
  answer.start();
  QCoreApplication::processEvents();
  CHECK(answer.elapsed() < most_answer_ms);
}
