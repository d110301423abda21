#include "widgets/controls/words.hpp"

#include <QLocale>
#include <cmath>
#include <cstdlib>

namespace lacuna::widgets::words {
namespace {

const QLocale& plain() {
  static const QLocale english(QLocale::English, QLocale::UnitedStates);
  return english;
}

QString withUnit(const QString& number, const char* unit) { return number + QChar::Nbsp + QLatin1String(unit); }

}  // namespace

QString number(double value, int decimals) {
  return std::isfinite(value) ? plain().toString(value, 'f', decimals) : QStringLiteral("\u2013");
}

QString count(std::int64_t value) { return plain().toString(static_cast<qlonglong>(value)); }

QString percent(double share, int decimals) { return withUnit(number(share * 100, decimals), "%"); }

QString megabytes(std::uint64_t bytes) {
  const double value = static_cast<double>(bytes) / 1e6;
  return withUnit(number(value, value < 10 ? 1 : 0), "MB");
}

QString millions(std::int64_t parameters) { return withUnit(number(static_cast<double>(parameters) * 1e-6, 1), "M"); }

QString seconds(double time_s, int decimals) {
  if (time_s < 0.9995) return withUnit(number(time_s * 1000, time_s < 0.01 ? 1 : 0), "ms");
  return withUnit(number(time_s, time_s < 100 ? decimals : 0), "s");
}

QString change(double now, double before) {
  if (before == 0) return {};
  const long percents = std::lround((now - before) / before * 100);
  const QString sign = percents < 0 ? QString(QChar(0x2212)) : percents > 0 ? "+" : QString();
  return sign + withUnit(QString::number(std::labs(percents)), "%");
}

QString undo(const QString& verb, const QString& label) {
  if (label.isEmpty()) return verb;
  return verb + QChar(' ') + label.left(1).toLower() + label.mid(1);
}

}  // namespace lacuna::widgets::words
