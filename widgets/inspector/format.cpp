#include "widgets/inspector/format.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace lacuna::widgets::format {
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
  const double value = static_cast<double>(bytes) / (1024.0 * 1024.0);
  return withUnit(number(value, value < 10 ? 1 : 0), "MB");
}

QString millions(std::int64_t parameters) { return withUnit(number(static_cast<double>(parameters) * 1e-6, 1), "M"); }

QString seconds(double time_s) {
  return time_s < 1 ? withUnit(number(time_s * 1000, time_s < 0.01 ? 1 : 0), "ms") : withUnit(number(time_s, 2), "s");
}

}  // namespace lacuna::widgets::format
