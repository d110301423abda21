#pragma once

#include <QString>

namespace lacuna {
struct Error;
}

namespace lacuna::widgets {

/// What is told of an error: a line, and what unfolds below it.
struct ErrorWords {
  QString line;     ///< in the language of the window: which file, what is so and what to do
  QString details;  ///< as it was said, with the words of system and libraries, the whole path and the versions; English
};

/// The line does not hold what a library or the system said in its own English, but for reasons that can be acted upon (a full
/// disk, no permission), which are put in the window's language.
ErrorWords wordsOf(const Error& error);

/// Both as one text for a notice: the line, an empty line, the details.
QString toldOf(const Error& error);
/// The parts of such a text; of a text without an empty line the details are empty.
ErrorWords partsOfTold(const QString& told);

}  // namespace lacuna::widgets
