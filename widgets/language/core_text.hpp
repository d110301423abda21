#pragma once

#include <QString>
#include <string>

namespace lacuna::widgets {

/// What the core says, in the language of the window. The core knows no language but English: its texts are keys of the
/// context "Core" (core_texts.cpp lists them). A text with numbers or names inserted is found by its pattern, one of several
/// sentences by each of them, a name with a number ("Brush 3") by the name. What is not listed stays as it is.
QString coreText(const std::string& english);
QString coreText(const char* english);

}  // namespace lacuna::widgets
