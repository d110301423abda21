#include "core/probe/labels.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <sstream>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/base/whole_file.hpp"

namespace lacuna::probe {
namespace {

constexpr std::uintmax_t most_file_bytes = std::uintmax_t{32} << 20;
constexpr int contested_token = -2;

std::string sizeText(const mask::TokenGrid& grid) {
  return std::to_string(grid.steps) + " x " + std::to_string(grid.rows) + " x " + std::to_string(grid.cols);
}

/// Collects claims on tokens.
class Claims {
 public:
  Claims(const mask::TokenGrid& grid, std::string from) {
    labels_.grid = grid;
    labels_.from = std::move(from);
    labels_.of_token.assign(static_cast<std::size_t>(grid.size()), unlabelled);
  }

  void claim(std::size_t token, const std::string& name) {
    const int wanted = classOf(name);
    int& label = labels_.of_token[token];
    if (label == unlabelled) label = wanted;
    else if (label != wanted) label = contested_token;
  }

  TokenLabels take(const std::string& rest) {
    for (int& label : labels_.of_token) {
      if (label == unlabelled && !rest.empty()) label = classOf(rest);
      if (label != contested_token) continue;
      label = unlabelled;
      ++labels_.contested;
    }
    dropEmptyClasses();
    return std::move(labels_);
  }

 private:
  int classOf(const std::string& name) {
    const auto found = std::ranges::find(labels_.classes, name);
    if (found != labels_.classes.end()) return static_cast<int>(found - labels_.classes.begin());
    if (labels_.classes.size() == most_classes)
      fail(ErrorKind::Refused, "These labels have more than " + std::to_string(most_classes) + " names. Give fewer.", labels_.from);
    labels_.classes.push_back(name);
    return static_cast<int>(labels_.classes.size()) - 1;
  }

  /// Names whose every token is contested are no classes.
  void dropEmptyClasses() {
    const std::vector<int> counts = labels_.counts();
    std::vector<int> to(counts.size());
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      to[i] = static_cast<int>(kept.size());
      if (counts[i] > 0) kept.push_back(labels_.classes[i]);
    }
    labels_.classes = std::move(kept);
    for (int& label : labels_.of_token)
      if (label != unlabelled) label = to[static_cast<std::size_t>(label)];
  }

  TokenLabels labels_;
};

/// The fields of one line; quotation marks as in RFC 4180.
std::vector<std::string> fieldsOf(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') fields.back() += line[++i];
    else if (c == '"') quoted = !quoted;
    else if (c == ',' && !quoted) fields.emplace_back();
    else fields.back() += c;
  }
  return fields;
}

class LabelFile {
 public:
  LabelFile(const std::string& path, const mask::TokenGrid& grid)
      : path_(path), grid_(grid), claims_(grid, std::filesystem::path(path).filename().string()) {}

  TokenLabels read(const std::string& rest) {
    std::istringstream text(readWhole(path_, most_file_bytes));
    for (std::string line; std::getline(text, line);) {
      ++number_;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty() || line.front() == '#') continue;
      const std::vector<std::string> fields = fieldsOf(line);
      columns_ == 0 ? readHead(fields) : readRow(fields);
    }
    if (columns_ == 0) wrong("This file has no line that names its columns, token,label or step,row,column,label.");
    return claims_.take(rest);
  }

 private:
  [[noreturn]] void wrong(const std::string& what, ErrorKind kind = ErrorKind::Unreadable) const {
    fail(kind, what, path_ + ", line " + std::to_string(number_));
  }

  void readHead(const std::vector<std::string>& fields) {
    const std::vector<std::string> by_id{"token", "label"}, by_place{"step", "row", "column", "label"};
    if (fields != by_id && fields != by_place)
      wrong("The first line must name the columns, token,label or step,row,column,label.");
    columns_ = fields.size();
  }

  int numberIn(const std::string& field) const {
    int value = 0;
    const auto [end, failed] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (failed != std::errc() || end != field.data() + field.size()) wrong("'" + oneLine(field, 40) + "' is no whole number.");
    return value;
  }

  void readRow(const std::vector<std::string>& fields) {
    if (fields.size() != columns_) wrong("This line has " + std::to_string(fields.size()) + " fields in place of " + std::to_string(columns_) + ".");
    if (fields.back().empty()) wrong("This token has an empty label. Leave it out, or name it.");
    mask::Cell cell;
    bool inside = true;
    if (columns_ == 2) {
      const int token = numberIn(fields[0]);
      inside = token >= 0 && token < grid_.size();
      if (inside) cell = grid_.cell(TokenId{token});
    } else {
      cell = {numberIn(fields[0]), numberIn(fields[1]), numberIn(fields[2])};
      inside = cell.step >= 0 && cell.step < grid_.steps && cell.row >= 0 && cell.row < grid_.rows && cell.col >= 0 && cell.col < grid_.cols;
    }
    if (!inside) wrong("This token is outside the grid of " + sizeText(grid_) + " of this clip and model. Make the labels for this grid.", ErrorKind::Mismatch);
    claims_.claim(static_cast<std::size_t>(index(grid_.id(cell))), oneLine(fields.back(), 60));
  }

  const std::string path_;
  const mask::TokenGrid grid_;
  Claims claims_;
  std::size_t columns_ = 0;
  int number_ = 0;
};

}  // namespace

int TokenLabels::count() const {
  return static_cast<int>(std::ranges::count_if(of_token, [](int label) { return label != unlabelled; }));
}

std::vector<int> TokenLabels::counts() const {
  std::vector<int> counts(classes.size(), 0);
  for (const int label : of_token)
    if (label >= 0) ++counts[static_cast<std::size_t>(label)];
  return counts;
}

TokenLabels labelsOf(std::span<const NamedTokens> named, const mask::TokenGrid& grid, const std::string& rest) {
  Claims claims(grid, "named selections");
  for (const NamedTokens& name : named) {
    if (name.grid != grid)
      fail(ErrorKind::Mismatch, "The tokens named '" + oneLine(name.name, 40) + "' are of a grid of " + sizeText(name.grid) +
                                    ", clip and model make " + sizeText(grid) + ". Name them on this grid.");
    for (const TokenId token : name.tokens) claims.claim(static_cast<std::size_t>(index(token)), name.name);
  }
  return claims.take(rest);
}

TokenLabels readLabels(const std::string& path, const mask::TokenGrid& grid, const std::string& rest) {
  return LabelFile(path, grid).read(rest);
}

TokenLabels joined(std::span<const TokenLabels> clips) {
  TokenLabels all = clips.front();
  for (const TokenLabels& next : clips.subspan(1)) {
    if (next.grid != clips.front().grid) fail(ErrorKind::Mismatch, "The clips make grids of " + sizeText(all.clipGrid()) + " and " + sizeText(next.grid) + " tokens. Take clips of one size.");
    all.grid.steps += next.grid.steps;
    ++all.clips;
    all.contested += next.contested;
    for (const int label : next.of_token) {
      if (label == unlabelled) {
        all.of_token.push_back(unlabelled);
        continue;
      }
      const std::string& name = next.classes[static_cast<std::size_t>(label)];
      const auto found = std::ranges::find(all.classes, name);
      all.of_token.push_back(static_cast<int>(found - all.classes.begin()));
      if (found == all.classes.end()) all.classes.push_back(name);
    }
  }
  return all;
}

void checkLabels(const TokenLabels& labels) {
  if (labels.classes.empty()) fail(ErrorKind::Mismatch, "No token has a label. Name some tokens first, at least two kinds.");
  if (labels.classes.size() == 1)
    fail(ErrorKind::Mismatch, "Every labelled token is called '" + oneLine(labels.classes.front(), 40) + "', so there is nothing to tell apart. Name another kind, or give the rest a name.");
}

}  // namespace lacuna::probe
