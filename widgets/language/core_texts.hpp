#pragma once

#include <string>
#include <vector>

namespace lacuna::widgets {

/// Every text of the core that the window shows, in English, with %1 to %9 where the core inserts something. They are keys of
/// the context "Core".
std::vector<const char*> coreTexts();

/// Whether a text is of the list, as it is or by a pattern.
bool isCoreText(const std::string& english);

}  // namespace lacuna::widgets
