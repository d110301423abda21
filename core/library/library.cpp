#include "core/library/library.hpp"

#include <faiss/IndexFlat.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <map>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/library/clip_list.hpp"
#include "core/library/library_file.hpp"
#include "core/scenes/any_clip.hpp"

namespace lacuna::library {
namespace {

std::vector<float> unit(std::span<const float> latent) {
  double squares = 0;
  for (const float value : latent) squares += static_cast<double>(value) * value;
  std::vector<float> scaled(latent.begin(), latent.end());
  if (squares > 0)
    for (float& value : scaled) value = static_cast<float>(value / std::sqrt(squares));
  return scaled;
}

}  // namespace

struct Library::Index {
  explicit Index(const Contents& contents) : vectors(static_cast<std::int64_t>(contents.width)) {
    const auto step_rows = static_cast<std::size_t>(contents.rows) * static_cast<std::size_t>(contents.cols);
    std::size_t row = 0;
    for (std::size_t clip = 0; clip < contents.clips.size(); ++clip)
      for (std::size_t window = 0; window < contents.clips[clip].windows.size(); ++window) {
        places.push_back({row, clip, window});
        row += contents.clips[clip].windows[window].steps.size() * step_rows;
      }
  }

  struct Place {
    std::size_t first_row, clip, window;
  };
  faiss::IndexFlatIP vectors;
  std::vector<Place> places;  ///< of the windows, in order
};

Library::Library(std::string folder, Contents contents)
    : folder_(std::move(folder)), contents_(std::move(contents)), index_(std::make_unique<Index>(contents_)) {}

Library::~Library() = default;

std::shared_ptr<const Library> Library::load(const std::string& folder, const jobs::JobContext& context) {
  LibraryFile file(filePath(folder), most_bytes);
  const std::shared_ptr<Library> library(new Library(folder, file.contents()));
  faiss::IndexFlatIP& vectors = library->index_->vectors;
  const std::size_t width = file.contents().width;
  vectors.codes.resize(file.rows() * width * sizeof(float));  // at once: adding grows it by doubling, beyond what was promised
  file.forRows(
      [&](std::span<const float> rows) {
        std::ranges::copy(std::as_bytes(rows), reinterpret_cast<std::byte*>(vectors.codes.data()) + static_cast<std::size_t>(vectors.ntotal) * width * sizeof(float));
        vectors.ntotal += static_cast<std::int64_t>(rows.size() / width);
      },
      context);
  return library;
}

void Library::requireModel(const model::Model& model) const {
  if (model.hash() == contents_.model) return;
  const std::string& name = model.description().name;
  const std::string made = name == contents_.model_name
                               ? "other weights of " + name + ", or with these computed in another way"
                               : oneLine(contents_.model_name, 120);
  fail(ErrorKind::Mismatch, "This library was made with " + made + ", so its latents are not this model's. Build it again with this one.",
       folder_);
}

Match Library::matchAt(std::size_t row, float cosine) const {
  const auto after = std::upper_bound(index_->places.begin(), index_->places.end(), row,
                                      [](std::size_t wanted, const Index::Place& place) { return wanted < place.first_row; });
  const Index::Place& place = *std::prev(after);
  const std::size_t in_window = row - place.first_row, cols = static_cast<std::size_t>(contents_.cols);
  const std::size_t step_rows = static_cast<std::size_t>(contents_.rows) * cols, in_step = in_window % step_rows;
  return {place.clip, place.window, in_window / step_rows, static_cast<int>(in_step / cols), static_cast<int>(in_step % cols), cosine};
}

std::vector<Match> Library::search(std::span<const float> latent, std::size_t count, std::size_t most_a_clip) const {
  const std::size_t rows = contents_.tokens();
  if (latent.size() != contents_.width)
    fail(ErrorKind::Mismatch, "The latent has " + std::to_string(latent.size()) + " features, those of the library have " +
                                  std::to_string(contents_.width) + ".");
  const std::size_t reachable = most_a_clip > 0 ? std::min(rows, contents_.clips.size() * most_a_clip) : rows;
  const std::size_t wanted = std::min(count, reachable);
  const std::vector<float> query = unit(latent);
  std::vector<Match> matches;
  // Where one clip has the nearest tokens all to itself, more of them are looked at until other clips come up.
  for (std::size_t looked_at = wanted; wanted > 0; looked_at = std::min(rows, 8 * looked_at)) {
    std::vector<float> cosines(looked_at);
    std::vector<std::int64_t> ids(looked_at);
    index_->vectors.search(1, query.data(), static_cast<std::int64_t>(looked_at), cosines.data(), ids.data());
    std::map<std::size_t, std::size_t> taken;
    matches.clear();
    for (std::size_t i = 0; i < looked_at && matches.size() < wanted && ids[i] >= 0; ++i) {
      const Match match = matchAt(static_cast<std::size_t>(ids[i]), std::clamp(cosines[i], -1.0F, 1.0F));
      if (most_a_clip == 0 || taken[match.clip]++ < most_a_clip) matches.push_back(match);
    }
    if (matches.size() == wanted || looked_at == rows) break;
  }
  return matches;
}

std::shared_ptr<const media::ClipWindow> readMoment(const Library& library, const Match& match, const jobs::JobContext& context) {
  const auto source = scenes::openAny(pathOf(library.folder(), library.clipOf(match)), context);
  media::FrameCache none(0);
  const media::Sampling one_frame{library.momentOf(match).frame_in_clip, 1, source->info().rate_fps};
  return media::readWindow(*source, one_frame, library.contents().settings.crop, {}, none, context);
}

}  // namespace lacuna::library
