#pragma once

#include <cstdint>
#include <vector>

#include "core/model/checkpoint.hpp"
#include "core/model/file.hpp"

namespace lacuna::model {

/// The values of one tensor, converted, row-major whatever its strides. Throws `Failure` (Unreadable) when they do not lie
/// inside the file.
std::vector<float> readAsFloats(const File& file, const TensorEntry& entry);

/// The same for integers. Throws `Failure` (Mismatch) for floating tensors.
std::vector<std::int64_t> readAsInts(const File& file, const TensorEntry& entry);

}  // namespace lacuna::model
