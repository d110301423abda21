#pragma once

#include <QString>

namespace lacuna::widgets {

/// A language as the user sees it, and the name of its translation.
struct LanguageChoice {
  QString name;  ///< "zh_CN"
  QString text;  ///< in itself: "简体中文"
};

}  // namespace lacuna::widgets
