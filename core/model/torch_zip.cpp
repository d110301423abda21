#include <algorithm>
#include <set>

#include "core/base/error.hpp"
#include "core/model/pickle_reader.hpp"
#include "core/model/tensor_list.hpp"
#include "core/model/torch_zip.hpp"
#include "core/model/zip_reader.hpp"

namespace lacuna::model {
namespace {

using Kind = PickleValue::Kind;

constexpr std::uint64_t kMaxPickle = 32U << 20U;
constexpr int kMaxDepth = 8;
constexpr int kMaxSteps = 200'000;

std::optional<DType> dtypeOf(const std::string& storage) {
  static const std::vector<std::pair<std::string, DType>> known = {
      {"torch.FloatStorage", DType::F32},     {"torch.DoubleStorage", DType::F64}, {"torch.HalfStorage", DType::F16},
      {"torch.BFloat16Storage", DType::BF16}, {"torch.LongStorage", DType::I64},   {"torch.IntStorage", DType::I32},
      {"torch.ShortStorage", DType::I16},     {"torch.CharStorage", DType::I8},    {"torch.ByteStorage", DType::U8},
      {"torch.BoolStorage", DType::Bool}};
  for (const auto& [name, dtype] : known) {
    if (name == storage) return dtype;
  }
  return std::nullopt;
}

/// Collects the tensors of the nested dictionaries and lists.
class TensorCollector {
 public:
  /// `folder`: where in the zip the values lie, with its '/'.
  TensorCollector(const File& file, const ZipReader& zip, std::string folder, const PickleTree& tree)
      : file_(file), zip_(zip), folder_(std::move(folder)), tree_(tree) {}

  std::vector<TensorEntry> collect() {
    visit("", tree_.at(tree_.root), 0);
    return std::move(entries_);
  }

  /// All tensors and values on disk, wherever they are named.
  std::vector<std::string> checkedStorages() {
    std::set<std::string> names;
    for (const PickleValue& value : tree_.values) {
      if (value.kind == Kind::Tensor) entryOf("of a program", value);
      if (value.kind != Kind::Storage) continue;
      checkedRange(value, "of a program");
      names.insert(folder_ + value.text);
    }
    return {names.begin(), names.end()};
  }

 private:
  void visit(const std::string& name, const PickleValue& value, int depth) {
    if (depth > kMaxDepth || ++steps_ > kMaxSteps) {
      fail(ErrorKind::Refused, "This file is nested beyond what any checkpoint is. Do not trust this file.", file_.path());
    }
    const std::string prefix = name.empty() ? name : name + "/";
    if (value.kind == Kind::Tensor) entries_.push_back(entryOf(name, value));
    if (value.kind == Kind::List || value.kind == Kind::Tuple) {
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        visit(prefix + std::to_string(i), tree_.at(value.items[i]), depth + 1);
      }
    }
    if (value.kind == Kind::Dict) {
      for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
        visit(prefix + keyText(tree_.at(value.items[i])), tree_.at(value.items[i + 1]), depth + 1);
      }
    }
  }

  static std::string keyText(const PickleValue& key) {
    if (key.kind == Kind::Text) return key.text.substr(0, 256);
    return key.kind == Kind::Int ? std::to_string(key.integer) : "?";
  }

  std::vector<std::int64_t> numbers(PickleValue::Ref tuple) const {
    std::vector<std::int64_t> numbers;
    for (const auto item : tree_.at(tuple).items) numbers.push_back(tree_.at(item).integer);
    return numbers;
  }

  TensorEntry entryOf(const std::string& name, const PickleValue& tensor) {
    const PickleValue& storage = tree_.at(tensor.items[0]);
    if (!plainName(name)) fail(ErrorKind::Unreadable, "This file is damaged: a tensor has a forbidden name.", file_.path());
    TensorEntry entry;
    entry.name = name;
    entry.shape = numbers(tensor.items[1]);
    entry.strides = numbers(tensor.items[2]);
    const auto [range, dtype] = checkedRange(storage, name);
    entry.dtype = dtype;
    const auto count = countOf(entry.shape);
    const auto last = lastIndexOf(entry.shape, entry.strides);
    const std::int64_t first = tensor.integer;
    if (!count || !last || first < 0 || *count > storage.integer) damaged(name);
    if (*count > 0 && (first >= storage.integer || *last >= storage.integer - first)) damaged(name);
    entry.offset = range.offset + static_cast<std::uint64_t>(first) * bytesPerValue(dtype);
    return entry;
  }

  /// Where a storage lies, which must hold as many values as it says.
  std::pair<ZipRange, DType> checkedRange(const PickleValue& storage, const std::string& name) {
    const auto dtype = dtypeOf(tree_.at(storage.items[0]).text);
    if (!dtype) damaged(name);
    const ZipRange range = place(storage.text);
    if (range.bytes / bytesPerValue(*dtype) < static_cast<std::uint64_t>(storage.integer)) damaged(name);
    return {range, *dtype};
  }

  ZipRange place(const std::string& key) {
    const auto known = places_.find(key);
    if (known != places_.end()) return known->second;
    return places_.emplace(key, zip_.find(folder_ + key)).first->second;
  }

  [[noreturn]] void damaged(const std::string& name) const {
    fail(ErrorKind::Unreadable,
         "This file is damaged: shape or place of tensor \"" + name + "\" makes no sense. Download it again.", file_.path());
  }

  const File& file_;
  const ZipReader& zip_;
  std::string folder_;
  const PickleTree& tree_;
  std::vector<TensorEntry> entries_;
  std::unordered_map<std::string, ZipRange> places_;
  int steps_ = 0;
};

}  // namespace

std::string rootOfTorchZip(const File& file, const ZipReader& zip) {
  static const std::string wanted = "data.pkl";
  std::vector<std::string> roots;
  for (const std::string& name : zip.names()) {
    if (!name.ends_with(wanted)) continue;
    const std::string root = name.substr(0, name.size() - wanted.size());
    if (root.empty() || root.back() == '/') roots.push_back(root);
  }
  if (roots.size() != 1) {
    fail(ErrorKind::Unreadable, "This zip archive is not a checkpoint. Lacuna reads .safetensors and torch .pt/.pth files.",
         file.path());
  }
  return roots[0];
}

std::vector<std::string> checkedStorages(const File& file, const ZipReader& zip, const std::string& folder,
                                         const PickleTree& tree) {
  return TensorCollector(file, zip, folder, tree).checkedStorages();
}

std::vector<TensorEntry> listTorchZip(const File& file) {
  const ZipReader zip(file);
  const std::string root = rootOfTorchZip(file, zip);
  if (zip.has(root + "constants.pkl")) {
    fail(ErrorKind::Refused,
         "This file is a TorchScript program, which Lacuna runs only when told to: lacuna predict CLIP --model FILE "
         "--allow-script. Or open the checkpoint it was made from.",
         file.path());
  }
  if (zip.has(root + "byteorder")) {
    const ZipRange order = zip.find(root + "byteorder");
    if (order.bytes != 6 || file.text(order.offset, 6) != "little") {
      fail(ErrorKind::Refused, "This checkpoint was written on a big-endian machine, which Lacuna does not read.",
           file.path());
    }
  }
  const ZipRange pickle = zip.find(root + "data.pkl");
  if (pickle.bytes > kMaxPickle) {
    fail(ErrorKind::Refused, "This file's list of tensors is larger than any checkpoint's. Do not trust this file.",
         file.path());
  }
  const PickleTree tree = readPickle(file.text(pickle.offset, pickle.bytes), file.path());
  return TensorCollector(file, zip, root + "data/", tree).collect();
}

}  // namespace lacuna::model
