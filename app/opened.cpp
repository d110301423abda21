#include "app/opened.hpp"

#include <algorithm>
#include <optional>

#include "core/base/error.hpp"

namespace lacuna::app {
namespace {

session::Session::Input inputFor(const PredictOptions& options, const model::ModelDescription& description) {
  session::Session::Input input;
  input.sampling.start_frame = options.start_frame;
  input.sampling.frames = options.frames > 0 ? options.frames : description.usualFrames();
  input.sampling.rate_fps = options.rate_fps > 0 ? options.rate_fps : description.rate_fps;
  input.crop = options.crop > 0 ? options.crop : description.crop;
  return input;
}

void checkInput(const session::Session::Input& input, const model::ModelDescription& description) {
  if (description.family == model::Family::IJepa && !description.takes(input.sampling.frames, input.crop))
    fail(ErrorKind::Mismatch, "I-JEPA takes one picture of " + std::to_string(description.crop) + " x " +
                                  std::to_string(description.crop) + " px: leave --frames and --size out.");
  if (description.takes(input.sampling.frames, input.crop)) return;
  if (input.sampling.frames % description.tubelet != 0)
    fail(ErrorKind::Mismatch,
         "--frames must be a multiple of " + std::to_string(description.tubelet) + ": the model sees that many at a time.");
  if (input.crop % description.patch != 0)
    fail(ErrorKind::Mismatch,
         "--size must be a multiple of " + std::to_string(description.patch) + ": a token is that many pixels wide.");
}

/// A command does what it is asked for alone.
session::SessionOptions onlyOnDemand(bool allow_script) {
  session::SessionOptions options;
  options.live = options.layouts = false;
  options.allow_script = allow_script;
  return options;
}

}  // namespace

void waitFor(jobs::QueueExecutor& queue, const session::Session& session, const std::function<bool()>& done) {
  const auto error = [&session]() -> std::optional<Error> {
    if (session.clipLoading().error) return session.clipLoading().error;
    if (session.modelLoading().error) return session.modelLoading().error;
    return session.prediction().error;
  };
  queue.drainUntil([&] { return error().has_value() || done(); });
  if (const auto found = error()) throw Failure(*found);
}

Opened::Opened() : session(runner, onlyOnDemand(false)) {}

Opened::Opened(const PredictOptions& options) : session(runner, onlyOnDemand(options.allow_script)) {
  session.setCompute(model::parseCompute(options.device, options.precision));
  session.openModel(options.model);
  waitFor(queue, session, [this] { return session.model() != nullptr; });
  const auto input = inputFor(options, session.model()->description());
  checkInput(input, session.model()->description());
  session.openClip(options.clip, input);
  waitFor(queue, session, [this] { return session.window() != nullptr; });
}

void hide(session::Session& session, const std::vector<mask::MaskShape>& shapes, const PredictOptions& options) {
  session.run(session::setShapes(shapes, "Mask"));
  session.run(session::setRunSettings({options.mask_token, options.context_from_target_encoder}));
}

}  // namespace lacuna::app
