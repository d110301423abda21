#include "app/train_command.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
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

constexpr std::size_t most_bytes = std::size_t{512} << 20U;  // of all windows, shared evenly by the files

std::vector<std::string> filesIn(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.is_regular_file() && entry.path().extension() != ".json")  // the truth beside a drawn clip
      files.push_back(entry.path().string());
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

/// Windows side by side through one clip, `most` at most.
train::FramePool readClip(const std::string& file, const train::NetworkSize& size, std::size_t most) {
  const auto source = media::openClip(file, {});
  const std::int64_t stride = std::int64_t{size.frames} * media::frameStep(source->info().rate_fps, world::scene_rate_fps);
  if (source->info().frames < stride) fail(ErrorKind::Mismatch, "This clip is shorter than one window.", file);
  train::FramePool windows;
  for (std::int64_t start = 0; start + stride <= source->info().frames && windows.size() < most; start += stride)
    windows.push_back(readWindow(*source, start, size));
  return windows;
}

/// Windows of all clips of a folder, within `most_bytes` shared evenly; a file that gives none is named and left out, as are
/// files for which there is no room.
train::FramePool readPool(const std::string& folder, const train::NetworkSize& size, std::ostream& out) {
  const std::vector<std::string> files = filesIn(folder);
  const std::size_t window_bytes = std::size_t{3} * static_cast<std::size_t>(size.frames) *
                                   static_cast<std::size_t>(size.side_px) * static_cast<std::size_t>(size.side_px);
  const std::size_t room = std::max<std::size_t>(1, most_bytes / window_bytes);
  const std::size_t most = std::max<std::size_t>(1, room / std::max<std::size_t>(1, files.size()));
  train::FramePool pool;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (pool.size() >= room) {
      out << "left out for want of memory: " << files.size() - i << " of " << files.size() << " files\n";
      break;
    }
    const std::string& file = files[i];
    auto windows = outcomeOf([&] { return readClip(file, size, most); });
    if (windows.ok()) {
      std::move(windows.value().begin(), windows.value().end(), std::back_inserter(pool));
    } else {
      out << "left out: " << windows.error()->line() << '\n';
    }
  }
  if (pool.empty()) fail(ErrorKind::NotFound, "No clip in this folder can be used.", folder);
  out << pool.size() << " windows of your own clips\n";
  return pool;
}

/// As many parts of the batch as there are cores, if it can be split so; one where a device does the work.
int fittingReplicas(const train::Recipe& recipe, int cores) {
  if (recipe.device != "cpu") return 1;
  const int least = recipe.spread > 0 ? 4 : 1;  // clips a part
  for (int parts = cores; parts > 1; --parts)
    if (recipe.batch % parts == 0 && recipe.batch / parts >= least) return parts;
  return 1;
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
  for (const auto& [name, value] : options.settings) train::set(request.recipe, name, value);
  if (options.settings.count("replicas") == 0) request.recipe.replicas = fittingReplicas(request.recipe, cores);
  const train::Recipe recipe =
      options.resume ? train::readState((std::filesystem::path(options.out) / "state.bin").string()).recipe : request.recipe;
  train::check(recipe);  // before clips are read, which takes long
  if (!options.clips.empty()) request.clips = readPool(options.clips, recipe.size, out);
  return runTraining(request, out);
}

}  // namespace lacuna::app
