#include "core/model/shard_index.hpp"

#include <algorithm>
#include <set>

#include "core/base/error.hpp"
#include "core/base/json_guard.hpp"
#include "core/base/one_line.hpp"
#include "core/model/tensor_list.hpp"

namespace lacuna::model {
namespace {

using nlohmann::json;

constexpr int kMaxDepth = 4;
constexpr std::size_t kMaxFiles = 500;  // all are held open; a process may usually have 1024
constexpr std::size_t kMaxFileName = 255;

[[noreturn]] void damaged(const std::string& where, const std::string& what) {
  fail(ErrorKind::Unreadable, "This index is damaged: " + what + ". Download it again.", where);
}

json parseIndex(const std::string& text, const std::string& where) {
  try {
    return json::parse(text, JsonGuard(kMaxDepth, [&](const std::string& what) { damaged(where, "it " + what); }));
  } catch (const json::exception&) {
    damaged(where, "it is no JSON");
  }
}

/// A file of the index's own folder: a checkpoint from elsewhere must not open other files.
bool plainFileName(const std::string& name) {
  return !name.empty() && name.size() <= kMaxFileName && name != "." && name != ".." && plainName(name) &&
         name.find_first_of("/\\") == std::string::npos;
}

}  // namespace

bool isShardIndex(const std::string& path) { return path.ends_with(".index.json"); }

ShardIndex parseShardIndex(const std::string& text, const std::string& where) {
  const json index = parseIndex(text, where);
  const auto map = index.is_object() ? index.find("weight_map") : index.end();
  if (map == index.end() || !map->is_object() || map->empty()) damaged(where, "it has no \"weight_map\" of tensors");
  std::set<std::string> names;
  for (const auto& [tensor, file] : map->items()) {
    if (!plainName(tensor)) damaged(where, "a tensor has a forbidden name");
    if (!file.is_string()) damaged(where, "it names no file for \"" + oneLine(tensor, kMaxFileName) + "\"");
    if (!plainFileName(file.get<std::string>())) {
      fail(ErrorKind::Refused,
           "This index names the file " + file.dump().substr(0, kMaxFileName) +
               ", which does not lie beside it. Do not trust this checkpoint.",
           where);
    }
    names.insert(file.get<std::string>());
    if (names.size() > kMaxFiles) {
      fail(ErrorKind::Refused,
           "This index names more than " + std::to_string(kMaxFiles) + " files; no checkpoint has so many.", where);
    }
  }
  ShardIndex shards;
  shards.files.assign(names.begin(), names.end());
  for (const auto& [tensor, file] : map->items()) {
    const auto place = std::lower_bound(shards.files.begin(), shards.files.end(), file.get<std::string>());
    shards.file_of[tensor] = static_cast<std::size_t>(place - shards.files.begin());
  }
  return shards;
}

}  // namespace lacuna::model
