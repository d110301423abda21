#include "core/sweep/portable.hpp"

#include <filesystem>
#include <functional>
#include <map>

#include "core/base/file_name.hpp"
#include "core/base/home_path.hpp"
#include "core/base/outcome.hpp"

namespace lacuna::sweep {
namespace {

namespace fs = std::filesystem;

/// Every clip, checkpoint and mask by another name.
Spec renamed(Spec spec, const std::function<std::string(const std::string&)>& file, const std::function<std::string(const std::string&)>& model) {
  spec.model = model(spec.model);
  spec.mask = file(spec.mask);
  for (std::string& clip : spec.clips) clip = file(clip);
  for (Axis& axis : spec.axes)
    for (std::string& value : axis.values) {
      if (axis.name == "model") value = model(value);
      if (axis.name == "mask") value = file(value);
    }
  return spec;
}

/// The last parts of a path; a folder may end in "/".
std::string lastOf(const fs::path& path, std::size_t parts) {
  fs::path last;
  fs::path rest = path.lexically_normal();
  if (!rest.has_filename()) rest = rest.parent_path();
  for (std::size_t i = 0; i < parts && rest.has_filename(); ++i, rest = rest.parent_path()) last = last.empty() ? rest.filename() : rest.filename() / last;
  return last.string();
}

/// What was found, but for what would be the same file as another value: which of them it is nobody knows.
void keepApart(const std::vector<std::string>& before, std::vector<std::string>& found) {
  std::map<std::string, int> times;
  for (const std::string& value : found) ++times[value];
  for (std::size_t i = 0; i < found.size(); ++i)
    if (times[found[i]] > 1) found[i] = before[i];
}

bool isThere(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

}  // namespace

std::string nameOf(const std::string& path) {
  return fs::path(path).is_absolute() ? fileNameOf(path) : path;
}

std::vector<std::string> namesApart(const std::vector<std::string>& values) {
  std::vector<std::string> names;
  for (const std::string& value : values) names.push_back(nameOf(value));
  for (std::size_t parts = 2;; ++parts) {
    std::map<std::string, int> times;
    for (const std::string& name : names) ++times[name];
    bool longer = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (times[names[i]] < 2 || !fs::path(values[i]).is_absolute()) continue;
      std::string name = lastOf(values[i], parts);
      longer = longer || name != names[i];
      names[i] = std::move(name);
    }
    if (!longer) return names;
  }
}

Spec byNames(Spec spec) { return renamed(std::move(spec), nameOf, nameOf); }

std::string jsonIn(const std::string& folder, const Spec& spec) {
  const fs::path here = fs::absolute(folder).lexically_normal();
  const auto from_here = [&here](const std::string& path) {
    if (!fs::path(path).is_absolute()) return path;
    const fs::path below = fs::path(path).lexically_relative(here);
    return below.empty() || *below.begin() == ".." ? withTilde(path) : (fs::path(".") / below).string();
  };
  return jsonOf(renamed(spec, from_here, from_here));
}

Spec withMovedFound(Spec spec, const std::string& folder, const std::string& model_in_use) {
  const auto beside = [&folder](const std::string& path) {
    if (folder.empty() || !fs::path(path).is_absolute() || isThere(path)) return path;
    const fs::path here = fs::absolute(fs::path(folder) / nameOf(path));
    return isThere(here) ? here.lexically_normal().string() : path;
  };
  const auto model = [&](const std::string& path) {
    const std::string found = beside(path);
    const bool in_use = !isThere(found) && isThere(model_in_use) && fs::path(model_in_use).filename() == nameOf(path);
    return in_use ? fs::absolute(model_in_use).lexically_normal().string() : found;
  };
  Spec found = renamed(spec, beside, model);
  keepApart(spec.clips, found.clips);
  for (std::size_t axis = 0; axis < spec.axes.size(); ++axis) keepApart(spec.axes[axis].values, found.axes[axis].values);
  return found;
}

bool isTextOf(const std::string& stored, const Spec& spec) {
  if (stored == textOf(spec) || stored == textByNames(spec)) return true;
  if (stored.size() > most_spec_bytes) return false;
  const auto known = outcomeOf([&stored] { return parseStoredText(stored); });
  if (!known.ok() || byNames(known.value().spec) != byNames(spec)) return false;
  return known.value().mask_hashes.empty() || known.value().mask_hashes == maskHashes(spec);
}

}  // namespace lacuna::sweep
