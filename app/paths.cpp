#include "app/paths.hpp"

#include <QStandardPaths>
#include <filesystem>
#include <vector>

#include "core/base/error.hpp"

namespace lacuna::app {

std::string bundled(const std::string& name) {
  namespace fs = std::filesystem;
  const fs::path program = fs::read_symlink("/proc/self/exe").parent_path();
  const std::vector<fs::path> places = {program / "../..", program / "../share/lacuna"};
  std::string tried;
  for (const auto& place : places) {
    const fs::path path = (place / name).lexically_normal();
    if (fs::exists(path)) return path.string();
    tried += (tried.empty() ? "" : " and ") + path.string();
  }
  fail(ErrorKind::NotFound, "A part of Lacuna is missing: looked for " + tried + ". Run scripts/run again, or install Lacuna anew.");
}

QString preferencesFile() { return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/lacuna/lacuna.ini"; }

QString recoveryFolder() { return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/lacuna/recovery"; }

std::string demoModelPath() { return bundled("models/world") + "/model.safetensors"; }

}  // namespace lacuna::app
