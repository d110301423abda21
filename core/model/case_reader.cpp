#include "core/model/case_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "core/base/error.hpp"
#include "core/base/json_guard.hpp"
#include "core/model/file.hpp"

namespace lacuna::model {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

json readCase(const fs::path& folder) {
  const fs::path path = folder / "case.json";
  std::error_code unreachable;  // then there is none to read
  if (!fs::is_regular_file(path, unreachable)) {
    fail(ErrorKind::NotFound, "This folder is no golden case: it has no case.json. Name a folder that has one.",
         folder.string());
  }
  const File file(path.string());
  if (file.bytes() > (16U << 20U)) fail(ErrorKind::Refused, "This case.json is too large to be one.", path.string());
  const auto refuse = [&](const std::string& what) { fail(ErrorKind::Refused, "This case.json " + what + ".", path.string()); };
  constexpr int max_depth = 16;  // copying json takes stack for every level
  const json value = json::parse(file.text(0, file.bytes()), JsonGuard(max_depth, refuse), false);
  const bool whole = value.is_object() && value.contains("checkpoint") && value["checkpoint"].is_object() &&
                     value["checkpoint"].contains("file") && value["checkpoint"]["file"].is_string();
  if (!whole)
    fail(ErrorKind::Unreadable, "This case.json names no checkpoint, so the folder is no golden case.", path.string());
  return value;
}

}  // namespace

CaseReader::CaseReader(const std::string& folder) : folder_(folder), golden_(readCase(folder)) {}

std::string CaseReader::checkpointPath() const {
  const fs::path name = golden_["checkpoint"]["file"].get<std::string>();
  const std::vector<fs::path> parts(name.begin(), name.end());
  const auto ups = std::count(parts.begin(), parts.end(), fs::path(".."));
  const bool beside = ups == 1 && parts.size() == 3 && parts.front() == ".." && parts[1] != ".";
  if (name.empty() || name.has_root_path() || (ups > 0 && !beside)) {
    fail(ErrorKind::Refused,
         "This case names a checkpoint outside its folder, which Lacuna does not open. Put the file into the folder.",
         folder_);
  }
  return (fs::path(folder_) / name).string();
}

std::vector<GoldenClip> CaseReader::clips() const {
  std::vector<GoldenClip> clips;
  const json all = part(golden_, "masks");
  if (all.contains("video") && all.contains("image")) {
    clips.push_back({"", masks({{"masks", part(all, "video")}}), 0});
    clips.push_back({"image.", masks({{"masks", part(all, "image")}}), 0});
  } else if (!all.empty()) {
    clips.push_back({"", masks(golden_), 0});
  }
  for (const char* const group : {"variants", "other_sizes"}) {
    const json variants = part(golden_, group);
    for (const auto& [name, variant] : variants.items()) {
      if (!variant.is_object()) broken(group);
      const json built = part(variant, "predictor_built_with");
      clips.push_back({checked(name) + ".", masks(variant), number(built, "rope_grid_size_used_by_predictor")});
    }
  }
  return clips;
}

std::string CaseReader::name() const {
  const auto found = golden_.find("case");
  if (found == golden_.end()) return fs::path(folder_).filename().string();
  if (!found->is_string()) broken("case");
  return checked(found->get<std::string>());
}

void CaseReader::broken(const std::string& key) const {
  fail(ErrorKind::Unreadable, "The case.json of this case has a wrong \"" + key + "\". Take a whole copy of it.", folder_);
}

std::map<std::string, int> CaseReader::masks(const json& object) const {
  std::map<std::string, int> masks;
  const json all = part(object, "masks");
  for (const auto& [name, mask] : all.items()) {
    if (mask.is_object()) masks[checked(name)] = number(mask, "mask_index");
  }
  return masks;
}

json CaseReader::part(const json& object, const char* key) const {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return json::object();
  if (!found->is_object()) broken(key);
  return *found;
}

int CaseReader::number(const json& object, const char* key) const {
  constexpr double largest = 4096;
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return 0;
  if (!found->is_number_integer() || found->get<double>() < 0 || found->get<double>() > largest) broken(key);
  return found->get<int>();
}

/// Names become parts of lines and tables for people.
std::string CaseReader::checked(const std::string& name) const {
  constexpr std::size_t longest = 120;
  const bool printable = std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (!printable || name.size() > longest) broken("name");
  return name;
}

}  // namespace lacuna::model
