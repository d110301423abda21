#pragma once

#include <string>
#include <vector>

#include "core/jobs/job_context.hpp"

namespace lacuna::model {

/// One expected tensor against ours.
struct TensorCheck {
  std::string name;
  double max_difference = 0;  ///< largest absolute difference
  double limit = 0;           ///< as golden/README.md suggests for this kind of tensor
  std::string skipped;        ///< why it was not compared; empty when it was
  bool passed() const { return skipped.empty() && max_difference <= limit; }
};

struct VerifyReport {
  std::string case_name;
  std::vector<TensorCheck> checks;
  bool passed() const;      ///< at least one compared, and every compared one within its limit
  std::string table() const;  ///< one line a tensor, a summary line at the end
};

/// Runs one golden case folder (case.json, expected.safetensors, checkpoint) through the same code that predictions use,
/// with the procedure of the case's layout. Throws `Failure` when the folder is no case, or its family is not supported.
VerifyReport verifyCase(const std::string& folder, const jobs::JobContext& context);

}  // namespace lacuna::model
