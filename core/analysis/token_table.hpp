#pragma once

#include <string>
#include <vector>

#include "core/mask/token_grid.hpp"

namespace lacuna::analysis {

/// A column of numbers of a file, one for each token.
struct TokenNumbers {
  std::string name;
  std::vector<float> by_token;  ///< NaN where the file has none
};

/// The columns of numbers of a csv file with a head line. Rows name their token by a column "token", or by "step", "row" and
/// "col" (or "id" and "column"), all from 0, as in errors.csv and points.csv; lines before the head that begin with "#" are left out; of several rows of a token the first number in each column counts. Columns without any number
/// are left out. Throws `Failure`: NotFound; Unreadable for a file without those columns or of no csv; Refused beyond 64 MB;
/// Mismatch when no row's token is in the grid.
std::vector<TokenNumbers> readTokenTable(const std::string& path, const mask::TokenGrid& grid);

}  // namespace lacuna::analysis
