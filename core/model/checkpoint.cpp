#include "core/model/checkpoint.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <system_error>
#include <unordered_map>

#include "core/base/error.hpp"
#include "core/model/shard_index.hpp"
#include "core/model/tensor_list.hpp"
#include "core/model/value_reader.hpp"

namespace lacuna::model {
namespace {

constexpr std::uint64_t kMaxConfig = 4U << 20U, kMaxIndex = 32U << 20U;

enum class Format { Safetensors, TorchZip };

/// Decides by the first bytes; the name only helps to word the refusal.
Format formatOf(const File& file) {
  if (file.bytes() == 0) fail(ErrorKind::Unreadable, "This file is empty. Download it again.", file.path());
  const std::string head = file.text(0, std::min<std::uint64_t>(file.bytes(), 16));
  if (head.compare(0, 4, "PK\x03\x04") == 0) return Format::TorchZip;
  if (head.starts_with("version https://")) {
    fail(ErrorKind::Unreadable,
         "This file is only a Git LFS pointer to the weights. Fetch them with git lfs pull, or download the file itself.",
         file.path());
  }
  if (head.compare(0, 2, "\x80\x02") == 0 && head.size() > 2 && head[2] == '\x8a') {
    fail(ErrorKind::Refused,
         "This checkpoint has torch's format from before version 1.6. Load it in torch and save it again, then open that.",
         file.path());
  }
  if (head.starts_with("SQLite format 3"))
    fail(ErrorKind::Refused, "This file is a database, as Lacuna's sessions are, not a checkpoint. A session is opened with lacuna FILE.", file.path());
  if ((head.size() > 8 && head[8] == '{') || file.path().ends_with(".safetensors")) return Format::Safetensors;
  fail(ErrorKind::Unreadable, "This file is not a checkpoint. Lacuna reads .safetensors and torch .pt/.pth files.",
       file.path());
}

std::optional<std::string> configBeside(const std::string& path) {
  const auto config = std::filesystem::path(path).parent_path() / "config.json";
  std::error_code unreachable;  // then there is none to read
  if (!std::filesystem::is_regular_file(config, unreachable)) return std::nullopt;
  const File file(config.string());
  if (file.bytes() > kMaxConfig) fail(ErrorKind::Refused, "This config.json is too large to be one.", config.string());
  return file.text(0, file.bytes());
}

class FileCheckpoint : public Checkpoint {
 public:
  explicit FileCheckpoint(const std::string& path) : file_(path), format_(formatOf(file_)) {
    entries_ = format_ == Format::TorchZip ? listTorchZip(file_) : listSafetensors(file_);
    config_ = configBeside(path);
  }

  const std::string& path() const override { return file_.path(); }
  const char* format() const override { return format_ == Format::TorchZip ? "torch zip" : "safetensors"; }
  std::uint64_t fileBytes() const override { return file_.bytes(); }
  const std::vector<TensorEntry>& tensors() const override { return entries_; }
  const std::optional<std::string>& config() const override { return config_; }
  std::vector<float> readFloats(const TensorEntry& entry) const override { return readAsFloats(file_, entry); }
  std::vector<std::int64_t> readInts(const TensorEntry& entry) const override { return readAsInts(file_, entry); }

 private:
  File file_;
  Format format_;
  std::vector<TensorEntry> entries_;
  std::optional<std::string> config_;
};

/// Tensors of several safetensors files under one index. The files say what they hold; the index must agree.
class ShardedCheckpoint : public Checkpoint {
 public:
  explicit ShardedCheckpoint(const std::string& path) : path_(path), config_(configBeside(path)) {
    const File index_file(path);
    if (index_file.bytes() > kMaxIndex) fail(ErrorKind::Refused, "This index is too large to be one.", path);
    const ShardIndex index = parseShardIndex(index_file.text(0, index_file.bytes()), path);
    std::unordered_map<std::string, std::size_t> found;
    for (std::size_t i = 0; i < index.files.size(); ++i) addShard(index, i, found);
    for (const auto& [name, file] : index.file_of) {
      if (found.count(name) == 0) disagrees("names \"" + name + "\" in " + index.files[file] + ", which lacks it");
    }
  }

  const std::string& path() const override { return path_; }
  const char* format() const override { return "safetensors in several files"; }
  std::uint64_t fileBytes() const override { return bytes_; }
  const std::vector<TensorEntry>& tensors() const override { return entries_; }
  const std::optional<std::string>& config() const override { return config_; }
  std::vector<float> readFloats(const TensorEntry& entry) const override {
    return readAsFloats(files_.at(entry.file), entry);
  }
  std::vector<std::int64_t> readInts(const TensorEntry& entry) const override {
    return readAsInts(files_.at(entry.file), entry);
  }

 private:
  void addShard(const ShardIndex& index, std::size_t number, std::unordered_map<std::string, std::size_t>& found) {
    const auto path = std::filesystem::path(path_).parent_path() / index.files[number];
    std::error_code unreachable;  // then it is as good as missing
    if (!std::filesystem::is_regular_file(path, unreachable)) {
      fail(ErrorKind::NotFound,
           "A part of this checkpoint is missing: " + index.files[number] + ". Download it into the same folder.", path_);
    }
    const File& file = files_.emplace_back(path.string());
    bytes_ += file.bytes();
    for (TensorEntry& entry : listSafetensors(file)) {
      const auto [other, fresh] = found.emplace(entry.name, number);
      if (!fresh)
        disagrees("has \"" + entry.name + "\" in " + index.files[other->second] + " and in " + index.files[number]);
      const auto wanted = index.file_of.find(entry.name);
      if (wanted != index.file_of.end() && wanted->second != number)
        disagrees("names \"" + entry.name + "\" in " + index.files[wanted->second] + ", and it is in " +
                  index.files[number]);
      entry.file = number;
      entries_.push_back(std::move(entry));
    }
  }

  [[noreturn]] void disagrees(const std::string& how) const {
    fail(ErrorKind::Unreadable, "This checkpoint's files do not fit together: it " + how + ". Download it again.", path_);
  }

  std::string path_;
  std::deque<File> files_;  // their places must not move: they are no values
  std::uint64_t bytes_ = 0;
  std::vector<TensorEntry> entries_;
  std::optional<std::string> config_;
};

/// What a path opens: a published Hugging Face model is a folder.
std::string fileOf(const std::string& path) {
  std::error_code none;
  for (const char* const name : {"model.safetensors", "model.safetensors.index.json"}) {
    const std::filesystem::path in_folder = std::filesystem::path(path) / name;
    if (std::filesystem::is_regular_file(in_folder, none)) return in_folder.string();
  }
  return path;
}

}  // namespace

std::size_t bytesPerValue(DType dtype) {
  switch (dtype) {
    case DType::F64:
    case DType::I64:
      return 8;
    case DType::F32:
    case DType::I32:
      return 4;
    case DType::F16:
    case DType::BF16:
    case DType::I16:
      return 2;
    default:
      return 1;
  }
}

std::string nameOf(DType dtype) {
  static const char* const names[] = {"F64", "F32", "F16", "BF16", "I64", "I32", "I16", "I8", "U8", "BOOL"};
  return names[static_cast<int>(dtype)];
}

std::optional<std::int64_t> countOf(const std::vector<std::int64_t>& shape) {
  constexpr std::int64_t limit = std::int64_t{1} << 48;
  std::int64_t extent = 1;  // zeros left out: they must not hide sides that overflow the strides
  bool empty = false;
  for (const std::int64_t side : shape) {
    if (side < 0) return std::nullopt;
    if (side > 0 && extent > limit / side) return std::nullopt;
    extent *= std::max<std::int64_t>(side, 1);
    empty = empty || side == 0;
  }
  return empty ? 0 : extent;
}

bool plainName(const std::string& name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; });
}

std::vector<std::int64_t> contiguousStrides(const std::vector<std::int64_t>& shape) {
  std::vector<std::int64_t> strides(shape.size(), 1);
  for (std::size_t i = shape.size(); i-- > 1;) strides[i - 1] = strides[i] * std::max<std::int64_t>(shape[i], 1);
  return strides;
}

std::optional<std::int64_t> lastIndexOf(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& strides) {
  constexpr std::int64_t limit = std::int64_t{1} << 48;
  if (shape.size() != strides.size()) return std::nullopt;
  std::int64_t last = 0;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] < 0 || strides[i] < 0) return std::nullopt;
    if (shape[i] < 2 || strides[i] == 0) continue;
    if (strides[i] > limit / (shape[i] - 1)) return std::nullopt;
    last += (shape[i] - 1) * strides[i];
    if (last > limit) return std::nullopt;
  }
  return last;
}

std::int64_t TensorEntry::count() const { return countOf(shape).value_or(0); }

const TensorEntry* Checkpoint::find(const std::string& name) const {
  const auto found = std::find_if(tensors().begin(), tensors().end(), [&](const auto& entry) { return entry.name == name; });
  return found == tensors().end() ? nullptr : &*found;
}

bool Checkpoint::inFolder(const std::string& path) { return fileOf(path) != path; }

std::shared_ptr<const Checkpoint> Checkpoint::open(const std::string& path) {
  const std::string file = fileOf(path);
  std::error_code unreachable;  // then the file's own line says so
  if (std::filesystem::is_directory(file, unreachable)) {
    fail(ErrorKind::NotFound, "This folder has no model.safetensors and no model.safetensors.index.json. Name the file itself.",
         path);
  }
  if (isShardIndex(file)) return std::make_shared<ShardedCheckpoint>(file);
  return std::make_shared<FileCheckpoint>(file);
}

}  // namespace lacuna::model
