#include "widgets/window/words.hpp"

#include <QLocale>
#include <cmath>

namespace lacuna::widgets {

QString counted(qint64 number) { return QLocale(QLocale::English).toString(number); }

QString percent(double share, int digits) { return QString::number(share * 100, 'f', digits) + QChar::Nbsp + QChar('%'); }

QString tookText(double seconds) {
  if (seconds < 0.9995) return QString::number(std::lround(seconds * 1000)) + QChar::Nbsp + "ms";
  return QString::number(seconds, 'f', seconds < 100 ? 1 : 0) + QChar::Nbsp + "s";
}

QString changeText(double now, double before) {
  if (before == 0) return {};
  const long change = std::lround((now - before) / before * 100);
  const QString sign = change < 0 ? QString(QChar(0x2212)) : change > 0 ? "+" : QString();
  return sign + QString::number(std::labs(change)) + QChar::Nbsp + QChar('%');
}

QString undoText(const QString& verb, const QString& label) {
  if (label.isEmpty()) return verb;
  return verb + QChar(' ') + label.left(1).toLower() + label.mid(1);
}

}  // namespace lacuna::widgets
