#include "widgets/inspector/mask_edits.hpp"

#include <QCoreApplication>

#include "widgets/controls/words.hpp"

namespace lacuna::widgets {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("lacuna::widgets", text); }

}  // namespace

QString extentText(const mask::TimeExtent& extent, const std::vector<mask::TimeExtent>& steps) {
  if (steps.empty()) return {};
  int first = -1, last = -1;
  for (int step = 0; step < static_cast<int>(steps.size()); ++step) {
    if (!mask::acts(extent, steps[static_cast<std::size_t>(step)])) continue;
    if (first < 0) first = step;
    last = step;
  }
  if (first < 0) return tr("no step");
  if (first == 0 && last + 1 == static_cast<int>(steps.size())) return tr("all steps");
  return first == last ? tr("step %1").arg(first + 1) : tr("steps %1\u2013%2").arg(first + 1).arg(last + 1);
}

QString shareWarning(double hidden_share, const mask::FigureSpread& training) {
  if (hidden_share <= 0) return tr("Nothing is hidden yet. The model only predicts what it cannot see.");
  if (hidden_share >= 1) return tr("Every token is hidden. The model needs something to look at.");
  if (training.sorted.empty()) return {};
  const double least = training.valueAt(5), most = training.valueAt(95);
  const QString trained = tr("Training hid %1\u2013%2 of tokens.").arg(qRound(100 * least)).arg(words::percent(most));
  const QString share = hidden_share < 0.01 ? words::percent(hidden_share, 1) : words::percent(hidden_share);
  if (hidden_share < least) return tr("%1 This mask hides %2, so errors will look small.").arg(trained, share);
  if (hidden_share > most) return tr("%1 This mask hides %2, so errors will look large.").arg(trained, share);
  return {};
}

}  // namespace lacuna::widgets
