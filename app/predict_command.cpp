#include <algorithm>
#include <iomanip>
#include <numeric>
#include <ostream>

#include "app/commands.hpp"
#include "app/figure.hpp"
#include "app/opened.hpp"
#include "core/latent/attention.hpp"
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

void hide(session::Session& session, const std::vector<mask::MaskShape>& shapes, const PredictOptions& options) {
  session.run(session::setShapes(shapes, "Mask"));
  session.run(session::setRunSettings({options.mask_token, options.context_from_target_encoder}));
}

}  // namespace

int predictCommand(const PredictOptions& options, std::ostream& out) {
  const auto shapes = mask::shapesFromText(options.mask);  // before the long work: a typing error is told at once
  Opened opened(options);
  session::Session& session = opened.session;
  hide(session, shapes, options);
  if (session.mask().hiddenCount() == 0)
    fail(ErrorKind::Mismatch, "This mask hides no token of this clip. Give one that hides something, such as blocks-small.", options.mask);
  if (session.model()->description().family != model::Family::Script)  // whose time and memory are its own
    out << latent::textOf(*session.expectation()) << std::endl;        // before the wait that it is about
  session.predict();
  waitFor(opened.queue, session, [&session] { return session.resultIsCurrent() && !session.comparing(); });
  const latent::Run& run = *session.result().run;
  if (session.comparisonError()) out << "Not compared with fp32 on the CPU: " << session.comparisonError()->what << '\n';
  writeRun(run, options.out, session.deviation());
  out << latent::runSummaryText(run, session.deviation()) << "\nWritten to " << options.out << '\n';
  return Success;
}

int attentionCommand(const AttentionOptions& options, std::ostream& out) {
  const auto shapes = mask::shapesFromText(options.input.mask);
  Opened opened(options.input);
  session::Session& session = opened.session;
  hide(session, shapes, options.input);
  const mask::TokenGrid grid = session.mask().grid();
  const mask::Cell cell{options.query[0], options.query[1], options.query[2]};
  const bool inside = cell.step >= 0 && cell.step < grid.steps && cell.row >= 0 && cell.row < grid.rows && cell.col >= 0 &&
                      cell.col < grid.cols;
  if (!inside)
    fail(ErrorKind::Mismatch, "--query is outside the " + std::to_string(grid.steps) + " steps x " + std::to_string(grid.rows) +
                                  " rows x " + std::to_string(grid.cols) + " columns of this clip.");
  const auto of = options.of == "target"    ? latent::AttentionOf::Target
                  : options.of == "context" ? latent::AttentionOf::Context
                                            : latent::AttentionOf::Predictor;
  if (of == latent::AttentionOf::Context && session.mask().hidden(grid.id(cell)))
    fail(ErrorKind::Mismatch, "This token is hidden by the mask " + options.input.mask +
                                  ", and hidden ones are not among the visible. Ask for a visible one, or with --of target or "
                                  "--of predictor.");
  const latent::RunRequest request{session.window(), session.model(), session.mask(), session.document().run_settings};
  latent::LatentCache cache(0);
  std::optional<model::Trace::Head> map_of;
  if (options.map.size() == 2) map_of = model::Trace::Head{options.map[0], options.map[1]};
  const latent::Attention attention = latent::attentionOf(request, of, grid.id(cell), map_of, cache, {});
  latent::writeAttention(attention, request, options.out);
  out << attention.blocks.size() << " blocks x " << attention.blocks.front().rows << " heads x " << attention.tokens.size()
      << " tokens of the " << latent::nameOf(of) << (of == latent::AttentionOf::Predictor ? "" : " encoder") << "\nof step " << cell.step << ", row " << cell.row
      << ", column " << cell.col << " (from 0; " << (session.mask().hidden(grid.id(cell)) ? "hidden" : "visible") << "), "
      << session.window()->info.name << ", mask " << options.input.mask << "\nWritten to "
      << options.out << '\n';
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

void writeRun(const latent::Run& run, const std::string& folder, const std::optional<latent::Deviation>& deviation) {
  latent::writeRunFiles(run, folder, deviation);
  writeFramesFigure(run, folder + "/frames.png");
}

}  // namespace lacuna::app
