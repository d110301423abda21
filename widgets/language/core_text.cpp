#include "widgets/language/core_text.hpp"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <cstring>
#include <functional>
#include <vector>

#include "core/base/error.hpp"
#include "widgets/language/core_texts.hpp"

namespace lacuna::widgets {
namespace {

const char *const with_comma = QT_TRANSLATE_NOOP("Core", "%1, %2"), *const with_and = QT_TRANSLATE_NOOP("Core", "%1 and %2");

/// A listed text with places for what is inserted.
struct Pattern {
  const char* source;
  QString longest;  ///< its longest fixed part: most texts are told apart by looking for it alone
  QRegularExpression whole;
  std::vector<int> places;  ///< the number of the place that each group of `whole` holds
};

Pattern patternOf(const char* source) {
  static const QRegularExpression place(QStringLiteral("%(\\d)"));
  const QString text = QString::fromUtf8(source);
  Pattern pattern{source, {}, {}, {}};
  QString expression;
  qsizetype at = 0;
  const auto addFixed = [&](const QString& fixed) {
    expression += QRegularExpression::escape(fixed);
    if (fixed.size() > pattern.longest.size()) pattern.longest = fixed;
  };
  for (auto found = place.globalMatch(text); found.hasNext();) {
    const QRegularExpressionMatch match = found.next();
    addFixed(text.mid(at, match.capturedStart() - at));
    expression += QStringLiteral("(.+?)");
    pattern.places.push_back(match.captured(1).toInt());
    at = match.capturedEnd();
  }
  addFixed(text.mid(at));
  pattern.whole.setPattern(QRegularExpression::anchoredPattern(expression));
  pattern.whole.setPatternOptions(QRegularExpression::DotMatchesEverythingOption);
  return pattern;
}

struct Book {
  QSet<QByteArray> fixed;
  std::vector<Pattern> patterns;  ///< those with more fixed words first
};

const Book& book() {
  static const Book made = [] {
    Book all;
    for (const char* text : coreTexts()) {
      if (QByteArray(text).contains("%1"))
        all.patterns.push_back(patternOf(text));
      else
        all.fixed.insert(text);
    }
    std::ranges::stable_sort(all.patterns, std::greater(), [](const Pattern& pattern) { return std::strlen(pattern.source); });
    return all;
  }();
  return made;
}

QString translated(const char* key) { return QCoreApplication::translate("Core", key); }

/// The text itself, or a name of the list with a number; null when it is neither.
QString fixedText(const QString& english) {
  const QByteArray key = english.toUtf8();
  if (book().fixed.contains(key)) return translated(key.constData());
  static const QRegularExpression numbered(QRegularExpression::anchoredPattern(QStringLiteral("(.+) (\\d+(?:\\.\\d+)?)")));
  const QRegularExpressionMatch match = numbered.match(english);
  if (!match.hasMatch()) return {};
  const QByteArray name = match.captured(1).toUtf8();
  return book().fixed.contains(name) ? translated(name.constData()) + QChar(' ') + match.captured(2) : QString();
}

/// %1 to %9 replaced. Not by QString::arg: what is inserted may hold a per cent sign.
QString filled(const QString& model, const QStringList& inserted) {
  QString text;
  for (qsizetype i = 0; i < model.size(); ++i) {
    const int digit = model[i] == '%' && i + 1 < model.size() ? model[i + 1].digitValue() : -1;
    if (digit > 0 && digit <= inserted.size())
      text += inserted[digit - 1], ++i;
    else
      text += model[i];
  }
  return text;
}

QString oneText(const QString& english);

/// "blur (0.12)" of a list: the name alone is in the book, with a capital.
QString itemText(const QString& item) {
  const qsizetype bracket = item.indexOf(QStringLiteral(" ("));
  const QString name = item.left(bracket);
  const QString known = fixedText(name.left(1).toUpper() + name.mid(1));
  return known.isNull() ? QString() : known + (bracket < 0 ? QString() : item.mid(bracket));
}

/// "a, b and c", at least one of which is in the book; null when none is.
QString listText(const QString& english) {
  static const QRegularExpression between(QStringLiteral(", | and "));
  QString all;
  qsizetype at = 0;
  bool any = false;
  const char* with = with_comma;
  const auto add = [&](const QString& item) {
    QString known = oneText(item);
    if (known.isNull()) known = itemText(item);
    any = any || !known.isNull();
    if (known.isNull()) known = item;
    all = at == 0 ? known : filled(translated(with), {all, known});
  };
  for (auto found = between.globalMatch(english); found.hasNext();) {
    const QRegularExpressionMatch match = found.next();
    add(english.mid(at, match.capturedStart() - at));
    with = match.captured().startsWith(',') ? with_comma : with_and;
    at = match.capturedEnd();
  }
  add(english.mid(at));
  return any ? all : QString();
}

QString patternText(const QString& english) {
  for (const Pattern& pattern : book().patterns) {
    // What is a whole sentence is no label, such as "%1 of %2".
    if (!english.contains(pattern.longest) || (english.endsWith('.') && pattern.source[std::strlen(pattern.source) - 1] != '.')) continue;
    const QRegularExpressionMatch match = pattern.whole.match(english);
    if (!match.hasMatch()) continue;
    const QStringList parts = match.capturedTexts().mid(1);
    if (std::ranges::any_of(parts, [](const QString& part) { return part.contains(QStringLiteral(". ")); })) continue;  // of several sentences
    QStringList inserted(9);
    for (std::size_t i = 0; i < pattern.places.size(); ++i) {
      const QString& part = parts[static_cast<qsizetype>(i)];
      const bool path = part.contains('/') || part.size() == english.size();
      QString known = path ? QString() : oneText(part);
      if (known.isNull() && !path) known = listText(part);
      inserted[pattern.places[i] - 1] = known.isNull() ? part : known;
    }
    return filled(translated(pattern.source), inserted);
  }
  return {};
}

QString oneText(const QString& english) {
  const QString fixed = fixedText(english);
  return fixed.isNull() ? patternText(english) : fixed;
}

/// Parts between `gaps`, each by itself; null when none is known.
QString partsText(const QString& english, const QRegularExpression& gaps, QString (*textOf)(const QString&)) {
  QString all;
  qsizetype at = 0;
  bool any = false;
  const auto add = [&](const QString& part, const QString& after) {
    const QString known = textOf(part);
    any = any || !known.isNull();
    all += known.isNull() ? part : known;
    // A Chinese stop brings its own space.
    const bool wide = all.endsWith(QChar(0x3002)) || all.endsWith(QChar(0xff1a)) || all.endsWith(QChar(0xff1b)) || all.endsWith(QChar(0xff1f));
    all += wide && !after.contains('\n') ? QString() : after;
  };
  for (auto found = gaps.globalMatch(english); found.hasNext();) {
    const QRegularExpressionMatch match = found.next();
    add(english.mid(at, match.capturedStart() - at), match.captured());
    at = match.capturedEnd();
  }
  add(english.mid(at), {});
  return any ? all : QString();
}

/// A sentence, or "where: sentence".
QString sentenceText(const QString& english) {
  const QString whole = oneText(english);
  if (!whole.isNull()) return whole;
  static const QRegularExpression colon(QStringLiteral("(?<=:) "));
  return english.contains(colon) ? partsText(english, colon, oneText) : QString();
}

}  // namespace

QString coreText(const std::string& english) {
  const QString text = QString::fromStdString(english);
  if (text.isEmpty()) return text;
  static const QRegularExpression stop(QStringLiteral("(?<=[.?]) |\\n+"));
  QString known = oneText(text);
  for (qsizetype at = text.indexOf(QStringLiteral(": ")); known.isNull() && at >= 0; at = text.indexOf(QStringLiteral(": "), at + 1)) {
    const QString what = oneText(text.mid(at + 2));  // of "where: what"
    if (!what.isNull()) known = text.left(at + 2) + what;
  }
  if (known.isNull() && !text.endsWith('.')) known = listText(text);
  if (known.isNull()) known = partsText(text, stop, sentenceText);
  return known.isNull() ? text : known;
}

QString coreText(const char* english) { return coreText(std::string(english)); }

bool isCoreText(const std::string& english) {
  const QString text = QString::fromStdString(english);
  return !oneText(text).isNull();
}

}  // namespace lacuna::widgets
