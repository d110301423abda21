#pragma once

#include <string>
#include <vector>

#include "core/model/golden_values.hpp"
#include "core/model/model.hpp"

namespace lacuna::model {

/// Mean over features of |predicted - target|, one number a token.
std::vector<float> meanDifferences(const Matrix& predicted, const Matrix& targets);

/// Hidden states and attention of a pass under "<hidden>0", "<attention>0", ...
void addTrace(const Trace& trace, const std::string& hidden, const std::string& attention, GoldenValues& values);

/// Mean of what was computed under `from`, when anything was.
void addMean(const std::string& from, const std::string& name, GoldenValues& values);

/// "<name>.loss", the mean of "<name>.l1".
void addLoss(const std::string& name, GoldenValues& values);

/// The pictures before normalisation, normalised by us: checks mean and deviation.
void addPixels(const std::string& prefix, GoldenValues& values);

}  // namespace lacuna::model
