#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace lacuna::widgets {

/// How well letters that are typed fit a text that has them in this order.
struct FuzzyMatch {
  int score = 0;       ///< larger is better
  QList<int> letters;  ///< of the text, that were matched, ascending
};

/// Nothing where the text lacks a letter. Letters at the beginning of words and letters in a row count more, gaps less; upper and
/// lower case are alike.
std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& text);

}  // namespace lacuna::widgets
