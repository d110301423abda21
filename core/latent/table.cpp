#include "core/latent/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <limits>
#include <locale>
#include <sstream>

#include "core/base/csv_field.hpp"
#include "core/base/one_line.hpp"
#include "core/base/whole_file.hpp"
#include "core/latent/npz_file.hpp"

namespace lacuna::latent {
namespace {

constexpr double most_whole = 9007199254740992;  // 2^53: seeds and times are written whole

void writeField(std::ostream& out, const Column& column, std::size_t row) {
  if (column.values.empty())
    out << csvField(column.words[row]);
  else if (const double value = column.values[row]; value == std::trunc(value) && std::abs(value) < most_whole)
    out << static_cast<long long>(value);
  else if (!std::isnan(value))
    out << value;
}

/// Of columns that number something from 0, a line that says so, since people are told numbers from 1; empty without such a column.
std::string countingLine(const Table& table) {
  constexpr std::array from_0 = {"step", "row", "col", "column", "token", "head", "id"};
  std::string names;
  for (const Column& column : table.columns)
    if (column.words.empty() && std::ranges::find(from_0, column.name) != from_0.end()) names += (names.empty() ? "" : ", ") + column.name;
  return names.empty() ? names : "# counted from 0: " + names + "; people are told numbers from 1\n";
}

}  // namespace

std::string tableCsv(const Table& table) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << std::setprecision(std::numeric_limits<float>::max_digits10);  // what was measured is single precision
  out << "# " << oneLine(table.settings, table.settings.size()) << '\n' << countingLine(table);
  for (std::size_t i = 0; i < table.columns.size(); ++i) out << (i > 0 ? "," : "") << csvField(table.columns[i].name);
  out << '\n';
  const std::size_t rows = table.columns.empty() ? 0 : table.columns.front().rows();
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) out << ',';
      writeField(out, table.columns[i], row);
    }
    out << '\n';
  }
  return out.str();
}

void writeTableCsv(const Table& table, const std::string& path) {
  writeWhole(path, [&table](std::ostream& out) { out << tableCsv(table); });
}

void writeTableNpz(const Table& table, const std::string& path) {
  NpzFile file;
  for (const Column& column : table.columns) {
    if (column.words.empty()) {
      file.add(column.name, column.values, {column.values.size()});
      continue;
    }
    std::string text;
    for (const std::string& word : column.words) text += word + '\n';
    file.add(column.name, text);
  }
  file.add("settings", table.settings);
  file.write(path);
}

}  // namespace lacuna::latent
