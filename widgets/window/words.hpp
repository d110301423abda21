#pragma once

#include <QString>

namespace lacuna::widgets {

/// "4,096".
QString counted(qint64 number);
/// 0.124 -> "12.4 %" with a no-break space before the sign.
QString percent(double share, int digits = 1);
/// "96 ms", "2.4 s".
QString tookText(double seconds);
/// "-8 %" with a true minus sign, "+3 %", of `now` against `before`.
QString changeText(double now, double before);
/// "Undo brush stroke" from "Undo" and "Brush stroke".
QString undoText(const QString& verb, const QString& label);

}  // namespace lacuna::widgets
