#include "core/session/session_rows.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/mask/mask_files.hpp"
#include "core/mask/mask_io.hpp"

namespace lacuna::session::rows {
namespace {

using database::Database;
using database::Statement;

static_assert(std::endian::native == std::endian::little, "blobs of a session are little-endian");

constexpr std::size_t most_labels = 10'000;
constexpr std::array kind_names = {"none", "file", "drawn", "bundled"};

/// Equal shapes have one row, whatever masks they are in.
std::int64_t shapeKey(const std::string& json) {
  return static_cast<std::int64_t>(Hasher().text(json).digest().low >> 1);
}

}  // namespace

void writeShapes(const Database& file, std::uint32_t owner, const std::vector<mask::MaskShape>& shapes) {
  Statement shape(file, "INSERT OR IGNORE INTO shapes(id,json) VALUES(?,?)");
  Statement place(file, "INSERT INTO masks(owner,place,shape) VALUES(?,?,?)");
  std::int64_t number = 0;
  for (const mask::MaskShape& one : shapes) {
    const std::string json = mask::shapesToJson({one});
    const std::int64_t key = shapeKey(json);
    shape.again();
    shape.bind(1, key);
    shape.bind(2, json);
    shape.next();
    place.again();
    place.bind(1, std::int64_t{owner});
    place.bind(2, number++);
    place.bind(3, key);
    place.next();
  }
}

std::vector<mask::MaskShape> readShapes(const Database& file, std::uint32_t owner) {
  std::vector<mask::MaskShape> shapes;
  Statement rows(file, "SELECT json FROM masks JOIN shapes ON shapes.id=masks.shape WHERE owner=? ORDER BY place");
  rows.bind(1, std::int64_t{owner});
  while (rows.next()) {
    std::vector<mask::MaskShape> one = mask::parseShapes(rows.text(0), file.path());
    if (one.size() != 1) file.failDamaged("holds a row that is not one shape of a mask");
    shapes.push_back(std::move(one.front()));
    if (shapes.size() > mask::most_points) file.failDamaged("holds a mask of more shapes than can be");
  }
  return shapes;
}

void writeLabels(const Database& file, const std::vector<Label>& labels) {
  file.run("DELETE FROM labels");
  Statement put(file, "INSERT INTO labels(place,name,steps,rows,cols,tokens) VALUES(?,?,?,?,?,?)");
  std::int64_t place = 0;
  for (const Label& label : labels) {
    put.again();
    put.bind(1, place++);
    put.bind(2, label.name);
    put.bind(3, std::int64_t{label.grid.steps});
    put.bind(4, std::int64_t{label.grid.rows});
    put.bind(5, std::int64_t{label.grid.cols});
    put.bind(6, label.tokens);
    put.next();
  }
}

std::vector<Label> readLabels(const Database& file) {
  std::vector<Label> labels;
  Statement rows(file, "SELECT name,steps,rows,cols,tokens FROM labels ORDER BY place");
  while (rows.next()) {
    const mask::TokenGrid grid = readGrid(rows, 1);
    labels.push_back({rows.text(0), grid, readTokens(rows, 4, grid)});
    if (labels.size() > most_labels) file.failDamaged("holds more names than can be");
  }
  return labels;
}

void writeSource(const Database& file, const std::string& role, const SourceFile& source) {
  Statement put(file, "INSERT OR REPLACE INTO sources(role,kind,path,relative,bytes,hash) VALUES(?,?,?,?,?,?)");
  put.bind(1, role);
  put.bind(2, std::string(kind_names.at(static_cast<std::size_t>(source.kind))));
  put.bind(3, source.path);
  put.bind(4, source.relative);
  put.bind(5, static_cast<std::int64_t>(source.bytes));
  put.bind(6, source.known() ? source.hash.hex() : std::string());
  put.next();
}

SourceFile readSource(const Database& file, const std::string& role) {
  Statement row(file, "SELECT kind,path,relative,bytes,hash FROM sources WHERE role=?");
  row.bind(1, role);
  if (!row.next()) return {};
  SourceFile source;
  const auto kind = std::ranges::find(kind_names, row.text(0));
  if (kind == kind_names.end()) file.failDamaged("names a clip or model of an unknown kind");
  source.kind = static_cast<SourceKind>(kind - kind_names.begin());
  source.path = row.text(1);
  source.relative = row.text(2);
  source.bytes = static_cast<std::uint64_t>(std::max<std::int64_t>(0, row.whole(3)));
  if (!row.text(4).empty()) source.hash = hashFrom(row, 4);
  if (source.path.find('\0') != std::string::npos || source.relative.find('\0') != std::string::npos) file.failDamaged("names a file that cannot be");
  // Nothing but what comes with the program is to be found under its folder.
  if (source.kind == SourceKind::Bundled && (source.path.starts_with('/') || source.path.find("..") != std::string::npos))
    file.failDamaged("names a part of the program that cannot be");
  return source;
}

std::vector<TokenId> readTokens(const Statement& row, int column, const mask::TokenGrid& grid) {
  const std::vector<TokenId> tokens = row.blob<TokenId>(column);
  std::int32_t last = -1;
  for (const TokenId token : tokens) {
    if (index(token) <= last || index(token) >= grid.size()) row.database().failDamaged("holds tokens that cannot be");
    last = index(token);
  }
  return tokens;
}

mask::TokenGrid readGrid(const Statement& row, int first_column) {
  const mask::TokenGrid grid{row.count(first_column, mask::most_cells_a_side), row.count(first_column + 1, mask::most_cells_a_side),
                             row.count(first_column + 2, mask::most_cells_a_side)};
  if (!mask::plausibleCells(grid.steps, grid.rows, grid.cols)) row.database().failDamaged("holds a grid that cannot be");
  return grid;
}

Hash128 hashFrom(const Statement& row, int column) {
  constexpr std::size_t half = 16;
  const std::string hex = row.text(column);
  Hash128 hash;
  if (hex.size() != 2 * half) row.database().failDamaged("holds a hash that cannot be");
  const char* text = hex.data();
  const auto high = std::from_chars(text, text + half, hash.high, half), low = std::from_chars(text + half, text + 2 * half, hash.low, half);
  if (high.ptr != text + half || low.ptr != text + 2 * half) row.database().failDamaged("holds a hash that cannot be");
  return hash;
}

}  // namespace lacuna::session::rows
