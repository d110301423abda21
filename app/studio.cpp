#include "app/studio.hpp"

#include <QApplication>
#include <QElapsedTimer>
#include <QStyleFactory>
#include <QSurfaceFormat>
#include <QTimer>
#include <algorithm>
#include <iostream>
#include <iterator>
#include <optional>

#include "app/commands.hpp"
#include "app/demo.hpp"
#include "core/scenes/every_seed.hpp"
#include "app/paths.hpp"
#include "core/mask/mask_io.hpp"
#include "core/session/studies.hpp"
#include "widgets/teach/teach_page.hpp"
#include "widgets/window/default_actions.hpp"

namespace lacuna::app {
namespace {

/// Waits for the first result, runs the wanted actions, writes pictures and numbers, and ends the program.
class Recorder : public QObject {
 public:
  Recorder(session::Session& session, widgets::MainWindow& window, widgets::Actions& actions, const StudioOptions& options)
      : session_(session), window_(window), actions_(actions), options_(options) {
    look_again_.setSingleShot(true);
    look_again_.setInterval(50);
    connect(&look_again_, &QTimer::timeout, this, [this] { next(); });
    connection_ = session.onChange([this](const session::Change&) { QTimer::singleShot(0, this, [this] { next(); }); });
  }

 private:
  void next() {
    if (finishing_) return;
    const auto error = firstError();
    if (error) {
      finishing_ = true;
      std::cerr << "lacuna: " << error->line() << '\n';
      return QCoreApplication::exit(Failed);
    }
    const bool busy = session_.clipLoading().busy || session_.modelLoading().busy ||
                      session_.prediction().state == session::PredictionState::Running;
    if (session_.studies().busy() || !window_.teachPage().settled()) return look_again_.start();  // studies tell their own listeners alone
    if (busy || !session_.result().run) return;
    const bool groups_missing = session_.clusterCount() > 0 && !session_.clustering() && !session_.layoutStatus().error;
    if (groups_missing) return;
    if (action_ < options_.actions.size()) return act(options_.actions[action_++]);
    if (session_.layoutStatus().busy) return;
    finishing_ = true;
    // The views draw on demand: give thumbnails and 3-D view the frames they ask for before the picture is taken.
    QTimer::singleShot(600, this, [this] { finish(); });
  }

  void act(const std::string& id) {
    if (actions_.trigger(QString::fromStdString(id))) return QTimer::singleShot(0, this, [this] { next(); });
    finishing_ = true;
    std::cerr << "lacuna: there is no action " << id << ", or it is disabled now. See lacuna --list-actions.\n";
    QCoreApplication::exit(Failed);
  }

  std::optional<Error> firstError() const {
    if (session_.clipLoading().error) return session_.clipLoading().error;
    if (session_.modelLoading().error) return session_.modelLoading().error;
    return session_.prediction().error;
  }

  void finish() {
    const auto outcome = outcomeOf([this] {
      if (!options_.render.empty()) {
        writeRun(*session_.result().run, options_.render, session_.deviation());
        savePicture(options_.render + "/studio.png");
        std::cout << "Wrote studio.png, frames.png, run.txt, run.json, errors.csv, latents.safetensors and mask.npy to " << options_.render
                  << '\n';
      }
      if (!options_.screenshot.empty()) savePicture(options_.screenshot);
      return 0;
    });
    if (outcome.error() != nullptr) std::cerr << "lacuna: " << outcome.error()->line() << '\n';
    QCoreApplication::exit(outcome.ok() ? Success : Failed);
  }

  void savePicture(const std::string& path) {
    if (!window_.grab().save(QString::fromStdString(path), "PNG"))
      fail(ErrorKind::Unreadable, "This picture cannot be written. Is the disk full, or the folder read-only?", path);
  }

  session::Session& session_;
  widgets::MainWindow& window_;
  widgets::Actions& actions_;
  const StudioOptions options_;
  session::Connection connection_;
  QTimer look_again_;
  std::size_t action_ = 0;
  bool finishing_ = false;
};

QSize windowSize(const std::string& text) {
  const QStringList parts = QString::fromStdString(text).split('x');
  const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
  if (size.width() < 320 || size.height() < 240) fail(ErrorKind::Mismatch, "--window wants width x height in pixels, such as 1600x1000.", text);
  return size;
}

bool hasDisplay() {
  return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
         qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

void printActions(const widgets::Actions& actions) {
  for (const auto& row : actions.rows())
    std::cout << row.id.toStdString() << '\t' << row.text.toStdString() << '\t' << row.shortcut.toStdString() << '\n';
}

}  // namespace

Studio::Studio(bool dark, const QString& preferences_file)
    : preferences_(preferences_file), themes_(dark), window_(session_, view_, themes_, actions_, jobs_, preferences_) {
  widgets::addDefaultActions(actions_, session_, view_, themes_, window_, jobs_,
                             {demo_clip, demoInput(), demoModelPath()});
  window_.buildMenus();
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

int studioCommand(const StudioOptions& options, const std::string& threads_line, int argc, char** argv) {
  QElapsedTimer clock;
  clock.start();
  const QSize size = windowSize(options.window_size);
  if (options.list_actions) qputenv("QT_QPA_PLATFORM", "offscreen");  // a list needs no display
  if (!hasDisplay() && !options.list_actions)
    fail(ErrorKind::NotFound, "There is no display to open the studio on. lacuna predict works without one, and xvfb-run gives a virtual one.");
  prepareApplication();
  QApplication application(argc, argv);
  QApplication::setApplicationName("Lacuna");
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  Studio studio(!options.light, preferencesFile());
  if (options.list_actions) {
    printActions(studio.actions());
    return Success;
  }
  if (options.timing) std::cout << threads_line << '\n';
  session::Connection timing;
  if (options.timing)
    timing = studio.session().onChange([&clock](const session::Change& change) {
      if (std::holds_alternative<session::ResultReady>(change)) std::cout << "result after " << clock.elapsed() << " ms" << std::endl;
    });
  studio.window().resize(size);
  studio.window().show();
  if (options.timing) std::cout << "window after " << clock.elapsed() << " ms" << std::endl;
  const session::Connection first_look = openFirst(studio.session(), options);
  std::optional<Recorder> recorder;
  if (!options.screenshot.empty() || !options.render.empty())
    recorder.emplace(studio.session(), studio.window(), studio.actions(), options);
  return QApplication::exec();
}

}  // namespace lacuna::app
