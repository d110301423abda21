#include "widgets/opening/opening_words.hpp"

#include <QCoreApplication>

#include "widgets/controls/words.hpp"

namespace lacuna::widgets::opening {
namespace {
QString tr(const char* text) { return QCoreApplication::translate("lacuna::widgets::opening", text); }
constexpr double giga = 1e9, mega = 1e6;
}  // namespace

QString gigabytes(std::uint64_t bytes) {
  const auto amount = static_cast<double>(bytes);
  if (amount < giga) return tr("%1\u00a0MB").arg(words::number(amount / mega, amount < 10 * mega ? 2 : 1));
  return tr("%1\u00a0GB").arg(words::number(amount / giga, 2));
}

QString aboutGigabytes(std::uint64_t bytes) {
  const auto amount = static_cast<double>(bytes);
  if (amount < giga) return tr("about %1\u00a0MB").arg(words::number(amount / mega, 0));
  return tr("about %1\u00a0GB").arg(words::number(amount / giga, 1));
}

QString aboutSeconds(double seconds) {
  if (seconds < 0.1) return tr("under 0.1\u00a0s");
  if (seconds < 10) return tr("about %1\u00a0s").arg(words::number(seconds, 1));
  if (seconds < 100) return tr("about %1\u00a0s").arg(words::number(seconds, 0));
  return tr("about %1\u00a0min").arg(words::number(seconds / 60, 1));
}

QString inputText(int frames, int side_px) {
  return frames == 1 ? tr("1 picture of %1\u00a0px").arg(side_px) : tr("%1 frames of %2\u00a0px").arg(frames).arg(side_px);
}

QString parametersText(std::int64_t parameters) { return parameters >= mega ? words::millions(parameters) : words::count(parameters); }

QString sizeText(const model::TransformerSize& size, std::int64_t parameters) {
  return tr("%1, %2 blocks of %3").arg(parametersText(parameters)).arg(size.depth).arg(words::count(size.width));
}

}  // namespace lacuna::widgets::opening
