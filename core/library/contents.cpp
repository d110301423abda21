#include "core/library/contents.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/base/json_guard.hpp"
#include "core/base/one_line.hpp"

namespace lacuna::library {
namespace {

using Json = nlohmann::json;

constexpr const char* format_name = "lacuna library";
constexpr int format_version = 1;
constexpr int max_depth = 8;
constexpr std::int64_t max_frames = std::int64_t{1} << 40;
constexpr double max_time_s = 1e9;
constexpr int max_side = 4096, max_width = 1 << 20;  // tokens a side of the grid; features

[[noreturn]] void damaged(const std::string& where) {
  fail(ErrorKind::Unreadable, "The table of this library is damaged. Build it again with lacuna library.", where);
}

Hash128 hashFrom(const std::string& hex, const std::string& where) {
  Hash128 hash;
  constexpr std::size_t half = 16;
  if (hex.size() != 2 * half) damaged(where);
  const char* text = hex.data();
  const auto high = std::from_chars(text, text + half, hash.high, half);
  const auto low = std::from_chars(text + half, text + 2 * half, hash.low, half);
  if (high.ptr != text + half || low.ptr != text + 2 * half) damaged(where);
  return hash;
}

template <class Number>
Number numberIn(const Json& json, const char* key, double min, double max, const std::string& where) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number()) damaged(where);
  const double value = found->get<double>();
  if (!(value >= min && value <= max)) damaged(where);
  return static_cast<Number>(value);
}

std::string textIn(const Json& json, const char* key, const std::string& where) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string()) damaged(where);
  return found->get<std::string>();
}

const Json& partOf(const Json& json, const char* key, Json::value_t type, const std::string& where) {
  const auto found = json.find(key);
  if (found == json.end() || found->type() != type) damaged(where);
  return *found;
}

/// A library is somebody else's file: it may not make the program open what lies outside its folder.
void requireInside(const std::string& path, const std::string& where) {
  const std::filesystem::path given(path);
  const bool outside = path.empty() || given.is_absolute() || std::find(given.begin(), given.end(), "..") != given.end() ||
                       path.find('\0') != std::string::npos;
  if (outside) fail(ErrorKind::Refused, "This library names a clip outside its folder: " + oneLine(path, 80) + ".", where);
}

Window windowFrom(const Json& json, const std::string& where) {
  if (!json.is_object()) damaged(where);
  Window window;
  window.start_frame = numberIn<std::int64_t>(json, "start_frame", 0, static_cast<double>(max_frames), where);
  const Json& frames = partOf(json, "frames", Json::value_t::array, where);
  const Json& times = partOf(json, "times_s", Json::value_t::array, where);
  if (frames.size() != times.size() || frames.empty()) damaged(where);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (!frames[i].is_number() || !times[i].is_number()) damaged(where);
    const auto frame = frames[i].get<double>(), time_s = times[i].get<double>();
    if (!(frame >= 0 && frame <= static_cast<double>(max_frames)) || !(std::abs(time_s) <= max_time_s)) damaged(where);
    window.steps.push_back({static_cast<std::int64_t>(frame), time_s});
  }
  return window;
}

ClipEntry clipFrom(const Json& json, const std::string& where) {
  if (!json.is_object()) damaged(where);
  ClipEntry clip;
  clip.path = textIn(json, "path", where);
  requireInside(clip.path, where);
  clip.hash = hashFrom(textIn(json, "hash", where), where);
  clip.frames = numberIn<std::int64_t>(json, "frames", 1, static_cast<double>(max_frames), where);
  for (const Json& window : partOf(json, "windows", Json::value_t::array, where)) clip.windows.push_back(windowFrom(window, where));
  return clip;
}

Settings settingsFrom(const Json& json, const std::string& where) {
  Settings settings;
  settings.frames = numberIn<int>(json, "frames", 1, 4096, where);
  settings.rate_fps = numberIn<double>(json, "rate_fps", 0, 1e6, where);
  settings.crop = numberIn<int>(json, "picture_side_px", 1, 65536, where);
  settings.windows = numberIn<int>(json, "windows_a_clip", 1, 1e6, where);
  return settings;
}

Json jsonOf(const ClipEntry& clip) {
  Json windows = Json::array();
  for (const Window& window : clip.windows) {
    Json frames = Json::array(), times = Json::array();
    for (const Moment& moment : window.steps) {
      frames.push_back(moment.frame_in_clip);
      times.push_back(moment.time_s);
    }
    windows.push_back({{"start_frame", window.start_frame}, {"frames", std::move(frames)}, {"times_s", std::move(times)}});
  }
  return {{"path", clip.path}, {"hash", clip.hash.hex()}, {"frames", clip.frames}, {"windows", std::move(windows)}};
}

Json documentFrom(const std::string& text, const std::string& where) {
  const auto refuse = [&where](const std::string& what) { fail(ErrorKind::Refused, "The table of this library " + what + ".", where); };
  Json json = Json::parse(text, JsonGuard(max_depth, refuse), false);
  if (!json.is_object() || json.value("format", Json()) != format_name) damaged(where);
  if (json.value("version", Json()) != format_version)
    fail(ErrorKind::Refused, "This library is of another version of Lacuna. Build it again with lacuna library.", where);
  return json;
}

}  // namespace

std::size_t ClipEntry::steps() const {
  std::size_t steps = 0;
  for (const Window& window : windows) steps += window.steps.size();
  return steps;
}

std::size_t Contents::tokensOf(const ClipEntry& clip) const {
  return clip.steps() * static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
}

std::size_t Contents::tokens() const {
  std::size_t tokens = 0;
  for (const ClipEntry& clip : clips) tokens += tokensOf(clip);
  return tokens;
}

bool canBeNamed(const std::string& path) {
  try {
    return !Json(path).dump().empty();
  } catch (const Json::type_error&) {
    return false;
  }
}

std::string toJson(const Contents& contents) {
  const Settings& settings = contents.settings;
  Json json{{"format", format_name},
            {"version", format_version},
            {"model", {{"hash", contents.model.hex()}, {"name", contents.model_name}}},
            {"settings",
             {{"frames", settings.frames}, {"rate_fps", settings.rate_fps}, {"picture_side_px", settings.crop}, {"windows_a_clip", settings.windows}}},
            {"tokens_a_step", {{"rows", contents.rows}, {"cols", contents.cols}}},
            {"features", contents.width},
            {"clips", Json::array()}};
  for (const ClipEntry& clip : contents.clips) json["clips"].push_back(jsonOf(clip));
  return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

Contents parseContents(const std::string& json_text, const std::string& where) {
  const Json json = documentFrom(json_text, where);
  const auto object = Json::value_t::object;
  Contents contents;
  const Json& model = partOf(json, "model", object, where);
  contents.model = hashFrom(textIn(model, "hash", where), where);
  contents.model_name = textIn(model, "name", where);
  contents.settings = settingsFrom(partOf(json, "settings", object, where), where);
  const Json& grid = partOf(json, "tokens_a_step", object, where);
  contents.rows = numberIn<int>(grid, "rows", 1, max_side, where);
  contents.cols = numberIn<int>(grid, "cols", 1, max_side, where);
  contents.width = numberIn<std::size_t>(json, "features", 1, max_width, where);
  for (const Json& clip : partOf(json, "clips", Json::value_t::array, where)) contents.clips.push_back(clipFrom(clip, where));
  return contents;
}

}  // namespace lacuna::library
