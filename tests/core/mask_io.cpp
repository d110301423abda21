#include "core/mask/mask_io.hpp"

#include <cstdint>
#include <filesystem>

#include "core/base/error.hpp"
#include "core/mask/rasterise.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::mask;
using lacuna::test::TempFolder;
using lacuna::test::writeFile;

namespace {

std::string npy(const std::string& dict, const std::string& data, char version = 1) {
  std::string header = dict + "\n";
  std::string bytes("\x93NUMPY", 6);
  bytes += version;
  bytes += '\0';
  bytes += static_cast<char>(header.size() & 0xFFU);
  bytes += static_cast<char>(header.size() >> 8U);
  if (version > 1) bytes += std::string(2, '\0');
  return bytes + header + data;
}

std::string bigEndian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift);
  return bytes;
}

std::string chunk(const std::string& type, const std::string& data) {
  std::uint32_t crc = ~0U;
  for (const char c : type + data) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return bigEndian(static_cast<std::uint32_t>(data.size())) + type + data + bigEndian(~crc);
}

/// Bytes as an uncompressed zlib stream.
std::string stored(const std::string& bytes) {
  std::string stream("\x78\x01", 2);
  for (std::size_t at = 0; at < bytes.size(); at += 0xFFFF) {
    const std::string block = bytes.substr(at, 0xFFFF);
    const auto length = static_cast<unsigned>(block.size());
    stream += at + 0xFFFF >= bytes.size() ? '\1' : '\0';
    for (const unsigned value : {length, ~length})
      stream += {static_cast<char>(value & 0xFFU), static_cast<char>(value >> 8U & 0xFFU)};
    stream += block;
  }
  std::uint32_t a = 1, b = 0;
  for (const char c : bytes) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  return stream + bigEndian(b << 16U | a);
}

/// An 8-bit picture of 1 (grey), 3 (RGB) or 4 (RGBA) channels.
std::string png(int width, int height, int channels, const std::string& values) {
  const char colour_type = channels == 1 ? '\0' : channels == 3 ? '\2' : '\6';
  std::string rows;
  const auto stride = static_cast<std::size_t>(width) * channels;
  for (int y = 0; y < height; ++y) rows += '\0' + values.substr(static_cast<std::size_t>(y) * stride, stride);
  const std::string header = bigEndian(static_cast<std::uint32_t>(width)) + bigEndian(static_cast<std::uint32_t>(height)) +
                             '\x08' + colour_type + std::string(3, '\0');
  return std::string("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) + chunk("IDAT", stored(rows)) + chunk("IEND", "");
}

const PaintedCells& cellsOf(const std::vector<MaskShape>& shapes) { return std::get<PaintedCells>(shapes.at(0).form); }

std::vector<MaskShape> someShapes() {
  MaskShape stroke{ShapeId{1},
                   "Brush \"one\"",
                   Operation::Hide,
                   {0.25, 1.5},
                   Stroke{{{0.1, 0.2}, {1.0 / 3, 0.4}}, 0.07, BrushTip::Square}};
  MaskShape box{ShapeId{2}, "", Operation::Reveal, {}, Rectangle{{0.5, 0.5}, {0.1, -0.2}}};
  MaskShape made{ShapeId{3}, "Blocks", Operation::Hide, {}, Generated{"blocks-small", 18446744073709551615ULL, {}}};
  MaskShape cells{ShapeId{9}, "file.png", Operation::Hide, {}, PaintedCells{1, 2, 3, {1, 1, 0, 0, 0, 1}}};
  return {stroke, box, made, cells};
}

std::string withShape(const std::string& members) {
  return R"({"version": 1, "shapes": [{"operation": "hide", )" + members + "}]}";
}

}  // namespace

TEST_CASE("mask files: shapes survive json", "[mask]") {
  const std::vector<MaskShape> shapes = someShapes();
  CHECK(parseShapes(shapesToJson(shapes), "test") == shapes);
  CHECK(parseShapes(shapesToJson({}), "test").empty());
  const TempFolder folder;
  writeFile(folder.file("mask.json"), shapesToJson(shapes));
  CHECK(readMask(folder.file("mask.json")) == shapes);
}

TEST_CASE("mask files: bad json gets one clear line", "[mask]") {
  const auto problem = [](const std::string& text) {
    try {
      parseShapes(text, "m.json");
    } catch (const Failure& failure) {
      CHECK(failure.error().where == "m.json");
      CHECK(failure.error().what.find('\n') == std::string::npos);
      return failure.error().what;
    }
    return std::string("accepted");
  };
  CHECK_THAT(problem(""), ContainsSubstring("The mask is no json from line 1 on. Correct it there, or save the mask again."));
  CHECK_THAT(problem("{\"version\": 1,\n\n\"shapes\": [\n"), ContainsSubstring("no json from line 4 on"));
  CHECK_THAT(problem("[]"), ContainsSubstring("not an object"));
  CHECK_THAT(problem("{}"), ContainsSubstring("no \"version\""));
  CHECK_THAT(problem(R"({"version": 1, "shapes": [{"operation": "a\nb", "form": "stroke"}]})"), ContainsSubstring("\"a b\""));
  CHECK_THAT(problem(R"({"version": 3, "shapes": []})"), ContainsSubstring("version 3"));
  CHECK_THAT(problem(R"({"version": "1", "shapes": []})"), ContainsSubstring("whole number"));
  CHECK_THAT(problem(R"({"version": 1, "shapes": {}})"), ContainsSubstring("not a list"));
  CHECK_THAT(problem(R"({"version": 1, "shapes": [1]})"), ContainsSubstring("shape 1 is not an object"));
  CHECK_THAT(problem(withShape(R"("form": "blob")")), ContainsSubstring("unknown form \"blob\""));
  CHECK_THAT(problem(withShape(R"("form": "rectangle", "a": [0, 0])")), ContainsSubstring("no \"b\""));
  CHECK_THAT(problem(withShape(R"("form": "rectangle", "a": [0, 0], "b": [1])")), ContainsSubstring("pair of numbers"));
  CHECK_THAT(problem(withShape(R"("form": "rectangle", "a": [0, NaN], "b": [1, 1])")), ContainsSubstring("no json from line 1 on"));
  CHECK_THAT(problem(withShape(R"("form": "rectangle", "a": [0, 1e999], "b": [1, 1])")),
             ContainsSubstring("no json from line 1 on"));
  CHECK_THAT(problem(withShape(R"("form": "rectangle", "a": [0, 1e200], "b": [1, 1])")), ContainsSubstring("far outside"));
  CHECK_THAT(problem(withShape(R"("form": "stroke", "tip": "round", "radius": -1, "points": [])")),
             ContainsSubstring("radius"));
  CHECK_THAT(problem(withShape(R"("form": "stroke", "tip": "soft", "radius": 1, "points": [])")), ContainsSubstring("soft"));
  CHECK_THAT(problem(withShape(R"("form": "generated", "kind": "x", "seed": 1, "ratio": 0.5)")),
             ContainsSubstring("unknown kind"));
  CHECK_THAT(problem(withShape(R"("form": "generated", "kind": "tube", "seed": -1, "ratio": 0.5)")),
             ContainsSubstring("whole number"));
  CHECK_THAT(problem(withShape(R"("form": "cells", "size": [100000, 100000, 100000], "runs": [1])")),
             ContainsSubstring("no size"));
  CHECK_THAT(problem(withShape(R"("form": "cells", "size": [1, 2, 2], "runs": [1, 99999999999999])")),
             ContainsSubstring("longer"));
  CHECK_THAT(problem(withShape(R"("form": "cells", "size": [1, 2, 2], "runs": [1, 2])")), ContainsSubstring("shorter"));
  CHECK_THAT(problem(withShape(R"("form": "rectangle", "a": [0, 0], "b": [1, 1], "begin_s": 2, "end_s": 1)")),
             ContainsSubstring("ends before"));
}

TEST_CASE("mask files: a legal file may not freeze or fill the program", "[mask]") {
  const auto strokes = [](int count, int points) {
    std::string list = "[0.5,0.5]", shapes;
    for (int i = 1; i < points; ++i) list += ",[0.5,0.5]";
    for (int i = 0; i < count; ++i) {
      shapes += i > 0 ? "," : "";
      shapes += R"({"operation": "hide", "form": "stroke", "tip": "round", "radius": 0.1, "points": [)" + list + "]}";
    }
    return R"({"version": 1, "shapes": [)" + shapes + "]}";
  };
  CHECK(parseShapes(strokes(2, 25000), "m.json").size() == 2);
  CHECK_THROWS_WITH(parseShapes(strokes(2, 25001), "m.json"), ContainsSubstring("shape 2 brings the file over 50000 points"));
  CHECK_THROWS_WITH(parseShapes(strokes(1, 50001), "m.json"), ContainsSubstring("at most 50000"));
  CHECK(parseShapes(strokes(2000, 1), "m.json").size() == 2000);
  CHECK_THROWS_WITH(parseShapes(strokes(2001, 1), "m.json"), ContainsSubstring("2001 \"shapes\"; at most 2000"));
  const std::string cells = R"({"operation": "hide", "form": "cells", "size": [16, 2048, 1025], "runs": [33587200]})";
  CHECK_THROWS_WITH(parseShapes(R"({"version": 1, "shapes": [)" + cells + "," + cells + "]}", "m.json"),
                    ContainsSubstring("shape 2 brings the file over 67108864 cells"));
  std::vector<MaskShape> shapes = parseShapes(strokes(2, 25000), "m.json");
  CHECK(parseShapes(shapesToJson(shapes), "m.json") == shapes);
  std::get<Stroke>(shapes[0].form).points.push_back({0, 0});
  CHECK_THROWS_WITH(shapesToJson(shapes), ContainsSubstring("Save its cells as .npy"));
}

TEST_CASE("mask files: deep, crowded and large json is refused while it is parsed", "[mask]") {
  const std::string deep = R"({"version": 1, "shapes": )" + std::string(3000000, '[');
  CHECK_THROWS_WITH(parseShapes(deep, "m.json"), ContainsSubstring("beyond reason"));
  std::string crowded = R"({"version": 1, "shapes": [0)";
  for (int i = 0; i < 4000000; ++i) crowded += ",0";
  CHECK_THROWS_WITH(parseShapes(crowded + "]}", "m.json"), ContainsSubstring("beyond reason"));
  CHECK_THROWS_WITH(parseShapes(std::string(9U << 20U, ' '), "m.json"), ContainsSubstring("larger than 8 MB"));
  std::string keys = R"({"version": 1, "shapes": [])";
  for (int i = 0; i < 60000; ++i) keys += ",\"key" + std::to_string(i) + "\":0";
  CHECK(parseShapes(keys + "}", "m.json").empty());
}

TEST_CASE("mask files: npy round trip", "[mask]") {
  const TempFolder folder;
  Mask mask(TokenGrid{2, 3, 5});
  for (const int id : {0, 7, 29}) mask.set(TokenId{id}, true);
  writeNpy(mask, folder.file("mask.npy"));
  const std::vector<MaskShape> shapes = readMask(folder.file("mask.npy"));
  GridPlacement placement;
  placement.grid = mask.grid();
  placement.steps = {{0, 1}, {1, 2}};
  CHECK(rasterise(shapes, placement, CoverageRule::Touched) == mask);
  CHECK(shapes[0].name == "mask.npy");
  CHECK(std::filesystem::file_size(folder.file("mask.npy")) % 64 == 30);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);  // no unfinished file is left
}

TEST_CASE("mask files: npy as numpy writes it", "[mask]") {
  const TempFolder folder;
  const std::string path = folder.file("m.NPY");
  writeFile(path, npy("{'descr': '|b1', 'fortran_order': False, 'shape': (2, 2), }", std::string("\1\0\0\1", 4)));
  CHECK(cellsOf(readMask(path)) == PaintedCells{1, 2, 2, {1, 0, 0, 1}});
  writeFile(path, npy("{'descr': '|u1', 'fortran_order': False, 'shape': (1, 1, 2), }", std::string("\0\xFF", 2), 2));
  CHECK(cellsOf(readMask(path)) == PaintedCells{1, 1, 2, {0, 1}});
}

TEST_CASE("mask files: bad npy gets one clear line", "[mask]") {
  const TempFolder folder;
  const std::string path = folder.file("m.npy");
  const auto problem = [&](const std::string& bytes) {
    writeFile(path, bytes);
    try {
      readMask(path);
    } catch (const Failure& failure) {
      CHECK(failure.error().where == path);
      return failure.error().what;
    }
    return std::string("accepted");
  };
  const std::string good = npy("{'descr': '|b1', 'fortran_order': False, 'shape': (1, 2, 2), }", std::string(4, '\1'));
  CHECK(problem(good) == "accepted");
  for (std::size_t length = 0; length < good.size(); ++length) CHECK(problem(good.substr(0, length)) != "accepted");
  CHECK_THAT(problem(good + "x"), ContainsSubstring("5 values, its shape needs 4"));
  CHECK_THAT(problem(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 2), }", "")), ContainsSubstring("<f4"));
  CHECK_THAT(problem(npy("{'descr': '|b1', 'fortran_order': True, 'shape': (2, 2), }", "")), ContainsSubstring("Fortran"));
  CHECK_THAT(problem(npy("{'descr': '|b1', 'fortran_order': False, 'shape': (4,), }", "1234")), ContainsSubstring("1 axes"));
  CHECK_THAT(problem(npy("{'descr': '|b1', 'fortran_order': False, 'shape': (9000000000000000000, 2, 2), }", "")),
             ContainsSubstring("no size"));
  CHECK_THAT(problem(npy("{'descr': '|b1', 'fortran_order': False, 'shape': (-1, 2, 2), }", "")),
             ContainsSubstring("no size"));
  CHECK_THAT(problem(npy("{'descr': '|b1', 'fortran_order': False, 'shape': (a, 2), }", "")), ContainsSubstring("damaged"));
  CHECK_THAT(problem(npy("{'descr': '|b1', 'fortran_order': False, }", "")), ContainsSubstring("shape"));
  CHECK_THAT(problem(npy("{'descr':", "")), ContainsSubstring("descr"));
}

TEST_CASE("mask files: png by brightness or opacity", "[mask]") {
  const TempFolder folder;
  const std::string path = folder.file("m.png");
  writeFile(path, png(3, 2, 1, std::string("\x00\xFF\x00\x7F\x80\xFF", 6)));
  CHECK(cellsOf(readMask(path)) == PaintedCells{1, 2, 3, {0, 1, 0, 0, 1, 1}});
  writeFile(path, png(2, 1, 4, std::string("\x00\x00\x00\x00\x00\x00\x00\xFF", 8)));
  CHECK(cellsOf(readMask(path)) == PaintedCells{1, 1, 2, {0, 1}});
  writeFile(path, png(2, 1, 4, std::string("\xFF\xFF\xFF\xFF\x00\x00\x00\xFF", 8)));
  CHECK(cellsOf(readMask(path)) == PaintedCells{1, 1, 2, {1, 0}});
  writeFile(path, png(600, 1500, 3, std::string(600 * 1500 * 3, '\xFF')));
  const PaintedCells large = cellsOf(readMask(path));
  CHECK(large.rows == 512);
  CHECK(large.cols == 512);
  CHECK(large.hidden == std::vector<unsigned char>(512 * 512, 1));
}

TEST_CASE("mask files: bad png gets one clear line", "[mask]") {
  const TempFolder folder;
  const std::string path = folder.file("m.png");
  const std::string good = png(8, 8, 1, std::string(64, '\xFF'));
  for (std::size_t length = 0; length < good.size(); ++length) {
    writeFile(path, good.substr(0, length));
    CHECK_THROWS_AS(readMask(path), Failure);
  }
  std::string damaged = good;
  damaged[45] ^= 0x55;
  writeFile(path, damaged);
  CHECK_THROWS_WITH(readMask(path), ContainsSubstring("damaged"));
  std::string huge = good;
  huge[16] = '\x7F';
  writeFile(path, huge);
  CHECK_THROWS_WITH(readMask(path), ContainsSubstring("16384 a side"));
}

TEST_CASE("mask files: what is no mask file", "[mask]") {
  const TempFolder folder;
  CHECK_THROWS_WITH(readMask(folder.file("none.png")), ContainsSubstring("no such file"));
  CHECK_THROWS_WITH(readMask(folder.file("mask.txt")), ContainsSubstring(".json, .npy and .png"));
  std::filesystem::create_directory(folder.file("folder.json"));
  CHECK_THROWS_WITH(readMask(folder.file("folder.json")), ContainsSubstring("no PNG picture"));
  writeFile(folder.file("large.json"), "");
  std::filesystem::resize_file(folder.file("large.json"), 9U << 20U);
  CHECK_THROWS_WITH(readMask(folder.file("large.json")), ContainsSubstring("8 MB"));
  writeFile(folder.file("large.npy"), "");
  std::filesystem::resize_file(folder.file("large.npy"), 65U << 20U);
  CHECK_THROWS_WITH(readMask(folder.file("large.npy")), ContainsSubstring("64 MB"));
  CHECK_THROWS_WITH(writeNpy(Mask(TokenGrid{1, 1, 1}), folder.file("nowhere/m.npy")),
                    ContainsSubstring("cannot be written"));
}
