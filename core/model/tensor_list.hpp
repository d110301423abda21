#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/checkpoint.hpp"
#include "core/model/file.hpp"

namespace lacuna::model {

/// The tensors of a .safetensors file, by place in the file. Reads the header only.
/// Format: 8 bytes little-endian header length, JSON {name: {dtype, shape, data_offsets}}, values.
std::vector<TensorEntry> listSafetensors(const File& file);

/// The tensors of a torch zip, in the order of its dictionaries, named "<top>/<key>". Reads the zip's directory and its
/// pickle.
std::vector<TensorEntry> listTorchZip(const File& file);

/// Product of a shape, nothing when a side is negative or the sides other than 0 multiply to more than 2^48.
std::optional<std::int64_t> countOf(const std::vector<std::int64_t>& shape);

/// Row-major strides, in values, of a shape that `countOf` takes.
std::vector<std::int64_t> contiguousStrides(const std::vector<std::int64_t>& shape);

/// Index of the last value that shape and strides reach, counted from the first; nothing on negative or absurd numbers.
std::optional<std::int64_t> lastIndexOf(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& strides);

/// Whether a name from a file can stand in a line for people: no control characters.
bool plainName(const std::string& name);

}  // namespace lacuna::model
