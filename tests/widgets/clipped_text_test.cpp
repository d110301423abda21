// No text is cut, in any workspace, tab, page, panel or dialog, in the smallest window and the usual one, in English and in Chinese.

#include <QApplication>
#include <QDialog>
#include <QSet>
#include <QTabBar>

#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/widgets/clipped_text.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/export/export_dialogs.hpp"
#include "widgets/floating/floating_panel.hpp"
#include "widgets/inspector/inspector_panel.hpp"
#include "widgets/language/languages.hpp"
#include "widgets/sessions/unsaved_dialog.hpp"
#include "widgets/teach/large_type.hpp"
#include "widgets/teach/question_box.hpp"
#include "widgets/teach/teach_page.hpp"
#include "widgets/teach/tour_library.hpp"
#include "widgets/teach/tour_stage.hpp"
#include "widgets/theme/style.hpp"
#include "widgets/window/layouts.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

constexpr const char* workspaces[] = {"view.workspace.explore", "view.workspace.masks", "view.workspace.attention", "view.workspace.compare"};
constexpr const char* pages[] = {"compare.page.runs", "compare.page.detail", "compare.page.sweeps", "compare.page.surprise"};
constexpr const char* over_the_window[] = {"edit.preferences", "edit.preferences.computing", "edit.keys", "help.keys", "help.about", "model.checkpoints",
                                           "file.open_clip", "file.open_folder", "file.open_checkpoint", "view.jobs", "view.log", "view.palette",
                                           "edit.history", "scene.edit", "latent.settings", "tour.add_step", "help.start"};

/// In the language while it lives; then in English again, and with what slides, as the other tests want it.
struct Speaking {
  Languages languages{QStringList()};
  explicit Speaking(const QString& language) { languages.install(language); }
  ~Speaking() {
    languages.install("en");
    qApp->setProperty(reduced_motion_property, {});
  }
};

/// What is cut on the pages that were looked at, each with the first page that it was seen on.
struct Faults {
  QSet<QString> known;
  QStringList lines;

  void look(const QWidget& window, const QString& page) {
    for (int turn = 0; turn < 5; ++turn) QCoreApplication::processEvents();  // layouts inside layouts take a turn each
    for (const QString& fault : test::clippedText(window)) {
      if (known.contains(fault)) continue;
      known.insert(fault);
      lines << page + ": " + fault;
    }
  }
  void check() const {
    INFO(lines.join('\n').toStdString());
    CHECK(lines.isEmpty());
  }
};

void lookAtTabs(MainWindow& window, Faults& faults, const QString& page) {
  auto* tabs = window.layouts().panels().inspector->findChild<QTabBar*>();
  for (int i = 0; i < tabs->count(); ++i) {
    if (!tabs->isTabVisible(i)) continue;
    tabs->setCurrentIndex(i);
    window.layouts().showInspector(true);
    faults.look(window, page + ", " + tabs->tabText(i));
  }
  if (window.width() < 1400) window.layouts().showInspector(false);
  faults.look(window, page);
}

void lookAtDialogs(test::WholeWindow& w, Faults& faults) {
  for (const char* action : over_the_window) {
    REQUIRE(w.actions.trigger(action));
    faults.look(w.window, action);
    for (auto* panel : w.window.findChildren<FloatingPanel*>()) panel->close();
    for (auto* dialog : w.window.findChildren<QDialog*>()) dialog->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }
  FigureDialog figure(w.window, w.themes);
  figure.show();
  faults.look(figure, "figure dialog");
  WalkDialog walk(8, 16, w.window, w.themes);
  walk.show();
  faults.look(walk, "video dialog");
  walk.close();
  askUnsaved(w.window, w.themes, "a session of a long name.lacuna", [] {}, [] {});
  faults.look(w.window, "unsaved dialog");
  for (auto* dialog : w.window.findChildren<QDialog*>()) dialog->close();
}

/// Two predictions, a question to attention, and the studies measured.
void fill(test::WholeWindow& w) {
  for (const char* mask : {"mask.generate.blocks-small", "mask.generate.tube"}) {
    REQUIRE(w.actions.trigger(mask));
    w.queue.drainUntil([&] { return w.session.resultIsCurrent() && w.session.result().projection; });
  }
  w.session.pick(w.session.result().run->hidden_ids.front());
  for (const char* action : {"view.workspace.attention", "compare.latest", "detail.measure", "run.surprise"}) {
    REQUIRE(w.actions.trigger(action));
    w.queue.drainUntil([&] { return !w.session.studies().busy(); });
    QCoreApplication::processEvents();
  }
}

void lookAtPages(MainWindow& window, Actions& actions, Faults& faults, const QString& when) {
  for (const QSize size : {QSize(1280, 720), QSize(1600, 1000)}) {
    window.resize(size);
    const QString at = QString("%1 at %2, ").arg(when).arg(size.width());
    for (const char* workspace : workspaces) {
      REQUIRE(actions.trigger(workspace));
      lookAtTabs(window, faults, at + workspace);
    }
    for (const char* page : pages) {
      REQUIRE(actions.trigger(page));
      faults.look(window, at + page);
    }
    CHECK(window.size() == size);
  }
}

}  // namespace

TEST_CASE("no text is cut in any workspace, tab, page or dialog", "[clipped]") {
  const QString language = GENERATE(as<QString>(), "en", "zh_CN");
  const Speaking speaking(language);
  Faults faults;
  test::WholeWindow w({1280, 720});
  w.preferences.set(preference::reduce_motion, true);
  SECTION("with nothing predicted") { lookAtPages(w.window, w.actions, faults, language + " before"); }
  SECTION("with everything there") {
    fill(w);
    lookAtPages(w.window, w.actions, faults, language);
  }
  SECTION("what opens over the window") {
    lookAtDialogs(w, faults);
  }
  SECTION("while it runs, and with what no longer fits") {
    REQUIRE(w.actions.trigger("mask.generate.blocks-small"));
    w.queue.drainUntil([&] { return w.session.resultIsCurrent(); });
    REQUIRE(w.actions.trigger("mask.invert"));
    REQUIRE(w.actions.trigger("detail.measure"));
    REQUIRE(w.actions.trigger("run.surprise"));
    lookAtPages(w.window, w.actions, faults, language + " while running");
  }
  faults.check();
}

TEST_CASE("no text is cut in a window with nothing open", "[clipped]") {
  const QString language = GENERATE(as<QString>(), "en", "zh_CN");
  const Speaking speaking(language);
  test::EmptyWindow w;
  w.preferences.set(preference::reduce_motion, true);
  w.show({1280, 720});
  Faults faults;
  lookAtPages(w.window, w.actions, faults, language + ", nothing open");
  faults.check();
}

TEST_CASE("no text is cut in any step of any tour", "[clipped]") {
  const QString language = GENERATE(as<QString>(), "en", "zh_CN");
  const Speaking speaking(language);
  Faults faults;
  test::WholeWindow w({1280, 720});
  w.preferences.set(preference::reduce_motion, true);
  REQUIRE(w.actions.trigger("view.workspace.teach"));
  faults.look(w.window, language + ", tours");
  for (const QSize size : {QSize(1280, 720), QSize(1600, 1000)}) {
    w.window.resize(size);
    for (const auto& entry : w.window.teachPage().library().tours()) {
      w.window.teachPage().startTour(entry.id);
      REQUIRE(w.window.teachPage().tourStage() != nullptr);
      for (int step = 0; step < static_cast<int>(entry.tour.steps.size()); ++step) {
        w.window.teachPage().tourStage()->goTo(step);
        const QString where = QString("%1 at %2, %3 step %4").arg(language).arg(size.width()).arg(entry.id).arg(step + 1);
        faults.look(w.window, where);
        const auto* legend = w.window.teachPage().tourStage()->findChild<CurveLegend*>();
        INFO(where.toStdString());
        if (legend->isVisible()) CHECK(legend->height() >= legend->heightForWidth(legend->width()));  // every curve has its name
        if (!entry.tour.steps[static_cast<std::size_t>(step)].question) continue;
        const auto* reveal = w.window.teachPage().tourStage()->findChild<QuestionBox*>()->findChild<LargeButton*>();
        if (reveal->isVisible()) CHECK((reveal->visibleRegion().boundingRect() == reveal->rect()));  // without scrolling
      }
    }
  }
  faults.check();
}
