#include "app/surprise_command.hpp"

#include <filesystem>
#include <optional>
#include <ostream>

#include "app/commands.hpp"
#include "app/progress_lines.hpp"
#include "app/sources.hpp"
#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/base/whole_file.hpp"
#include "core/latent/errors.hpp"
#include "core/model/compute.hpp"
#include "core/scenes/any_clip.hpp"
#include "core/scenes/twin.hpp"
#include "core/surprise/tables.hpp"

namespace lacuna::app {
namespace {

constexpr std::size_t latent_bytes = std::size_t{1} << 26, frame_bytes = std::size_t{1} << 28;

latent::Metric metricOf(const std::string& name) {
  if (const auto metric = latent::metricNamed(name)) return *metric;
  fail(ErrorKind::Refused, "There is no metric '" + name + "'. Choose l1_normed, l1_raw, l2_normed or cosine.");
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

/// A clip that can be measured; nothing is measured yet.
struct Planned {
  std::shared_ptr<media::FrameSource> source;
  surprise::Measurement measurement;

  Planned(const std::string& clip, const model::Model& model, const surprise::Settings& settings)
      : source(scenes::openAny(clip, {})), measurement(surprise::planned(*source, model, settings)) {}

  void measure(const std::shared_ptr<const model::Model>& model, const jobs::JobContext& context) {
    latent::LatentCache latents(latent_bytes);
    media::FrameCache frames(frame_bytes);
    surprise::measure(measurement, *source, model, {latents, frames}, context, nullptr);
  }
};

void writeTables(const surprise::Measurement& measurement, const surprise::Summary& summary, const std::string& start, const std::string& end) {
  latent::writeTableCsv(surprise::windowTable(measurement), start + "surprise" + end);
  latent::writeTableCsv(surprise::timeTable(measurement, summary), start + "times" + end);
}

/// Prints what is told of a second clip and returns the json of both.
std::string writePair(const surprise::Measurement& a, const surprise::Measurement& b, const surprise::Summary& of_a, const surprise::Summary& of_b,
                      const std::string& folder, std::ostream& out) {
  latent::writeTableCsv(surprise::pairTable(a, b, of_a, of_b), folder + "/pair.csv");
  out << '\n' << surprise::summaryText(b, of_b) << '\n' << surprise::pairText(a, b, of_a, of_b);
  return surprise::pairJson(a, b, of_a, of_b);
}

/// Where a clip is, and the hash of what was seen of it: of the hashes of its windows, which surprise.csv has one by one.
void printClip(const char* label, const surprise::Measurement& measurement, std::ostream& out) {
  Hasher hasher;
  for (const auto& window : measurement.windows) hasher.value(window->clip.high).value(window->clip.low);
  printPathLine(label, measurement.clip.path, out);
  printSourceLine("Clip hash", hasher.digest().hex() + " (of the clip_hash of all windows)", out);
}

}  // namespace

int surpriseCommand(const SurpriseOptions& options, std::ostream& out, std::ostream& progress) {
  const latent::Metric metric = metricOf(options.metric);
  const std::string beside = besideOf(options);
  const jobs::JobContext context = reportingTo(progress, "Surprise");
  const model::Compute compute = model::parseCompute(options.device, options.precision);
  auto model = model::Model::open(options.model, {});
  if (!compute.isExact()) model = model->computedBy(compute, {});
  const surprise::Settings settings = settingsFor(options, model->description());
  Planned first(options.clip, *model, settings);
  std::optional<Planned> second;
  if (!beside.empty()) second.emplace(beside, *model, settings);  // before the long work: a mistake is told at once
  std::error_code failed;
  std::filesystem::create_directories(options.out, failed);
  if (failed) fail(ErrorKind::Refused, "This folder cannot be made: " + failed.message() + ". Choose another.", options.out);

  first.measure(model, context);
  const surprise::Summary of_first = surprise::summarise(first.measurement, metric);
  writeTables(first.measurement, of_first, options.out + '/', ".csv");
  out << surprise::summaryText(first.measurement, of_first);
  std::string json = surprise::summaryJson(first.measurement, of_first);
  if (second) {
    second->measure(model, context);
    const surprise::Summary of_second = surprise::summarise(second->measurement, metric);
    writeTables(second->measurement, of_second, options.out + '/', "_beside.csv");
    json = writePair(first.measurement, second->measurement, of_first, of_second, options.out, out);
  }
  writeWhole(options.out + "/surprise.json", [&](std::ostream& file) { file << json << '\n'; });
  printClip("From", first.measurement, out);
  if (second) printClip("Beside, from", second->measurement, out);
  printModelSource(*model, options.model, out);
  printSourceLine("Mask token", std::to_string(options.mask_token), out);
  printContextSource(options.context_from_target_encoder, out);
  out << "Written to " << options.out << '\n';
  return Success;
}

}  // namespace lacuna::app
