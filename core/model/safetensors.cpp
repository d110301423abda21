#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/base/json_guard.hpp"
#include "core/model/tensor_list.hpp"

namespace lacuna::model {
namespace {

using nlohmann::json;

constexpr std::uint64_t kMaxHeader = 32U << 20U;  // published models stay below 1 MB; the parsed form is many times larger
constexpr int kMaxDepth = 4;
constexpr std::size_t kMaxRank = 16;

[[noreturn]] void damaged(const File& file, const std::string& what) {
  fail(ErrorKind::Unreadable, "This file is damaged: " + what + ". Download it again.", file.path());
}

std::optional<DType> dtypeOf(const std::string& name) {
  static const std::vector<std::pair<std::string, DType>> known = {
      {"F64", DType::F64}, {"F32", DType::F32}, {"F16", DType::F16}, {"BF16", DType::BF16}, {"I64", DType::I64},
      {"I32", DType::I32}, {"I16", DType::I16}, {"I8", DType::I8},   {"U8", DType::U8},     {"BOOL", DType::Bool}};
  for (const auto& [text, dtype] : known) {
    if (text == name) return dtype;
  }
  return std::nullopt;
}

json parseHeader(const File& file, std::uint64_t length) {
  const std::string text = file.text(8, length);
  try {
    json header =
        json::parse(text, JsonGuard(kMaxDepth, [&](const std::string& what) { damaged(file, "its header " + what); }));
    if (!header.is_object()) damaged(file, "its header is no list of tensors");
    return header;
  } catch (const json::exception&) {
    damaged(file, "its header is no JSON");
  }
}

std::vector<std::int64_t> numbersOf(const json& values) {
  std::vector<std::int64_t> numbers;
  if (!values.is_array() || values.size() > kMaxRank) return {-1};
  for (const json& value : values) {
    const bool fits = value.is_number_unsigned() ? value.get<std::uint64_t>() <= INT64_MAX : value.is_number_integer();
    numbers.push_back(fits ? value.get<std::int64_t>() : -1);
  }
  return numbers;
}

struct Range {
  std::uint64_t begin = 0, end = 0;
};

/// `begin`, `end` count from the end of the header.
TensorEntry entryOf(const File& file, const std::string& name, const json& value, Range& range) {
  if (!plainName(name)) damaged(file, "a tensor has a forbidden name");
  const std::string quoted = "\"" + name + "\"";
  if (!value.is_object() || !value.contains("dtype") || !value["dtype"].is_string() || !value.contains("shape") ||
      !value.contains("data_offsets")) {
    damaged(file, "the header's entry " + quoted + " is not whole");
  }
  TensorEntry entry;
  entry.name = name;
  const auto dtype = dtypeOf(value["dtype"].get<std::string>());
  if (!dtype) {
    fail(ErrorKind::Unreadable,
         "Tensor " + quoted + " has values of type " + value["dtype"].dump() + ", which Lacuna does not read.", file.path());
  }
  entry.dtype = *dtype;
  entry.shape = numbersOf(value["shape"]);
  const auto count = countOf(entry.shape);
  const auto offsets = numbersOf(value["data_offsets"]);
  if (!count || offsets.size() != 2 || offsets[0] < 0 || offsets[1] < offsets[0]) {
    damaged(file, "shape or place of tensor " + quoted + " makes no sense");
  }
  range = {static_cast<std::uint64_t>(offsets[0]), static_cast<std::uint64_t>(offsets[1])};
  const std::uint64_t bytes = range.end - range.begin;
  if (bytes / bytesPerValue(entry.dtype) != static_cast<std::uint64_t>(*count) || bytes % bytesPerValue(entry.dtype) != 0) {
    damaged(file, "tensor " + quoted + " has " + grouped(bytes) + " bytes, which do not fit its shape");
  }
  entry.strides = contiguousStrides(entry.shape);
  return entry;
}

void refuseOverlap(const File& file, const std::vector<TensorEntry>& entries) {
  std::uint64_t end = 0;
  const TensorEntry* before = nullptr;
  for (const TensorEntry& entry : entries) {
    if (entry.count() == 0) continue;
    if (entry.offset < end) damaged(file, "tensors \"" + before->name + "\" and \"" + entry.name + "\" overlap");
    end = entry.offset + static_cast<std::uint64_t>(entry.count()) * bytesPerValue(entry.dtype);
    before = &entry;
  }
}

std::uint64_t headerLength(const File& file) {
  if (file.bytes() < 8) damaged(file, "it has only " + grouped(file.bytes()) + " bytes");
  unsigned char bytes[8];
  file.read(0, bytes, sizeof bytes);
  std::uint64_t length = 0;
  for (int i = 7; i >= 0; --i) length = length << 8U | bytes[i];
  if (length > kMaxHeader) damaged(file, "its header claims " + grouped(length) + " bytes");
  if (length > file.bytes() - 8) {
    fail(ErrorKind::Unreadable,
         "This file is cut off: its header alone has " + grouped(length + 8) + " bytes and the file has " +
             grouped(file.bytes()) + ". Download it again.",
         file.path());
  }
  return length;
}

}  // namespace

std::vector<TensorEntry> listSafetensors(const File& file) {
  const std::uint64_t length = headerLength(file);
  const json header = parseHeader(file, length);
  std::vector<TensorEntry> entries;
  std::uint64_t needed = length + 8;
  for (const auto& [name, value] : header.items()) {
    if (name == "__metadata__") continue;
    Range range;
    entries.push_back(entryOf(file, name, value, range));
    entries.back().offset = length + 8 + range.begin;
    needed = std::max(needed, length + 8 + range.end);
  }
  if (needed > file.bytes()) {
    fail(ErrorKind::Unreadable,
         "This file is cut off: it should hold " + grouped(needed) + " bytes and has " + grouped(file.bytes()) +
             ". Download it again.",
         file.path());
  }
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
  refuseOverlap(file, entries);
  return entries;
}

}  // namespace lacuna::model
