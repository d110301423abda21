#include "core/library/build.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/latent/make_latents.hpp"
#include "core/library/clip_list.hpp"
#include "core/library/library_file.hpp"
#include "core/scenes/any_clip.hpp"

namespace lacuna::library {
namespace {

/// Where windows begin: one after another without overlap while they fit the clip; of more than are wanted, some spread over it.
std::vector<std::int64_t> windowStarts(const media::ClipInfo& info, const Settings& settings) {
  const std::int64_t length = std::int64_t{settings.frames} * media::frameStep(info.rate_fps, settings.rate_fps);
  const std::int64_t fitting = std::max<std::int64_t>(1, info.frames / length);
  const std::int64_t wanted = std::min<std::int64_t>(fitting, settings.windows);
  std::vector<std::int64_t> starts;
  for (std::int64_t i = 0; i < wanted; ++i) starts.push_back((i * fitting / wanted) * length);
  return starts;
}

/// The steps of a window that show something new.
Window describe(const media::ClipWindow& window, int steps) {
  Window described{window.sampling.start_frame, {}};
  const std::size_t per_step = std::max<std::size_t>(1, window.frame_in_clip.size() / static_cast<std::size_t>(steps));
  for (std::size_t first = 0; described.steps.size() < static_cast<std::size_t>(steps); first += per_step) {
    if (first > 0 && window.frame_in_clip[first] == window.frame_in_clip[first - 1]) break;  // the last frame, from here on
    described.steps.push_back({window.frame_in_clip[first], window.time_s[first]});
  }
  return described;
}

/// A context whose work is a part of a whole that goes from 0 to 1.
jobs::JobContext partOf(const jobs::JobContext& whole, double from, double share) {
  return {whole.stop, [&whole, from, share](const jobs::Progress& inner) {
            whole.progress({inner.doing, from + share * std::clamp(inner.fraction(), 0.0, 1.0), 1, inner.unit});
          }};
}

void scaleToUnit(std::span<float> vector) {
  double squares = 0;
  for (const float value : vector) squares += static_cast<double>(value) * value;
  if (squares == 0) return;
  for (float& value : vector) value = static_cast<float>(value / std::sqrt(squares));
}

/// The library that is there, where it was made in the same way and is whole.
struct OldLibrary {
  std::optional<LibraryFile> file;
  std::map<Hash128, std::pair<std::size_t, const ClipEntry*>> by_hash;  ///< first vector and clip
  std::optional<Error> error;

  OldLibrary(const std::string& path, const Contents& wanted, const jobs::JobContext& context) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return;
    try {
      file.emplace(path, Library::most_bytes);
      const Contents& had = file->contents();
      const bool same = had.model == wanted.model && had.settings == wanted.settings && had.width == wanted.width &&
                        had.rows == wanted.rows && had.cols == wanted.cols;
      if (same) file->forRows([](std::span<const float>) {}, context);
      if (!same) file.reset();
    } catch (const Failure& failure) {
      error = failure.error();
      file.reset();
    }
    if (!file) return;
    std::size_t row = 0;
    for (const ClipEntry& clip : file->contents().clips) {
      by_hash.emplace(clip.hash, std::pair(row, &clip));
      row += file->contents().tokensOf(clip);
    }
  }
};

class Build {
 public:
  Build(const BuildRequest& request, const jobs::JobContext& context)
      : request_(request), context_(context), contents_(emptyContents()) {}

  BuildReport run() {
    std::vector<std::string> clips = clipsIn(request_.folder, context_);
    clips.insert(clips.end(), request_.scenes.begin(), request_.scenes.end());
    const std::string path = filePath(request_.folder);
    OldLibrary old(path, contents_, context_);
    report_.old_unread = old.error;
    LibraryWriter writer(path, contents_.width);
    for (std::size_t i = 0; i < clips.size(); ++i) add(clips[i], progressOf(clips[i], i, clips.size()), old, writer);
    if (contents_.clips.empty()) failWithoutClips();
    writer.finish(contents_);
    report_.clips = contents_.clips.size();
    report_.tokens = writer.rows();
    return report_;
  }

 private:
  Contents emptyContents() const {
    const model::ModelDescription& d = request_.model->description();
    const Settings& settings = request_.settings;
    if (const auto why_not = d.whyNotTaken(settings.frames, settings.crop)) fail(ErrorKind::Mismatch, *why_not);
    const mask::TokenGrid grid = d.gridFor(settings.frames, settings.crop, settings.crop);
    return {request_.model->hash(), d.name, settings, grid.rows, grid.cols, static_cast<std::size_t>(d.latentWidth()), {}};
  }

  /// What is done within a clip moves the bar by a part of the clip.
  jobs::JobContext progressOf(const std::string& clip, std::size_t number, std::size_t count) const {
    const auto total = static_cast<double>(count), done = static_cast<double>(number);
    context_.progress({oneLine(clip, 120), done, total, "clips"});
    return {context_.stop, [this, name = oneLine(clip, 120), done, total](const jobs::Progress& inner) {
              context_.progress({name, done + std::clamp(inner.fraction(), 0.0, 1.0), total, "clips"});
            }};
  }

  void add(const std::string& name, const jobs::JobContext& context, OldLibrary& old, LibraryWriter& writer) {
    context.throwIfStopped();
    if (!canBeNamed(name)) {
      report_.unread.push_back({ErrorKind::Refused, "The name of this file is not UTF-8. Rename it.", oneLine(name, 120)});
      return;
    }
    ClipEntry clip{name, {}, 0, {}};
    try {
      clip.hash = contentHash(pathOf(request_.folder, clip), context);
    } catch (const Failure& failure) {
      report_.unread.push_back(failure.error());
      return;
    }
    const auto known = old.by_hash.find(clip.hash);
    if (known != old.by_hash.end()) return copy(std::move(clip), known->second, *old.file, writer);
    encode(std::move(clip), context, writer);
  }

  bool hasRoomFor(std::size_t tokens, const LibraryWriter& writer) const {
    return (writer.rows() + tokens) * contents_.width * sizeof(float) <= request_.most_bytes;
  }

  void copy(ClipEntry clip, const std::pair<std::size_t, const ClipEntry*>& known, LibraryFile& file, LibraryWriter& writer) {
    const auto& [first, had] = known;
    clip.frames = had->frames;
    clip.windows = had->windows;
    if (!hasRoomFor(contents_.tokensOf(clip), writer)) {
      ++report_.left_out;
      return;
    }
    std::size_t row = first;
    for (const Window& window : clip.windows) {  // a window's vectors are what memory holds anyway
      const std::size_t tokens = window.steps.size() * static_cast<std::size_t>(contents_.rows * contents_.cols);
      writer.add(file.read(row, tokens).values);
      row += tokens;
    }
    contents_.clips.push_back(std::move(clip));
  }

  void encode(ClipEntry clip, const jobs::JobContext& context, LibraryWriter& writer) {
    std::shared_ptr<media::FrameSource> source;
    try {
      source = scenes::openAny(pathOf(request_.folder, clip), {context.stop, nullptr});
    } catch (const Failure& failure) {
      report_.unread.push_back(failure.error());
      return;
    }
    clip.frames = source->info().frames;
    bool full = false;
    const auto starts = windowStarts(source->info(), request_.settings);
    const double share = 1.0 / static_cast<double>(starts.size());
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const double from = static_cast<double>(i) * share;
      const auto window = readWindow(*source, starts[i], partOf(context, from, share / 2));
      if (!window) continue;
      full = !hasRoomFor(static_cast<std::size_t>(gridOf(*window).size()), writer);
      if (full) break;
      clip.windows.push_back(encode(*window, partOf(context, from + share / 2, share / 2), writer));
    }
    if (full) ++report_.left_out;
    if (clip.windows.empty()) return;
    ++report_.encoded;
    contents_.clips.push_back(std::move(clip));
  }

  mask::TokenGrid gridOf(const media::ClipWindow& window) const {
    return request_.model->description().gridFor(window.input.frames, window.input.height, window.input.width);
  }

  std::shared_ptr<const media::ClipWindow> readWindow(media::FrameSource& source, std::int64_t start, const jobs::JobContext& context) {
    media::FrameCache none(0);
    const Settings& settings = request_.settings;
    try {
      return media::readWindow(source, {start, settings.frames, settings.rate_fps}, settings.crop, {}, none, context);
    } catch (const Failure& failure) {
      report_.unread.push_back(failure.error());
      return nullptr;
    }
  }

  Window encode(const media::ClipWindow& window, const jobs::JobContext& context, LibraryWriter& writer) const {
    latent::LatentCache none(0);
    const auto targets = latent::targetLatents(window, *request_.model, none, context);
    Matrix vectors = model::layerNormed(targets->values, request_.model->description().levels);
    Window described = describe(window, targets->grid.steps);
    const std::size_t kept = described.steps.size() * static_cast<std::size_t>(targets->grid.perStep());
    for (std::size_t row = 0; row < kept; ++row) scaleToUnit(vectors.row(row));
    writer.add(std::span<const float>(vectors.values).first(kept * vectors.cols));
    return described;
  }

  [[noreturn]] void failWithoutClips() const {
    if (!report_.unread.empty()) throw Failure(report_.unread.front());
    fail(ErrorKind::NotFound,
         report_.left_out > 0 ? "There is no room for even one window of a clip." : "There are no videos, GIFs or pictures in this folder.",
         request_.folder);
  }

  const BuildRequest& request_;
  const jobs::JobContext& context_;
  Contents contents_;
  BuildReport report_;
};

}  // namespace

BuildReport buildLibrary(const BuildRequest& request, const jobs::JobContext& context) { return Build(request, context).run(); }

}  // namespace lacuna::library
