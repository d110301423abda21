#include "core/model/inflate.hpp"

#include <zlib.h>

namespace lacuna::model {

std::optional<std::string> inflated(std::string_view deflated, std::size_t bytes) {
  std::string plain(bytes, '\0');
  z_stream stream{};
  constexpr int raw = -MAX_WBITS;  // a zip's entries have no header of zlib's own
  if (inflateInit2(&stream, raw) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(deflated.data()));  // only read
  stream.avail_in = static_cast<uInt>(deflated.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(bytes);
  const bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.total_out == bytes;
  inflateEnd(&stream);
  return whole ? std::optional(std::move(plain)) : std::nullopt;
}

}  // namespace lacuna::model
