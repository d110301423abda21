#include "app/studio.hpp"

#include <QApplication>
#include <QElapsedTimer>
#include <QSurfaceFormat>
#include <QTimer>
#include <algorithm>
#include <iostream>
#include <iterator>
#include <optional>
#include <utility>

#include "app/commands.hpp"
#include "app/desktop.hpp"
#include "app/demo.hpp"
#include "app/end_signals.hpp"
#include "core/scenes/every_seed.hpp"
#include "app/paths.hpp"
#include "app/recorder.hpp"
#include "app/report_command.hpp"
#include "core/mask/mask_io.hpp"
#include "core/model/model.hpp"
#include "widgets/language/language_rows.hpp"
#include "widgets/settings/preference_values.hpp"
#include "widgets/sessions/session_window.hpp"
#include "widgets/start/welcome.hpp"
#include "widgets/settings/preferences_panel.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/default_actions.hpp"
#include "widgets/window/dropped_file.hpp"
#include "widgets/window/toast.hpp"
#include "widgets/window/window_stance.hpp"

namespace lacuna::app {
namespace {

/// Nothing of the user's is named, and the window is for a person.
bool opensOnDemo(const StudioOptions& o) {
  const bool named = !o.open.empty() || !o.clip.empty() || !o.model.empty() || !o.mask.empty() || !o.beside.empty() || !o.models.empty();
  return !named && o.screenshot.empty() && o.render.empty();
}

session::SessionOptions optionsFrom(const widgets::Preferences& preferences) {
  session::SessionOptions options;
  options.latent_cache_bytes = widgets::preferred::latentCacheBytes(preferences);
  return options;
}

/// What has to be set before there is an application, and before anything is computed. Returns the line about threads.
std::string prepareFromPreferences(const StudioOptions& options, const std::string& threads_line) {
  const widgets::Preferences preferences(preferencesFile());
  const int percent = widgets::preferred::sizePercent(preferences), threads = widgets::preferred::threads(preferences);
  if (percent != 100 && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR")) qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100.0));
  return options.threads == 0 && threads > 0 ? model::configureThreads(threads) : threads_line;
}

void printActions(const widgets::Actions& actions) {
  for (const auto& row : actions.rows())
    std::cout << row.id.toStdString() << '\t' << row.text.toStdString() << '\t' << row.shortcut.toStdString() << '\n';
}

/// Beside English, which is always there.
QList<widgets::LanguageChoice> choicesOf(const widgets::Languages& languages) {
  QList<widgets::LanguageChoice> choices;
  for (const widgets::Language& language : languages.all())
    if (language.name != "en") choices.append({language.name, language.title});
  return choices;
}

/// Boxes that float over the window and were opened by an action.
QStringList openBoxes(const widgets::Actions& actions, const QWidget& window) {
  QStringList open;
  for (const char* id : {"view.jobs", "view.log"})
    if (const QAction* action = actions.action(id); action != nullptr && action->isChecked()) open << id;
  const auto* preferences = window.findChild<widgets::PreferencesPanel*>();
  if (preferences != nullptr && preferences->isVisible()) open << "edit.preferences";
  return open;
}

/// Whether a line is told in the window now; empty lines are not.
bool onShow(widgets::MainWindow& window, const QString& told) {
  const QString notice = window.notice().line(), toast = window.toast().line();
  return (!notice.isEmpty() && told.startsWith(notice)) || (!toast.isEmpty() && told.startsWith(toast));
}

}  // namespace

Studio::Shown::Shown(Studio& studio)
    : window(studio.session_, studio.view_, studio.themes_, actions, studio.jobs_, studio.preferences_, &studio.ongoing_) {
  auto* asking = new widgets::SessionWindow(studio.sessions_, window, studio.view_,
                                            {studio.themes_, studio.jobs_, studio.preferences_});  // the window owns it
  widgets::action_rows::addSessionRows(actions, studio.sessions_, *asking, studio.session_, window);
  addReportRow(actions, studio.session_, window, studio.themes_);  // in File beside what is saved
  widgets::addDefaultActions(actions, studio.session_, studio.view_, studio.themes_, window, studio.jobs_,
                             {demo_clip, demoInput(), demoModelPath()},
                             {&studio.log_, studio.desktop_, [&studio] { return choicesOf(studio.languages_); }});
  widgets::addLanguageRows(actions, studio.languages_, studio.preferences_);
  window.buildMenus();
}

Studio::Studio(std::optional<widgets::Look> look, const QString& preferences_file, const QString& language)
    : desktop_(widgets::Desktop::here(QApplication::palette())), preferences_(preferences_file), session_(jobs_, optionsFrom(preferences_)), ongoing_(session_, jobs_),
      themes_(look.value_or(widgets::preferredLook(preferences_, desktop_))),
      sessions_(session_, view_, jobs_, preferences_, {bundled("models"), demo_clip}) {
  languages_.install(language.isEmpty() ? preferences_.value(widgets::preference::language, "system").toString() : language);
  shown_ = std::make_unique<Shown>(*this);
  watchCompute();
  for (const QString& line : languages_.problems()) window().notify(widgets::NoticeKind::Error, line);
  if (!preferences_.problem().isEmpty()) window().notify(widgets::NoticeKind::Warning, preferences_.problem());
  QObject::connect(&preferences_, &widgets::Preferences::failed, &gui_thread_, [this](const QString& line) { window().notify(widgets::NoticeKind::Warning, line); });
  QObject::connect(&preferences_, &widgets::Preferences::changed, &gui_thread_, [this](const QString& key) {
    // Later: what asked for it is a menu or a dialog of the window that goes.
    if (key == widgets::preference::language) QTimer::singleShot(0, &gui_thread_, [this] { speakPreferred(); });
  });
  QObject::connect(&ongoing_, &widgets::OngoingWork::windowLetGo, &gui_thread_, [this] { QTimer::singleShot(0, &gui_thread_, [this] { speakPreferred(); }); });
}

/// Computes as the preferences say; where this machine cannot, the first model is opened on the CPU after all, and that is told.
void Studio::watchCompute() {
  if (const auto compute = widgets::preferred::compute(preferences_)) session_.setCompute(*compute);
  compute_watch_ = session_.onChange([this](const session::Change& change) {
    const session::Loading& loading = session_.modelLoading();
    if (!std::holds_alternative<session::ModelChanged>(change) || !loading.error || session_.model() || session_.compute().isExact()) return;
    const std::string why = loading.error->what;
    session_.setCompute({});
    window().notify(widgets::NoticeKind::Warning, QObject::tr("%1 This time the model is computed on the CPU in fp32.").arg(QString::fromStdString(why)));
  });
}

/// Another window in the place of the one that is there, on the same session, in the language that is preferred now.
void Studio::speakPreferred() {
  const QString wanted = languages_.meant(preferences_.value(widgets::preference::language, "system").toString());
  if (wanted == languages_.current()) return;
  if (ongoing_.windowIsKept())
    return window().notify(widgets::NoticeKind::Done, QObject::tr("The language changes as soon as what is being made of this window is done."));
  const bool was_shown = window().isVisible();
  const widgets::WindowStance stance = widgets::stanceOf(window());
  const QStringList boxes = openBoxes(actions(), window());
  const widgets::Tool tool = view_.tool;
  const bool error = view_.show_error, attention = view_.show_attention;
  const bool of_a_file = onShow(window(), ongoing_.files().lastTold());
  languages_.install(wanted);
  std::unique_ptr<Shown> before = std::exchange(shown_, std::make_unique<Shown>(*this));
  view_.notify();  // the workspace, with its usual tool
  view_.tool = tool;
  view_.show_error = error;
  view_.show_attention = attention;
  view_.notify();
  widgets::takeStance(window(), stance);
  if (was_shown) {
    window().show();
    widgets::takeStance(window(), stance);
    for (const QString& box : boxes) actions().trigger(box);
  }
  before.reset();  // it would tell what follows too
  if (of_a_file) ongoing_.files().tellAgain();
}

void prepareApplication() {
  QSurfaceFormat format;  // VTK draws with OpenGL 3.2 core
  format.setRenderableType(QSurfaceFormat::OpenGL);
  format.setVersion(3, 2);
  format.setProfile(QSurfaceFormat::CoreProfile);
  format.setDepthBufferSize(24);
  format.setStencilBufferSize(8);
  QSurfaceFormat::setDefaultFormat(format);
}

session::Connection openFirst(session::Session& session, const StudioOptions& options) {
  const bool demo_clip_wanted = options.clip.empty();
  const bool demo_model_wanted = options.model.empty();
  // The demo model is small enough for the whole picture; another model starts with what it was trained on.
  session.openModel(demo_model_wanted ? demoModelPath() : options.model, demo_model_wanted);
  session.openClip(demo_clip_wanted ? demo_clip : options.clip, demo_model_wanted ? std::optional(demoInput()) : std::nullopt);
  if (!options.mask.empty())
    session.run(session::setShapes(mask::shapesFromText(options.mask), "Mask"));
  else if (demo_clip_wanted)
    session.run(session::setShapes(demoShapes(session), "Demo mask"));
  session::LatentChoice latents;
  for (const std::string& clip : options.beside) std::ranges::copy(scenes::everySeed(clip), std::back_inserter(latents.beside));
  latents.models = options.models;
  session.setLatents(latents);
  return session.onChange([&session, shown = false](const session::Change& change) mutable {
    if (shown || !std::holds_alternative<session::ResultReady>(change)) return;
    shown = true;
    showWhereHidden(session);
  });
}

session::Connection openFirst(Studio& studio, StudioOptions options) {
  const auto file = options.open.empty() ? std::nullopt : widgets::droppedFile(QString::fromStdString(options.open));
  const bool is_session = session::isSessionFile(options.open) || (file && file->kind == widgets::DropKind::Session);
  if (is_session) {
    studio.sessions().begin();
    studio.sessions().open(QString::fromStdString(options.open));
    return {};
  }
  // A name without a known ending is a clip: pictures by a pattern, scenes of the world.
  const auto kind = file ? file->kind : widgets::DropKind::Clip;
  if (!options.open.empty()) (kind == widgets::DropKind::Model ? options.model : kind == widgets::DropKind::Mask ? options.mask : options.clip) = options.open;
  session::Connection first_look = openFirst(studio.session(), options);
  studio.sessions().begin();
  return first_look;
}

namespace {

/// The window would speak the desktop's language where there is none of this name.
void checkLanguage(const std::string& name) {
  const widgets::Languages languages;
  const QString wanted = QString::fromStdString(name);
  QStringList known;
  for (const widgets::Language& language : languages.all()) {
    if (language.name == wanted) return;
    known << language.name;
  }
  fail(ErrorKind::NotFound, "There is no language " + name + ". There are " + known.join(", ").toStdString() + ".");
}

}  // namespace

int studioCommand(const StudioOptions& options, const std::string& threads_line, int argc, char** argv) {
  QElapsedTimer clock;
  clock.start();
  const QSize size = windowSize(options.window_size);
  if (!options.language.empty()) checkLanguage(options.language);
  if (options.list_actions) qputenv("QT_QPA_PLATFORM", "offscreen");  // a list needs no display
  if (!hasDisplay() && !options.list_actions)
    fail(ErrorKind::NotFound, "There is no display to open the studio on. lacuna predict works without one, and xvfb-run gives a virtual one.");
  const std::string threads_told = prepareFromPreferences(options, threads_line);
  prepareApplication();
  QApplication application(argc, argv);
  dressApplication();
  Studio studio(options.light ? std::optional(widgets::Look::Light) : std::nullopt, preferencesFile(), options.list_actions ? QStringLiteral("en") : QString::fromStdString(options.language));
  studio.log().add(widgets::LogLevel::Info, QString::fromStdString(threads_told));
  if (options.list_actions) {
    printActions(studio.actions());
    return Success;
  }
  if (options.timing) std::cout << threads_told << '\n';
  session::Connection timing;
  if (options.timing)
    timing = studio.session().onChange([&clock](const session::Change& change) {
      if (std::holds_alternative<session::ResultReady>(change)) std::cout << "result after " << clock.elapsed() << " ms" << std::endl;
    });
  studio.window().resize(size);
  studio.window().show();
  if (options.timing) std::cout << "window after " << clock.elapsed() << " ms" << std::endl;
  const EndSignals signals;
  endWhenAsked(signals, studio.sessions());
  studio.sessions().recoverFrom(recoveryFolder());
  QObject::connect(&application, &QApplication::aboutToQuit, &studio.sessions(), &widgets::SessionFiles::endCleanly);
  const session::Connection first_look = openFirst(studio, options);
  if (opensOnDemo(options)) studio.window().welcome().begin();
  std::optional<Recorder> recorder;
  if (!options.screenshot.empty() || !options.render.empty())
    recorder.emplace(studio, options);
  return QApplication::exec();
}

}  // namespace lacuna::app
