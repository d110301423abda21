#include "tests/bench/peer_layout.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

#include "tests/support/files.hpp"

namespace lacuna::bench {
namespace {

/// NumPy's own format, version 1.0: a text header padded to 64 bytes, then the numbers.
void writeNpy(const std::string& path, const Matrix& values) {
  constexpr std::size_t before_header = 10, multiple = 64;
  std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(values.rows) + ", " +
                       std::to_string(values.cols) + "), }";
  header.resize((before_header + header.size() + multiple) / multiple * multiple - before_header, ' ');
  header.back() = '\n';
  std::ofstream file(path, std::ios::binary);
  file.write("\x93NUMPY\x01\x00", 8);
  file.put(static_cast<char>(header.size() & 0xFF)).put(static_cast<char>(header.size() >> 8));
  file << header;
  file.write(reinterpret_cast<const char*>(values.values.data()), static_cast<std::streamsize>(values.bytes()));
}

/// The numbers of a file that numpy.save wrote, whose sizes are known.
Matrix readNpy(const std::string& path, std::size_t rows, std::size_t cols) {
  Matrix values(rows, cols);
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  file.seekg(static_cast<std::streamoff>(file.tellg()) - static_cast<std::streamoff>(values.bytes()));
  if (!file.read(reinterpret_cast<char*>(values.values.data()), static_cast<std::streamsize>(values.bytes())))
    throw std::runtime_error("the peer wrote no layout");
  return values;
}

std::string outputOf(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return {};
  std::string output;
  std::vector<char> part(4096);
  while (std::fgets(part.data(), static_cast<int>(part.size()), pipe) != nullptr) output += part.data();
  pclose(pipe);
  return output;
}

/// Debian's packages belong to /usr/bin/python3, which need not be the first in the path.
std::vector<std::string> pythons() {
  if (const char* named = std::getenv("LACUNA_PEER_PYTHON")) return {named};
  return {"python3", "/usr/bin/python3"};
}

}  // namespace

PeerLayout layoutByPeer(const std::string& method, const Matrix& latents, int dimensions) {
  const test::TempFolder folder;
  writeNpy(folder.file("latents.npy"), latents);
  PeerLayout made;
  for (const std::string& python : pythons()) {
    const std::string output = outputOf(python + " '" + test::sourceFile("tests/bench/peer/layouts.py") + "' " + method +
                                        " '" + folder.file("latents.npy") + "' '" + folder.file("layout.npy") + "' " +
                                        std::to_string(dimensions) + " 2>/dev/null");
    const auto answer = nlohmann::json::parse(output, nullptr, false);
    made.library = "no peer: " + (answer.is_object() ? answer.value("missing", "") : python + " gave no answer");
    if (!answer.is_object() || !answer.contains("seconds")) continue;
    made.seconds = answer["seconds"];
    made.library = answer["library"];
    made.points = readNpy(folder.file("layout.npy"), latents.rows, static_cast<std::size_t>(dimensions));
    break;
  }
  return made;
}

}  // namespace lacuna::bench
