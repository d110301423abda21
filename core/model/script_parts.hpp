#pragma once

#include <string>

#include "core/base/hash.hpp"
#include "core/jobs/job_context.hpp"
#include "core/model/script_archive.hpp"

namespace lacuna::model {

/// What LibTorch is given of a TorchScript file: an archive of the checked parts alone. What else the file holds, it does not
/// see.
struct ScriptParts {
  std::string archive;
  Hash128 hash;  ///< of the parts, whatever LibTorch wrote the archive
};

/// First lock, before LibTorch reads the code: words that name an operation or a namespace of this LibTorch must be allowed
/// ones (`scriptMayUse`). An allowed word names nothing else without its namespace beside it, and namespaces but `aten` and
/// `prim` are all refused. Then packs the parts. Throws `CancelledException`, `Failure`: Refused, Unreadable.
ScriptParts checkedParts(const ScriptArchive& archive, const jobs::JobContext& context);

}  // namespace lacuna::model
