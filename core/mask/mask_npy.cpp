#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/mask/mask_files.hpp"
#include "core/mask/mask_io.hpp"
#include "core/base/whole_file.hpp"

namespace lacuna::mask {
namespace {

constexpr std::string_view magic("\x93NUMPY", 6);

unsigned byteAt(const std::string& bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

struct NpyLayout {
  std::string_view header;
  std::size_t data_begin = 0;
};

NpyLayout layoutOf(const std::string& bytes, const std::string& where) {
  if (bytes.size() < 12 || bytes.compare(0, magic.size(), magic) != 0) {
    fail(ErrorKind::Unreadable, "This is not an npy file: it does not start as one.", where);
  }
  const unsigned version = byteAt(bytes, 6);
  if (version < 1 || version > 3) {
    fail(ErrorKind::Unreadable, "This is npy version " + std::to_string(version) + ". Versions 1 to 3 can be read.", where);
  }
  std::size_t length = byteAt(bytes, 8) | byteAt(bytes, 9) << 8U;
  std::size_t begin = 10;
  if (version >= 2) {
    length |= static_cast<std::size_t>(byteAt(bytes, 10)) << 16U | static_cast<std::size_t>(byteAt(bytes, 11)) << 24U;
    begin = 12;
  }
  if (length > bytes.size() - begin) fail(ErrorKind::Unreadable, "The npy file ends within its header.", where);
  return {std::string_view(bytes).substr(begin, length), begin + length};
}

/// The text after `'key':` in the header's Python dict, blanks skipped.
std::string_view valueOf(std::string_view header, std::string_view key, const std::string& where) {
  for (const char quote : {'\'', '"'}) {
    const std::string wanted = quote + std::string(key) + quote;
    std::size_t at = header.find(wanted);
    if (at == std::string_view::npos) continue;
    at = header.find_first_not_of(" \n", at + wanted.size());
    if (at == std::string_view::npos || header[at] != ':') continue;
    at = header.find_first_not_of(" \n", at + 1);
    if (at != std::string_view::npos) return header.substr(at);
  }
  fail(ErrorKind::Unreadable, "The npy header has no \"" + std::string(key) + "\".", where);
}

void checkType(std::string_view header, const std::string& where) {
  const std::string_view value = valueOf(header, "descr", where);
  const std::size_t end = value.size() > 1 ? value.find(value[0], 1) : std::string_view::npos;
  const std::string type(end == std::string_view::npos ? value.substr(0, 20) : value.substr(1, end - 1));
  if (type != "|b1" && type != "|u1" && type != "b1" && type != "u1" && type != "?") {
    fail(ErrorKind::Mismatch, "The npy holds values of type \"" + oneLine(type, 40) + "\". A mask has bool or uint8.", where);
  }
  if (valueOf(header, "fortran_order", where).substr(0, 5) != "False") {
    fail(ErrorKind::Mismatch, "The npy is in Fortran order. Save it in C order (numpy.ascontiguousarray).", where);
  }
}

std::vector<std::int64_t> shapeOf(std::string_view header, const std::string& where) {
  std::string_view text = valueOf(header, "shape", where);
  const std::size_t end = text.find(')');
  if (text[0] != '(' || end == std::string_view::npos)
    fail(ErrorKind::Unreadable, "The npy header's shape is damaged.", where);
  text = text.substr(1, end - 1);
  std::vector<std::int64_t> shape;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(" ,"), text.size()));
    if (text.empty()) return shape;
    std::int64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || shape.size() == 8) fail(ErrorKind::Unreadable, "The npy header's shape is damaged.", where);
    shape.push_back(number);
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  }
}

}  // namespace

PaintedCells cellsFromNpy(const std::string& bytes, const std::string& where) {
  const NpyLayout layout = layoutOf(bytes, where);
  checkType(layout.header, where);
  std::vector<std::int64_t> shape = shapeOf(layout.header, where);
  if (shape.size() == 2) shape.insert(shape.begin(), 1);
  if (shape.size() != 3) {
    fail(ErrorKind::Mismatch,
         "The npy has " + std::to_string(shape.size()) + " axes. A mask has [steps, rows, cols] or [rows, cols].", where);
  }
  if (!plausibleCells(shape[0], shape[1], shape[2]))
    fail(ErrorKind::Refused, "The npy's shape is no size of a mask.", where);
  const auto count = static_cast<std::size_t>(shape[0] * shape[1] * shape[2]);
  const std::size_t stored = bytes.size() - layout.data_begin;
  if (stored != count) {
    fail(ErrorKind::Unreadable,
         "The npy has " + std::to_string(stored) + " values, its shape needs " + std::to_string(count) + ".", where);
  }
  PaintedCells cells{static_cast<int>(shape[0]), static_cast<int>(shape[1]), static_cast<int>(shape[2]), {}};
  cells.hidden.resize(count);
  for (std::size_t i = 0; i < count; ++i) cells.hidden[i] = bytes[layout.data_begin + i] != 0 ? 1 : 0;
  return cells;
}

void writeNpy(const Mask& mask, const std::string& path) {
  const TokenGrid& grid = mask.grid();
  std::string header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + std::to_string(grid.steps) + ", " +
                       std::to_string(grid.rows) + ", " + std::to_string(grid.cols) + "), }";
  constexpr std::size_t before_header = 10, alignment = 64;
  header.append(alignment - (before_header + header.size() + 1) % alignment, ' ');
  header += '\n';
  writeWhole(path, [&](std::ostream& file) {
    file << magic << '\x01' << '\0' << static_cast<char>(header.size() & 0xFFU) << static_cast<char>(header.size() >> 8U)
         << header;
    for (int i = 0; i < grid.size(); ++i) file.put(mask.hidden(TokenId{i}) ? '\1' : '\0');
  });
}

}  // namespace lacuna::mask
