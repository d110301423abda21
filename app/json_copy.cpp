#include "app/json_copy.hpp"

#include <filesystem>
#include <iostream>

#include "app/writable.hpp"
#include "core/base/whole_file.hpp"

namespace lacuna::app {

void addJsonCopy(CLI::App& command, std::string& json, const std::string& name) {
  command.add_option("--json", json, "Also write " + name + " of the folder here; - is standard output, and all that is said goes to standard error");
}

int withJsonCopy(const std::string& json, const std::string& made, const std::function<int(std::ostream&)>& command) {
  constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 30;
  const std::string folder = std::filesystem::path(made).parent_path().string();
  requireWritable(made, folder);
  requireWritable(json, folder);
  const int code = command(saidBeside(json));
  if (!json.empty()) writeTextTo(json, readWhole(made, most_bytes));
  return code;
}

std::ostream& saidBeside(const std::string& file) { return file == "-" ? std::cerr : std::cout; }

void writeTextTo(const std::string& file, const std::string& text) {
  if (file == "-")
    std::cout << text << std::flush;
  else
    writeWhole(file, [&text](std::ostream& out) { out << text; });
}

}  // namespace lacuna::app
