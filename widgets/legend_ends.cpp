#include "widgets/legend_ends.hpp"

#include <QCoreApplication>

#include "widgets/colour_ends.hpp"
#include "widgets/controls/words.hpp"

namespace lacuna::widgets {

LegendEnds legendEnds(double low, double high, latent::Metric metric) {
  const QString most = QStringLiteral("\u2264\u00a0") + words::number(low, 2), least = QStringLiteral("\u2265\u00a0") + words::number(high, 2);
  return metric == latent::Metric::Cosine ? LegendEnds{least, most} : LegendEnds{most, least};
}

QString legendHelp() {
  return QCoreApplication::translate("Legend", "The colours go from percentile %1 to percentile %2 of the hidden tokens; values beyond have the colour of that end.")
      .arg(colour_ends::low_percentile)
      .arg(colour_ends::high_percentile);
}

}  // namespace lacuna::widgets
