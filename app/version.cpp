#include "app/version.hpp"

#include <faiss/Index.h>
#include <imgui.h>
#include <sqlite3.h>
#include <torch/version.h>
#include <vtkVersion.h>

#include <QtGlobal>
#include <opencv2/core/utility.hpp>

#include "commit.hpp"

namespace lacuna::app {
namespace {

std::string numbered(int major, int minor, int patch) {
  return std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(patch);
}

}  // namespace

std::string version() { return LACUNA_VERSION; }

std::string commit() { return LACUNA_COMMIT; }

std::vector<std::pair<std::string, std::string>> libraryVersions() {
  return {{"Qt", qVersion()},
          {"LibTorch", TORCH_VERSION},
          {"OpenCV", cv::getVersionString()},
          {"VTK", vtkVersion::GetVTKVersion()},
          {"Dear ImGui", IMGUI_VERSION},
          {"SQLite", sqlite3_libversion()},
          {"FAISS", numbered(FAISS_VERSION_MAJOR, FAISS_VERSION_MINOR, FAISS_VERSION_PATCH)}};
}

std::string versionText() {
  std::string text = "lacuna " + version() + "\ncommit " + commit();
  for (const auto& [library, number] : libraryVersions()) text += '\n' + library + ' ' + number;
  return text;
}

}  // namespace lacuna::app
