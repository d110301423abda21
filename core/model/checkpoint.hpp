#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lacuna::model {

enum class DType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };
std::size_t bytesPerValue(DType dtype);
std::string nameOf(DType dtype);

/// One tensor on disk. `strides` are in values; contiguous for safetensors.
struct TensorEntry {
  std::string name;  ///< as in the file: "target_encoder/module.backbone.norm.weight" for torch zips,
                     ///< where '/' separates the top-level entry from the state dict's key
  DType dtype = DType::F32;
  std::vector<std::int64_t> shape;
  std::vector<std::int64_t> strides;
  std::uint64_t offset = 0;    ///< of the first value, bytes from the start of the file
  std::size_t file = 0;        ///< which file of a checkpoint in several
  std::int64_t count() const;  ///< number of values
};

/// A weights file, read lazily: names, shapes and dtypes at once, bytes when asked for. Nothing of the file is executed.
/// Formats: .safetensors, also in several files with an index, and torch's zip (.pt, .pth, .pth.tar) with a restricted
/// pickle reader.
class Checkpoint {
 public:
  virtual ~Checkpoint() = default;

  /// `path`: the file, the index of several (model.safetensors.index.json), or a folder that holds model.safetensors or such
  /// an index. Throws `Failure`: NotFound, Unreadable (truncated, overlapping, absurd, an index that its files do not fit),
  /// Refused (a pickle that names anything outside the short allow-list: the line says which name; an index that names files
  /// outside its folder).
  static std::shared_ptr<const Checkpoint> open(const std::string& path);

  /// Whether `path` is a folder from which `open` takes a checkpoint.
  static bool inFolder(const std::string& path);

  virtual const std::string& path() const = 0;  ///< of the file, or of the index
  virtual const char* format() const = 0;       ///< "safetensors", "safetensors in several files" or "torch zip"
  virtual std::uint64_t fileBytes() const = 0;  ///< of all files with weights
  virtual const std::vector<TensorEntry>& tensors() const = 0;  ///< in file order, file after file

  /// Text of the config.json beside the file, when there is one.
  virtual const std::optional<std::string>& config() const = 0;

  /// The values of one tensor as contiguous float32, row-major. Reads only that tensor's bytes. Thread-safe.
  virtual std::vector<float> readFloats(const TensorEntry& entry) const = 0;

  /// The same for integer tensors (token ids). Throws `Failure` (Mismatch) for floating ones.
  virtual std::vector<std::int64_t> readInts(const TensorEntry& entry) const = 0;

  const TensorEntry* find(const std::string& name) const;
};

}  // namespace lacuna::model
