#include "core/session/damaged_session.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace lacuna::session {
namespace {

using Head = std::array<unsigned char, 100>;  // of an SQLite file, numbers with the highest byte first

std::uint32_t numberAt(const Head& head, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8U | head[at + i];
  return number;
}

/// Nothing where the head does not say.
std::uint64_t bytesSaid(const Head& head) {
  constexpr std::size_t page_size = 16, change = 24, pages = 28, pages_at_change = 92;
  if (numberAt(head, change) != numberAt(head, pages_at_change)) return 0;
  const std::uint32_t size = static_cast<std::uint32_t>(head[page_size]) << 8U | head[page_size + 1];
  return std::uint64_t{size == 1 ? 65536 : size} * numberAt(head, pages);
}

}  // namespace

void checkWhole(const std::string& path) {
  std::error_code unknown;
  const std::uint64_t bytes = std::filesystem::file_size(path, unknown);
  if (unknown) return;  // opening it says why
  if (bytes == 0) fail(ErrorKind::Unreadable, "The file is empty, so there is no session in it. Open an earlier copy of it.", path);
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(ErrorKind::Unreadable, "The session cannot be opened. Make sure that you may read this file.", path);
  Head head{};
  file.read(reinterpret_cast<char*>(head.data()), head.size());
  if (std::memcmp(head.data(), "SQLite format 3", 16) != 0)
    fail(ErrorKind::Unreadable, "This file is no session of Lacuna, or its beginning is damaged. Open another file, or an earlier copy of it.", path);
  // What a process that ended left unfinished may make it longer yet.
  const std::uint64_t said = std::filesystem::exists(path + "-journal", unknown) ? 0 : bytesSaid(head);
  if (bytes < head.size() || bytes < said)
    fail(ErrorKind::Unreadable, "The session is cut short: " + std::to_string(bytes) + " of " + std::to_string(std::max<std::uint64_t>(said, head.size())) +
                                    " bytes are there. Copy it here again, or open an earlier copy of it.", path);
}

Failure inOwnWords(const Failure& failure) {
  const Error& error = failure.error();
  const auto colon = error.what.find(": ");
  if (error.kind != ErrorKind::Unreadable || colon == std::string::npos) return failure;
  std::string reason = error.what.substr(colon + 2);
  if (reason.ends_with('.')) reason.pop_back();
  if (reason.find("is locked") != std::string::npos)
    return Failure({error.kind, "Another program is saving this session. Open it again in a moment. (" + reason + ")", error.where});
  return Failure({error.kind, "The session is damaged and cannot be read. Open an earlier copy of it. (" + reason + ")", error.where});
}

}  // namespace lacuna::session
