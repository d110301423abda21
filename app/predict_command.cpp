#include <algorithm>
#include <filesystem>
#include <iomanip>
#include <numeric>
#include <ostream>

#include "app/commands.hpp"
#include "app/figure.hpp"
#include "core/jobs/job_runner.hpp"
#include "core/latent/export.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_io.hpp"
#include "core/model/probe_file.hpp"
#include "core/session/session.hpp"

namespace lacuna::app {
namespace {

bool isMaskFile(const std::string& mask) {
  const std::string ending = std::filesystem::path(mask).extension().string();
  return ending == ".json" || ending == ".npy" || ending == ".png";
}

session::Session::Input inputFor(const PredictOptions& options, const model::ModelDescription& description) {
  session::Session::Input input;
  input.sampling.start_frame = options.start_frame;
  input.sampling.frames = options.frames > 0 ? options.frames : std::min(description.frames, 16);
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
    fail(ErrorKind::Mismatch, "--frames must be a multiple of " + std::to_string(description.tubelet) + ": the model sees that many at a time.");
  if (input.crop % description.patch != 0)
    fail(ErrorKind::Mismatch, "--size must be a multiple of " + std::to_string(description.patch) + ": a token is that many pixels wide.");
}

/// Drains the queue until `done`, turning a loading or prediction error into a `Failure`.
void waitFor(jobs::QueueExecutor& queue, const session::Session& session, const std::function<bool()>& done) {
  const auto error = [&session]() -> std::optional<Error> {
    if (session.clipLoading().error) return session.clipLoading().error;
    if (session.modelLoading().error) return session.modelLoading().error;
    return session.prediction().error;
  };
  queue.drainUntil([&] { return error().has_value() || done(); });
  if (const auto found = error()) throw Failure(*found);
}

/// A model and a clip, opened as the window opens them.
struct Opened {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 2};
  session::Session session;

  explicit Opened(const PredictOptions& options) : session(runner, withoutLive()) {
    session.openModel(options.model);
    waitFor(queue, session, [this] { return session.model() != nullptr; });
    const auto input = inputFor(options, session.model()->description());
    checkInput(input, session.model()->description());
    session.openClip(options.clip, input);
    waitFor(queue, session, [this] { return session.window() != nullptr; });
  }

  static session::SessionOptions withoutLive() {
    session::SessionOptions options;
    options.live = false;
    return options;
  }
};

/// The probe that was named, if one was.
std::shared_ptr<const model::Probe> probeFor(const ClassifyOptions& options) {
  if (options.probe.empty()) return nullptr;
  const auto checkpoint = model::Checkpoint::open(options.probe);
  return model::Probe::load(*checkpoint, model::describeProbe(*checkpoint, options.probe_number), {});
}

void printLikeliest(const std::vector<double>& shares, const std::vector<std::string>& labels, int top, std::ostream& out) {
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
  for (std::size_t i = 0; i < std::min(order.size(), static_cast<std::size_t>(top)); ++i)
    out << std::fixed << std::setprecision(1) << std::setw(7) << 100 * shares[order[i]] << " %  "
        << (labels.empty() ? std::to_string(order[i]) : labels[order[i]]) << '\n';
}

}  // namespace

std::vector<mask::MaskShape> shapesFromArgument(const std::string& mask) {
  if (isMaskFile(mask)) return mask::readMask(mask);
  if (mask.find('/') != std::string::npos || std::filesystem::exists(mask))
    fail(ErrorKind::Refused, "This is no mask file: Lacuna reads .json, .npy and .png.", mask);
  mask::MaskShape shape;
  shape.name = mask;
  shape.form = mask::parseGenerator(mask);
  return {shape};
}

int predictCommand(const PredictOptions& options, std::ostream& out) {
  const auto shapes = shapesFromArgument(options.mask);  // before the long work: a typing error is told at once
  Opened opened(options);
  session::Session& session = opened.session;
  session.run(session::setShapes(shapes, "Mask"));
  session.run(session::setRunSettings({options.mask_token, options.context_from_target_encoder}));
  if (session.mask().hiddenCount() == 0)
    fail(ErrorKind::Mismatch, "This mask hides no token of this clip. Give one that hides something, such as blocks-small.", options.mask);
  session.predict();
  waitFor(opened.queue, session, [&session] { return session.resultIsCurrent(); });

  writeRun(*session.result().run, options.out);
  out << latent::runSummaryText(*session.result().run) << "\nWritten to " << options.out << '\n';
  return Success;
}

int classifyCommand(const ClassifyOptions& options, std::ostream& out) {
  const auto probe = probeFor(options);  // before the long work
  const Opened opened(options.input);
  const model::Model& model = *opened.session.model();
  const model::ModelDescription& d = model.description();
  const media::ClipWindow& window = *opened.session.window();
  if (!probe && d.probe.classes == 0) {
    fail(ErrorKind::Mismatch,
         "This model has no probe, so it cannot name what it sees. Open a classification model, or name a probe's file with "
         "--probe.",
         options.input.model);
  }
  const Matrix latents = model.encode(model::EncoderRole::Target, window.input, {}, {});
  const std::vector<double> shares =
      model::softmax(probe ? probe->logits(latents, d.levels, {}) : model.classify(latents, {}));
  out << d.name << ", probe of " << shares.size() << " classes\n"
      << window.info.name << ", " << window.input.frames << " frames from frame " << window.sampling.start_frame << ", "
      << window.input.width << " x " << window.input.height << " px, one view\n";
  printLikeliest(shares, probe ? probe->description().labels : d.labels, options.top, out);
  return Success;
}

void writeRun(const latent::Run& run, const std::string& folder) {
  latent::writeRunFiles(run, folder);
  writeFramesFigure(run, folder + "/frames.png");
}

}  // namespace lacuna::app
