#include "app/recorder.hpp"

#include <QCoreApplication>
#include <QTimer>
#include <iostream>

#include "app/commands.hpp"
#include "core/session/run_before.hpp"
#include "core/session/studies.hpp"

namespace lacuna::app {

Recorder::Recorder(Studio& studio, const StudioOptions& options)
    : studio_(studio), session_(studio.session()), options_(options), ready_(studio, options.actions, [this](const std::optional<Error>& error) {
        if (error) {
          std::cerr << "lacuna: " << error->line() << '\n';
          return QCoreApplication::exit(Failed);
        }
        // The views draw on demand: give thumbnails and 3-D view the frames they ask for before the picture is taken.
        constexpr int frames_ms = 600;
        QTimer::singleShot(frames_ms, this, &Recorder::finish);
      }) {}

void Recorder::finish() {
  const auto outcome = outcomeOf([this] {
    if (!options_.render.empty()) {
      const latent::Run& run = *session_.result().run;  // of what was hidden then: without Live an action may have changed the mask since
      writeRun(run, options_.render, session_.deviation(), session::madeFrom(session_.studies().runs, run), session_.document().model_path);
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

void Recorder::savePicture(const std::string& path) {
  if (!studio_.window().grab().save(QString::fromStdString(path), "PNG"))
    fail(ErrorKind::Unreadable, "This picture cannot be written. Is the disk full, or the folder read-only?", path);
}

}  // namespace lacuna::app
