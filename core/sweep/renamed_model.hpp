#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/model/model.hpp"

namespace lacuna::sweep {

/// The checkpoint at a path. Where none is there, the one in the same folder that the finished runs were made with, whatever it is called
/// now: `known` is its hash. Files of the same ending are opened one after another for that, few and of bounded size together.
/// Throws as `Model::open`, and `Failure` (NotFound) that names the hash where none of them is the one.
std::shared_ptr<const model::Model> openRenamed(const std::string& path, const std::optional<Hash128>& known, const jobs::JobContext& context);

}  // namespace lacuna::sweep
