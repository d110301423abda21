#include "app/surprise_command.hpp"

#include <filesystem>
#include <optional>
#include <ostream>

#include "app/commands.hpp"
#include "app/progress_lines.hpp"
#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "core/model/compute.hpp"
#include "core/scenes/any_clip.hpp"
#include "core/scenes/twin.hpp"
#include "core/surprise/tables.hpp"

namespace lacuna::app {
namespace {

constexpr std::size_t latent_bytes = std::size_t{1} << 26, frame_bytes = std::size_t{1} << 28;

latent::Metric metricOf(const std::string& name) {
  if (name == "l1-normed") return latent::Metric::L1Normed;
  if (name == "l1-raw") return latent::Metric::L1Raw;
  if (name == "l2-normed") return latent::Metric::L2Normed;
  if (name == "cosine") return latent::Metric::Cosine;
  fail(ErrorKind::Refused, "There is no metric '" + name + "'. Choose l1-normed, l1-raw, l2-normed or cosine.");
}

surprise::Settings settingsFor(const SurpriseOptions& options, const model::ModelDescription& model) {
  surprise::Settings settings = surprise::usualSettings(model, options.window_frames);
  if (!options.context_frames.empty()) settings.context_frames = options.context_frames;
  if (options.stride_frames > 0) settings.stride_frames = options.stride_frames;
  if (options.rate_fps > 0) settings.rate_fps = options.rate_fps;
  if (options.crop > 0) settings.crop = options.crop;
  settings.run = {options.mask_token, options.context_from_target_encoder};
  return settings;
}

std::string besideOf(const SurpriseOptions& options) {
  if (options.beside != "twin") return options.beside;
  const auto twin = scenes::twinOf(options.clip);
  if (!twin) fail(ErrorKind::Refused, "Only scenes of the world have a twin, such as world:behind,seed=1. Name a clip with --beside.", options.clip);
  return *twin;
}

surprise::Measurement measured(const std::string& clip, const std::shared_ptr<const model::Model>& model, const surprise::Settings& settings,
                               const jobs::JobContext& context) {
  const auto source = scenes::openAny(clip, context);
  surprise::Measurement measurement = surprise::planned(*source, *model, settings);
  latent::LatentCache latents(latent_bytes);
  media::FrameCache frames(frame_bytes);
  surprise::measure(measurement, *source, model, {latents, frames}, context, nullptr);
  return measurement;
}

void writeTables(const surprise::Measurement& measurement, const surprise::Summary& summary, const std::string& start, const std::string& end) {
  latent::writeTableCsv(surprise::windowTable(measurement), start + "surprise" + end);
  latent::writeTableCsv(surprise::timeTable(measurement, summary), start + "times" + end);
}

}  // namespace

int surpriseCommand(const SurpriseOptions& options, std::ostream& out, std::ostream& progress) {
  const latent::Metric metric = metricOf(options.metric);
  const std::string beside = besideOf(options);
  const jobs::JobContext context = reportingTo(progress, "Surprise");
  const model::Compute compute = model::parseCompute(options.device, options.precision);
  auto model = model::Model::open(options.model, context);
  if (!compute.isExact()) model = model->computedBy(compute, context);
  const surprise::Settings settings = settingsFor(options, model->description());
  std::error_code failed;
  std::filesystem::create_directories(options.out, failed);
  if (failed) fail(ErrorKind::Refused, "This folder cannot be made: " + failed.message() + ". Choose another.", options.out);

  const surprise::Measurement first = measured(options.clip, model, settings, context);
  const surprise::Summary of_first = surprise::summarise(first, metric);
  writeTables(first, of_first, options.out + '/', ".csv");
  out << surprise::summaryText(first, of_first);
  std::string json = surprise::summaryJson(first, of_first);
  if (!beside.empty()) {
    const surprise::Measurement second = measured(beside, model, settings, context);
    const surprise::Summary of_second = surprise::summarise(second, metric);
    writeTables(second, of_second, options.out + '/', "_beside.csv");
    latent::writeTableCsv(surprise::pairTable(first, second, of_first, of_second), options.out + "/pair.csv");
    json = surprise::pairJson(first, second, of_first, of_second);
    out << '\n' << surprise::summaryText(second, of_second) << '\n' << surprise::pairText(first, second, of_first, of_second);
  }
  writeWhole(options.out + "/surprise.json", [&](std::ostream& file) { file << json << '\n'; });
  out << "Written to " << options.out << '\n';
  return Success;
}

}  // namespace lacuna::app
