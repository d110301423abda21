#pragma once

#include <QString>

namespace lacuna::widgets {

/// Where predictions are looked up, remembered from one start to the next.
struct LibraryChoice {
  static QString folder();  ///< empty: none was chosen yet
  static void setFolder(const QString& folder);
  static bool inLibrary();  ///< else in the clip itself
  static void setInLibrary(bool in_library);
};

}  // namespace lacuna::widgets
