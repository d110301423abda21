#include "core/sweep/renamed_model.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/outcome.hpp"

namespace lacuna::sweep {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_entries = 20'000, most_opened = 8;
constexpr std::uintmax_t most_bytes = std::uintmax_t{16} << 30;  ///< read in one search: a minute or so

/// Checkpoints that lie where this one did, by name.
std::vector<fs::path> besides(const fs::path& missing) {
  std::vector<fs::path> files;
  std::error_code ended;
  std::size_t entries = 0;
  for (fs::directory_iterator entry(fs::absolute(missing).parent_path(), ended), end; !ended && entry != end && entries < most_entries; entry.increment(ended), ++entries) {
    std::error_code none;
    if (entry->path().extension() == missing.extension() && entry->is_regular_file(none)) files.push_back(entry->path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::shared_ptr<const model::Model> openRenamed(const std::string& path, const std::optional<Hash128>& known, const jobs::JobContext& context) {
  std::error_code none;
  if (!known || fs::exists(path, none)) return model::Model::open(path, context);
  std::size_t opened = 0;
  std::uintmax_t left = most_bytes;
  for (const fs::path& file : besides(path)) {
    const std::uintmax_t bytes = fs::file_size(file, none);
    if (none || bytes > left || ++opened > most_opened) continue;
    left -= bytes;
    const auto candidate = outcomeOf([&] { return model::Model::open(file.string(), context); });  // what cannot be read is not the one
    context.throwIfStopped();
    if (candidate.ok() && candidate.value()->hash() == *known) return candidate.value();
  }
  fail(ErrorKind::NotFound,
       "The checkpoint that the finished runs were made with is not there, nor beside it under another name. Its hash is " + known->hex() +
           ". Put it back.",
       path);
}

}  // namespace lacuna::sweep
