#include "widgets/language/error_words.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSysInfo>
#include <algorithm>
#include <array>
#include <optional>

#include "core/base/error.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/core_texts.hpp"

namespace lacuna::widgets {
namespace {

const QString between_parts = QStringLiteral("\n\n");

struct KnownReason {
  const char *said, *ours;
};
/// What can be acted upon, as the system and SQLite say it.
constexpr std::array known_reasons = {
    KnownReason{"No space left on device", QT_TRANSLATE_NOOP("ErrorWords", "The disk is full.")},
    KnownReason{"database or disk is full", QT_TRANSLATE_NOOP("ErrorWords", "The disk is full.")},
    KnownReason{"Permission denied", QT_TRANSLATE_NOOP("ErrorWords", "You have no permission for this.")},
    KnownReason{"Operation not permitted", QT_TRANSLATE_NOOP("ErrorWords", "You have no permission for this.")},
    KnownReason{"Read-only file system", QT_TRANSLATE_NOOP("ErrorWords", "The disk can only be read.")},
    KnownReason{"attempt to write a readonly database", QT_TRANSLATE_NOOP("ErrorWords", "The file can only be read.")},
    KnownReason{"No such file or directory", QT_TRANSLATE_NOOP("ErrorWords", "It is not there.")},
    KnownReason{"Not a directory", QT_TRANSLATE_NOOP("ErrorWords", "A part of its path is no folder.")},
    KnownReason{"Is a directory", QT_TRANSLATE_NOOP("ErrorWords", "This is a folder.")},
    KnownReason{"database is locked", QT_TRANSLATE_NOOP("ErrorWords", "Another program uses it.")},
    KnownReason{"database disk image is malformed", QT_TRANSLATE_NOOP("ErrorWords", "The file is damaged.")},
    KnownReason{"it is damaged, and", QT_TRANSLATE_NOOP("ErrorWords", "The file is damaged.")},
    KnownReason{"file is not a database", QT_TRANSLATE_NOOP("ErrorWords", "The file is damaged, or of another kind.")},
};

/// "It cannot be read: why. And what to do." in three.
struct Split {
  QString head, reason, rest;
};

const QString any_reason = QStringLiteral("\x01");

/// Nothing where no reason of somebody else's is in it: texts with reasons of our own are known as a whole.
std::optional<Split> splitAtReason(const QString& what) {
  static const QRegularExpression with_reason(QRegularExpression::anchoredPattern(
      QStringLiteral("([^:]*\\b(?:cannot be|could not be|failed)\\b[^:]*): (.+?)(?:\\.( .+)?)?")));
  const QRegularExpressionMatch match = with_reason.match(what);
  if (!match.hasMatch()) return std::nullopt;
  Split split{match.captured(1), match.captured(2), match.captured(3)};
  const bool any = isCoreText((split.head + ": " + any_reason + '.' + split.rest).toStdString());
  if (!any && isCoreText(what.toStdString())) return std::nullopt;
  return split;
}

/// The sentence without its reason, in the language of the window.
QString withoutReason(const Split& split) {
  const std::string open = (split.head + ": " + any_reason + '.' + split.rest).toStdString();
  if (!isCoreText(open)) return coreText((split.head + '.' + split.rest).toStdString());
  static const QRegularExpression reason("\\s*[:\uff1a]\\s*" + any_reason);
  return coreText(open).remove(reason);
}

QString lineOfWhat(const QString& what) {
  // "It is damaged. Open a copy. (file is not a database)": what is in brackets is for the details.
  const qsizetype aside = what.endsWith(')') ? what.indexOf(QLatin1String(". (")) + 1 : 0;
  if (aside > 0 && isCoreText(what.left(aside).toStdString())) return coreText(what.left(aside).toStdString());
  const auto split = splitAtReason(what);
  if (!split) return coreText(what.toStdString());
  const QString line = withoutReason(*split);
  const auto known = std::ranges::find_if(known_reasons, [&](const KnownReason& each) { return split->reason.contains(QLatin1String(each.said), Qt::CaseInsensitive); });
  if (known == known_reasons.end()) return line;
  return line + (line.endsWith('.') ? QStringLiteral(" ") : QString()) + QCoreApplication::translate("ErrorWords", known->ours);
}

}  // namespace

ErrorWords wordsOf(const Error& error) {
  const QString what = QString::fromStdString(error.what), where = QString::fromStdString(error.where);
  const QString place = where.contains('/') ? QFileInfo(where).fileName() : coreText(error.where);
  const QString line = lineOfWhat(what);
  QString details = what;
  if (!where.isEmpty()) details += '\n' + (where.contains('/') ? QStringLiteral("File: ") : QStringLiteral("Where: ")) + where;
  details += QStringLiteral("\nLacuna %1, Qt %2, %3").arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()), QSysInfo::prettyProductName());
  return {place.isEmpty() ? line : place + QStringLiteral(": ") + line, details};
}

QString toldOf(const Error& error) {
  const ErrorWords words = wordsOf(error);
  return words.line + between_parts + words.details;
}

ErrorWords partsOfTold(const QString& told) {
  const qsizetype at = told.indexOf(between_parts);
  return at < 0 ? ErrorWords{told, {}} : ErrorWords{told.left(at), told.mid(at + between_parts.size())};
}

}  // namespace lacuna::widgets
