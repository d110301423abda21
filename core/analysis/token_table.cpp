#include "core/analysis/token_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>

#include "core/base/error.hpp"

namespace lacuna::analysis {
namespace {

constexpr std::uintmax_t largest_file = 64U << 20U;
constexpr std::size_t most_columns = 256;

/// Fields between commas; quotation marks round a field are dropped, and commas between them are kept. At most one field more
/// than there may be columns: a line of commas alone is no table.
std::vector<std::string> fieldsOf(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    else if (c == ',' && !quoted && fields.size() > most_columns) break;
    else if (c == ',' && !quoted) fields.emplace_back();
    else if (c != '\r') fields.back() += c;
  }
  return fields;
}

std::optional<float> numberOf(const std::string& text) {
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<int> placeOf(const std::vector<std::string>& head, const char* name) {
  for (std::size_t i = 0; i < head.size(); ++i)
    if (head[i] == name) return static_cast<int>(i);
  return std::nullopt;
}

/// Which columns say whose row it is.
struct Naming {
  std::optional<int> token, step, row, col;

  explicit Naming(const std::vector<std::string>& head)
      : token(either(head, "token", "id")), step(placeOf(head, "step")), row(placeOf(head, "row")), col(either(head, "col", "column")) {}
  static std::optional<int> either(const std::vector<std::string>& head, const char* name, const char* other) {
    const auto place = placeOf(head, name);
    return place ? place : placeOf(head, other);
  }
  bool known() const { return token || (step && row && col); }
  bool names(int column) const { return token == column || step == column || row == column || col == column; }

  std::optional<int> tokenOf(const std::vector<std::string>& fields, const mask::TokenGrid& grid) const {
    const auto whole = [&fields](const std::optional<int>& column) -> std::optional<int> {
      if (!column || static_cast<std::size_t>(*column) >= fields.size()) return std::nullopt;
      const auto value = numberOf(fields[static_cast<std::size_t>(*column)]);
      return value && *value == std::floor(*value) && std::abs(*value) < 1e7F ? std::optional(static_cast<int>(*value)) : std::nullopt;
    };
    if (const auto id = whole(token)) return *id >= 0 && *id < grid.size() ? id : std::nullopt;
    const auto s = whole(step), r = whole(row), c = whole(col);
    const bool inside = s && r && c && *s >= 0 && *s < grid.steps && *r >= 0 && *r < grid.rows && *c >= 0 && *c < grid.cols;
    return inside ? std::optional(index(grid.id({*s, *r, *c}))) : std::nullopt;
  }
};

void takeRow(std::vector<TokenNumbers>& columns, const Naming& naming, const std::vector<std::string>& fields, int token) {
  for (std::size_t i = 0; i < std::min(fields.size(), columns.size()); ++i) {
    float& value = columns[i].by_token[static_cast<std::size_t>(token)];
    if (!naming.names(static_cast<int>(i)) && std::isnan(value)) value = numberOf(fields[i]).value_or(value);
  }
}

std::ifstream opened(const std::string& path) {
  std::error_code failed;
  const auto bytes = std::filesystem::file_size(path, failed);
  if (failed) fail(ErrorKind::NotFound, "This table cannot be opened: " + failed.message() + ".", path);
  if (bytes > largest_file) fail(ErrorKind::Refused, "The table is larger than 64 MB. Keep the columns that you need.", path);
  return std::ifstream(path);
}

/// The line that names the columns: the first that is no comment ("# settings", as files of this program begin).
std::string headLine(std::ifstream& file, const std::string& path) {
  std::string line;
  do {
    if (!std::getline(file, line)) {
      if (file.bad()) fail(ErrorKind::Unreadable, "This table cannot be read.", path);
      return {};
    }
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // a mark that spreadsheets put before UTF-8
  } while (line.starts_with('#'));
  return line;
}

}  // namespace

std::vector<TokenNumbers> readTokenTable(const std::string& path, const mask::TokenGrid& grid) {
  std::ifstream file = opened(path);
  std::string line;
  const std::vector<std::string> head = fieldsOf(headLine(file, path));
  const Naming naming(head);
  if (!naming.known() || head.size() > most_columns)
    fail(ErrorKind::Unreadable, "This is no table of tokens: its first line must name a column token, or step, row and col.", path);
  std::vector<TokenNumbers> columns;
  for (const std::string& name : head)
    columns.push_back({name, std::vector<float>(static_cast<std::size_t>(grid.size()), std::numeric_limits<float>::quiet_NaN())});
  bool any = false;
  while (std::getline(file, line)) {
    const std::vector<std::string> fields = fieldsOf(line);
    const auto token = naming.tokenOf(fields, grid);
    if (token) takeRow(columns, naming, fields, *token);
    any = any || token;
  }
  if (!any) fail(ErrorKind::Mismatch, "No row of the table is of a token of this clip.", path);
  std::erase_if(columns, [](const TokenNumbers& column) { return std::ranges::all_of(column.by_token, [](float v) { return std::isnan(v); }); });
  return columns;
}

}  // namespace lacuna::analysis
