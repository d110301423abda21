#include "app/train_command.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <thread>

#include "app/trainer/training.hpp"
#include "core/base/error.hpp"
#include "core/media/clip_reader.hpp"
#include "core/media/preprocess.hpp"
#include "core/media/sampling.hpp"
#include "core/train/run_files.hpp"
#include "core/world/scene.hpp"

namespace lacuna::app {
namespace {

constexpr std::size_t most_windows = 1024;  // of 0.4 MB at the usual size

std::vector<std::string> filesIn(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  if (error) fail(ErrorKind::NotFound, "This folder cannot be read: " + error.message() + ".", folder);
  std::sort(files.begin(), files.end());
  return files;
}

/// One window as the trainer wants it: [frames, 3, side, side] bytes.
std::vector<std::uint8_t> readWindow(media::FrameSource& source, std::int64_t start, const train::NetworkSize& size) {
  const auto& info = source.info();
  const media::CropGeometry geometry = media::cropGeometry(info.width, info.height, size.side_px);
  std::vector<std::uint8_t> window;
  const auto side = static_cast<std::size_t>(size.side_px);
  for (const std::int64_t index :
       media::sampleFrameIndices(info.frames, info.rate_fps, {start, size.frames, world::scene_rate_fps})) {
    const Image image = media::resizeAndCrop(source.frame(index, {}), geometry);
    for (std::size_t channel = 0; channel < 3; ++channel)
      for (std::size_t i = 0; i < side * side; ++i) window.push_back(image.rgb[3 * i + channel]);
  }
  return window;
}

/// Windows side by side through every clip of a folder; a file that is no clip is named and left out.
train::FramePool readPool(const std::string& folder, const train::NetworkSize& size, std::ostream& out) {
  train::FramePool pool;
  for (const std::string& file : filesIn(folder)) {
    const auto opened = outcomeOf([&] { return media::openClip(file, {}); });
    if (!opened.ok()) {
      out << "left out: " << opened.error()->line() << '\n';
      continue;
    }
    const auto& source = opened.value();
    const std::int64_t stride = std::int64_t{size.frames} * media::frameStep(source->info().rate_fps, world::scene_rate_fps);
    for (std::int64_t start = 0; start == 0 || start + stride <= source->info().frames; start += stride) {
      if (pool.size() == most_windows) {
        out << "Only the first " << most_windows << " windows are used.\n";
        return pool;
      }
      pool.push_back(readWindow(*source, start, size));
    }
  }
  if (pool.empty()) fail(ErrorKind::NotFound, "No clip in this folder can be read.", folder);
  out << pool.size() << " windows of your own clips\n";
  return pool;
}

}  // namespace

int trainCommand(const TrainOptions& options, int threads, std::ostream& out) {
  train::useThreads(threads);
  train::TrainingRequest request;
  request.folder = options.out;
  request.resume = options.resume;
  request.from = options.from;
  request.half_file = options.half;
  request.report_every = options.report_every;
  if (options.resume && !options.settings.empty())
    fail(ErrorKind::Refused, "A run goes on with its own settings: leave --" + options.settings.begin()->first +
                                 " out, or start a new one with --from.");
  const int cores = threads > 0 ? threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  while (request.recipe.replicas < cores && request.recipe.batch % (request.recipe.replicas * 2) == 0)
    request.recipe.replicas *= 2;
  for (const auto& [name, value] : options.settings) train::set(request.recipe, name, value);
  if (request.recipe.device != "cpu" && options.settings.count("replicas") == 0) request.recipe.replicas = 1;
  const train::Recipe recipe =
      options.resume ? train::readState((std::filesystem::path(options.out) / "state.bin").string()).recipe : request.recipe;
  if (!options.clips.empty()) request.clips = readPool(options.clips, recipe.size, out);
  return runTraining(request, out);
}

}  // namespace lacuna::app
