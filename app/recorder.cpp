#include "app/recorder.hpp"

#include <QCoreApplication>
#include <iostream>

#include "app/commands.hpp"
#include "core/session/studies.hpp"
#include "widgets/teach/teach_page.hpp"

namespace lacuna::app {

Recorder::Recorder(Studio& studio, const StudioOptions& options) : studio_(studio), session_(studio.session()), options_(options) {
  look_again_.setSingleShot(true);
  look_again_.setInterval(50);
  connect(&look_again_, &QTimer::timeout, this, [this] { next(); });
  connection_ = session_.onChange([this](const session::Change&) { QTimer::singleShot(0, this, [this] { next(); }); });
}

void Recorder::next() {
  if (finishing_) return;
  const auto error = firstError();
  if (error) {
    finishing_ = true;
    std::cerr << "lacuna: " << error->line() << '\n';
    return QCoreApplication::exit(Failed);
  }
  const bool busy = session_.clipLoading().busy || session_.modelLoading().busy ||
                    session_.prediction().state == session::PredictionState::Running;
  if (session_.studies().busy() || !studio_.window().teachPage().settled()) return look_again_.start();  // studies tell their own listeners alone
  if (busy || !session_.result().run) return;
  const bool groups_missing = session_.clusterCount() > 0 && !session_.clustering() && !session_.layoutStatus().error;
  if (groups_missing) return;
  if (action_ < options_.actions.size()) return act(options_.actions[action_++]);
  if (session_.layoutStatus().busy) return;
  finishing_ = true;
  // The views draw on demand: give thumbnails and 3-D view the frames they ask for before the picture is taken.
  QTimer::singleShot(600, this, [this] { finish(); });
}

void Recorder::act(const std::string& id) {
  if (studio_.actions().trigger(QString::fromStdString(id))) return QTimer::singleShot(0, this, [this] { next(); });
  finishing_ = true;
  std::cerr << "lacuna: there is no action " << id << ", or it is disabled now. See lacuna --list-actions.\n";
  QCoreApplication::exit(Failed);
}

std::optional<Error> Recorder::firstError() const {
  if (session_.clipLoading().error) return session_.clipLoading().error;
  if (session_.modelLoading().error) return session_.modelLoading().error;
  return session_.prediction().error;
}

void Recorder::finish() {
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

void Recorder::savePicture(const std::string& path) {
  if (!studio_.window().grab().save(QString::fromStdString(path), "PNG"))
    fail(ErrorKind::Unreadable, "This picture cannot be written. Is the disk full, or the folder read-only?", path);
}

}  // namespace lacuna::app
