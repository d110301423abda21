#pragma once

#include <QSize>
#include <string>

namespace lacuna::app {

/// There is a display, or a platform of Qt was chosen by hand.
bool hasDisplay();

/// "1600x1000" as a size. Throws `Failure` (Mismatch) for anything else.
QSize windowSize(const std::string& text);

/// Name, version and style of the QApplication that was just made.
void dressApplication();

}  // namespace lacuna::app
