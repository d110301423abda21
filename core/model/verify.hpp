#pragma once

#include <string>
#include <vector>

#include "core/jobs/job_context.hpp"
#include "core/model/compute.hpp"

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
/// with the procedure of the case's layout. `checkpoint` names another file than the case's own, which must lie in the
/// folder or, as "../<case>/<file>", in a case beside it. Computed otherwise than in fp32 on the CPU, attention is left out,
/// since it is never computed so, and limits are wider: `limitFactor`. Throws `Failure` when the folder is no case, names a file
/// elsewhere, or its family is not supported.
VerifyReport verifyCase(const std::string& folder, const jobs::JobContext& context, const std::string& checkpoint = {},
                        const Compute& compute = {});

/// By how much the limits of fp32 on the CPU are widened where blocks were computed otherwise: a GPU adds in another order;
/// bf16 keeps 8 bits of 24, of which these cases, made to be sensitive, show up to 1,900 times the limits. A wrong rotation
/// shows 60,000 times.
double limitFactor(const Compute& compute);

}  // namespace lacuna::model
