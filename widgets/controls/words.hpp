#pragma once

#include <QString>
#include <cstdint>

/// Numbers as the window writes them: thousands with a comma, a no-break space before units.
namespace lacuna::widgets::words {

QString number(double value, int decimals);               ///< "0.58"; a dash for what is not finite
QString count(std::int64_t value);                        ///< "4,096"
QString percent(double share, int decimals = 0);          ///< 0.124 -> "12 %"
QString megabytes(std::uint64_t bytes);                   ///< "1,243 MB"
QString millions(std::int64_t parameters);                ///< "303.9 M"
QString seconds(double time_s, int decimals = 2);         ///< "96 ms", "1.61 s", "240 s"
QString change(double now, double before);                ///< "-8 %" with a true minus sign, "+3 %"; empty against nothing
QString undo(const QString& verb, const QString& label);  ///< "Undo brush stroke" from "Undo" and "Brush stroke"

}  // namespace lacuna::widgets::words
