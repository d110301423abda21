#include "core/media/clip_window.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/base/error.hpp"
#include "core/media/clip_hash.hpp"

namespace lacuna::media {
namespace {

namespace fs = std::filesystem;

void addFile(Hasher& hasher, const fs::path& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  const fs::file_time_type changed = fs::last_write_time(file, error);
  hasher.text(file.string()).value(size).value(static_cast<std::int64_t>(changed.time_since_epoch().count()));
}

/// Names the content that the cache holds: a file that changed on disk is another clip.
std::string clipKey(const ClipInfo& info) {
  Hasher hasher;
  hasher.text(info.path).value(info.frames).value(info.width).value(info.height);
  std::error_code error;
  if (fs::is_regular_file(info.path, error)) {
    addFile(hasher, info.path);
  } else if (info.container == "images") {
    const fs::path folder = fs::is_directory(info.path, error) ? fs::path(info.path) : fs::path(info.path).parent_path();
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.empty() ? fs::path(".") : folder, error))
      files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) addFile(hasher, file);
  }
  return hasher.digest().hex();
}

struct Size {
  int width = 0, height = 0;
};

Size displaySize(int width, int height) {
  const int longest = std::max(width, height);
  if (longest <= ClipWindow::max_display_side) return {width, height};
  const double scale = static_cast<double>(ClipWindow::max_display_side) / longest;
  return {std::max(1, static_cast<int>(width * scale + 0.5)), std::max(1, static_cast<int>(height * scale + 0.5))};
}

/// The model's input, the pictures it is made from, their motion and the frames for display, before any of them is read.
void refuseTooLarge(const ClipWindow& window) {
  const std::vector<std::int64_t>& indices = window.frame_in_clip;
  std::int64_t distinct = indices.empty() ? 0 : 1;  // repeated frames share one picture for display
  for (std::size_t i = 1; i < indices.size(); ++i) distinct += indices[i] != indices[i - 1] ? 1 : 0;
  const Size display = displaySize(window.info.width, window.info.height);
  const std::int64_t crop = window.geometry.crop, frames = static_cast<std::int64_t>(indices.size());
  constexpr std::int64_t channels = 3, bytes_a_value = sizeof(float) + 1;
  const std::int64_t bytes =
      channels * (frames * crop * crop * bytes_a_value + distinct * display.width * display.height) +
      FrameMotion::bytesFor(frames, crop);
  if (bytes <= ClipWindow::max_bytes) return;
  fail(ErrorKind::Refused,
       "A window of " + std::to_string(frames) + " frames of " + std::to_string(crop) + " x " + std::to_string(crop) +
           " px needs " + std::to_string((bytes + (1 << 20) - 1) >> 20) + " MB, more than " +
           std::to_string(ClipWindow::max_bytes >> 20) + " MB. Choose fewer frames or a smaller picture.",
       window.info.path);
}

std::shared_ptr<const Image> forDisplay(const std::shared_ptr<const Image>& frame) {
  const Size size = displaySize(frame->width, frame->height);
  if (size.width == frame->width && size.height == frame->height) return frame;
  auto smaller = std::make_shared<Image>();
  smaller->width = size.width;
  smaller->height = size.height;
  smaller->rgb.resize(3 * static_cast<std::size_t>(smaller->width) * static_cast<std::size_t>(smaller->height));
  // OpenCV only reads it: a constant picture cannot be wrapped otherwise.
  const cv::Mat source(frame->height, frame->width, CV_8UC3, const_cast<std::uint8_t*>(frame->rgb.data()));
  cv::Mat target(smaller->height, smaller->width, CV_8UC3, smaller->rgb.data());
  cv::resize(source, target, target.size(), 0, 0, cv::INTER_AREA);
  return smaller;
}

std::shared_ptr<const Image> cachedFrame(FrameSource& source, const std::string& key, std::int64_t index, FrameCache& cache,
                                         const jobs::JobContext& context) {
  if (auto known = cache.find(key, index)) return known;
  auto decoded = std::make_shared<const Image>(source.frame(index, context));
  cache.insert(key, index, decoded);
  return decoded;
}

std::vector<double> windowTimes(const ClipWindow& window, const std::vector<double>& frame_times) {
  const double interval = frameStep(window.info.rate_fps, window.sampling.rate_fps) / window.info.rate_fps;
  std::vector<double> times;
  for (std::size_t i = 0; i < window.frame_in_clip.size(); ++i) {
    const bool repeated = i > 0 && window.frame_in_clip[i] == window.frame_in_clip[i - 1];
    times.push_back(repeated ? times.back() + interval : frame_times[static_cast<std::size_t>(window.frame_in_clip[i])]);
  }
  return times;
}

}  // namespace

double ClipWindow::end_s() const {
  if (time_s.empty()) return 0;
  if (time_s.size() > 1) return 2 * time_s.back() - time_s[time_s.size() - 2];
  return time_s.back() + frameStep(info.rate_fps, sampling.rate_fps) / info.rate_fps;
}

std::shared_ptr<const ClipWindow> readWindow(FrameSource& source, const Sampling& sampling, int crop,
                                             const Normalisation& normalisation, FrameCache& cache,
                                             const jobs::JobContext& context) {
  auto window = std::make_shared<ClipWindow>();
  window->info = source.info();
  window->sampling = sampling;
  window->frame_in_clip = sampleFrameIndices(window->info.frames, window->info.rate_fps, sampling);
  window->time_s = windowTimes(*window, source.frameTimes());
  window->geometry = cropGeometry(window->info.width, window->info.height, crop);
  refuseTooLarge(*window);
  const std::string key = clipKey(window->info);
  std::vector<Image> pictures;
  const std::size_t total = window->frame_in_clip.size();
  for (std::size_t i = 0; i < total; ++i) {
    context.throwIfStopped();
    context.progress({"Reading frames", static_cast<double>(i), static_cast<double>(total), "frames"});
    if (i > 0 && window->frame_in_clip[i] == window->frame_in_clip[i - 1]) {
      ++window->repeated_frames;
      window->frames.push_back(window->frames.back());
      pictures.push_back(pictures.back());
      continue;
    }
    const auto frame = cachedFrame(source, key, window->frame_in_clip[i], cache, context);
    window->frames.push_back(forDisplay(frame));
    pictures.push_back(resizeAndCrop(*frame, window->geometry));
  }
  context.progress({"Reading frames", static_cast<double>(total), static_cast<double>(total), "frames"});
  window->motion = frameMotion(pictures, context);
  window->input = normalise(pictures, normalisation);
  window->hash = hashOf(window->input);
  return window;
}

}  // namespace lacuna::media
