#include <algorithm>
#include <iomanip>
#include <numeric>
#include <ostream>

#include "app/commands.hpp"
#include "app/figure.hpp"
#include "app/opened.hpp"
#include "app/save_session.hpp"
#include "app/sources.hpp"
#include "app/writable.hpp"
#include "core/latent/export.hpp"
#include "core/mask/mask_io.hpp"
#include "core/model/probe_file.hpp"

namespace lacuna::app {
namespace {

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

int predictCommand(const PredictOptions& options, std::ostream& out) {
  const auto shapes = mask::shapesFromText(options.mask);  // before the long work: a typing error is told at once
  if (!options.save.empty()) requireSessionName(options.save);
  requireWritable(options.save, options.out);
  Opened opened(options);
  session::Session& session = opened.session;
  hideSome(session, shapes, options);
  if (session.model()->description().family != model::Family::Script)  // whose time and memory are its own
    out << latent::textOf(*session.expectation()) << std::endl;        // before the wait that it is about
  predictNow(opened);
  const latent::Run& run = *session.result().run;
  if (session.comparisonError()) out << "Not compared with fp32 on the CPU: " << session.comparisonError()->what << '\n';
  const auto mask = std::make_shared<const std::vector<mask::MaskShape>>(shapes);
  writeRun(run, options.out, session.deviation(), mask, options.model);
  out << latent::runSummaryText(run, session.deviation(), mask, options.model);  // which names files alone: it is passed on
  printPathLine("Clip from", run.window->info.path, out);
  printCheckpoint(options.model, out);
  out << "
Written to " << options.out << '
';
  if (!options.save.empty()) {
    saveSessionAs(session, options.save);
    out << "Saved as " << options.save << '\n';
  }
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
      << window.info.name << ", " << window.input.frames << " frames from frame " << window.sampling.start_frame + 1 << ", "
      << window.input.width << " x " << window.input.height << " px, one view\n";
  printLikeliest(shares, probe ? probe->description().labels : d.labels, options.top, out);
  printSources(opened.session, options.input, out);
  return Success;
}

void writeRun(const latent::Run& run, const std::string& folder, const std::optional<latent::Deviation>& deviation, const latent::MadeFrom& mask, const std::string& model_file) {
  latent::writeRunFiles(run, folder, deviation, mask, model_file);
  writeFramesFigure(run, folder + "/frames.png");
}

}  // namespace lacuna::app
