#pragma once

#include <cstdint>
#include <string>

namespace lacuna::test {

inline void putLittle(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

/// A 24-bit BMP of one colour.
inline std::string bmpOf(int width, int height, int r, int g, int b) {
  const auto stride = static_cast<std::uint32_t>((3 * width + 3) / 4 * 4);
  const std::uint32_t data = stride * static_cast<std::uint32_t>(height);
  std::string out = "BM";
  for (const std::uint32_t value : {54 + data, 0U, 54U, 40U}) putLittle(out, value, 4);
  putLittle(out, static_cast<std::uint32_t>(width), 4);
  putLittle(out, static_cast<std::uint32_t>(height), 4);
  putLittle(out, 1, 2);
  putLittle(out, 24, 2);
  for (const std::uint32_t value : {0U, data, 2835U, 2835U, 0U, 0U}) putLittle(out, value, 4);
  for (int y = 0; y < height; ++y) {
    std::string row;
    for (int x = 0; x < width; ++x) row += {static_cast<char>(b), static_cast<char>(g), static_cast<char>(r)};
    row.resize(stride);
    out += row;
  }
  return out;
}

/// An animated GIF of 4 x 4 px: frame i shows entry i of a palette that goes from black to white, for 100 ms each.
inline std::string gifOf(int frames, int claimed_side = 4) {
  std::string out = "GIF89a";
  putLittle(out, static_cast<std::uint32_t>(claimed_side), 2);
  putLittle(out, static_cast<std::uint32_t>(claimed_side), 2);
  out += {static_cast<char>(0xA2), 0, 0};  // a global table of 8 colours
  for (int i = 0; i < 8; ++i) out.append(3, static_cast<char>(i * 36));
  for (int frame = 0; frame < frames; ++frame) {
    out += {0x21, static_cast<char>(0xF9), 4, 0, 10, 0, 0, 0};
    out += {0x2C, 0, 0, 0, 0, 4, 0, 4, 0, 0};
    out.push_back(3);  // LZW: 4-bit codes, clear (8) before every two pixels so that the width never grows
    std::string codes;
    std::uint32_t bits = 0;
    int held = 0;
    const auto put = [&](std::uint32_t code) {
      bits |= code << held;
      for (held += 4; held >= 8; held -= 8, bits >>= 8) codes.push_back(static_cast<char>(bits & 0xFF));
    };
    for (int pixel = 0; pixel < 16; ++pixel) {
      if (pixel % 2 == 0) put(8);
      put(static_cast<std::uint32_t>(frame % 8));
    }
    put(9);
    if (held > 0) codes.push_back(static_cast<char>(bits));
    out.push_back(static_cast<char>(codes.size()));
    out += codes;
    out.push_back(0);
  }
  out.push_back(0x3B);
  return out;
}

/// The first bytes of a PNG that claims this size.
inline std::string pngHeader(std::uint32_t width, std::uint32_t height) {
  std::string out("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16);
  for (const std::uint32_t side : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(side >> shift & 0xFF));
  }
  out += std::string("\x08\x02\0\0\0\0\0\0\0\0\0\0\0IDAT", 17);
  return out;
}

}  // namespace lacuna::test
