#pragma once

#include <vector>

namespace lacuna::surprise {

double meanOf(const std::vector<double>& values);  ///< 0 for none
double median(std::vector<double> values);         ///< of an even number the mean of the two in the middle; 0 for none

/// Pearson's r over the places where both are finite; NaN for fewer than 3 of them, or where either does not vary.
double correlation(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace lacuna::surprise
