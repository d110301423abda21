#pragma once

#include <map>
#include <string>
#include <vector>

namespace lacuna::model {

/// The index of a checkpoint in several files, "model.safetensors.index.json".
struct ShardIndex {
  std::vector<std::string> files;              ///< plain names, sorted, each once
  std::map<std::string, std::size_t> file_of;  ///< tensor name to its place in `files`
};

/// Whether a path names such an index.
bool isShardIndex(const std::string& path);

/// Format: {"metadata": {}, "weight_map": {tensor: file}}, as Hugging Face writes it. `where` is the file named in errors.
/// Throws `Failure`: Unreadable for what is no such index, Refused for more than 500 files and for files that do not lie
/// beside the index.
ShardIndex parseShardIndex(const std::string& text, const std::string& where);

}  // namespace lacuna::model
