#include "widgets/settings/preference_values.hpp"

#include <QStandardPaths>
#include <algorithm>

#include "core/base/outcome.hpp"

namespace lacuna::widgets::preferred {
namespace {

int number(const Preferences& preferences, const char* name, int usual, int least, int most) {
  bool good = false;
  const int value = preferences.value(name, usual).toInt(&good);
  return good ? std::clamp(value, least, most) : usual;
}

}  // namespace

int sizePercent(const Preferences& preferences) { return number(preferences, preference::size_percent, 100, least_size, most_size); }

int threads(const Preferences& preferences) { return number(preferences, preference::threads, 0, 0, most_threads); }

std::size_t latentCacheBytes(const Preferences& preferences) {
  return static_cast<std::size_t>(number(preferences, preference::latent_cache_mb, usual_cache_mb, least_cache_mb, most_cache_mb)) << 20U;
}

bool reducedMotion(const Preferences& preferences) { return preferences.value(preference::reduce_motion, false).toBool(); }

std::optional<model::Compute> compute(const Preferences& preferences) {
  const QString device = preferences.value(preference::device).toString(), precision = preferences.value(preference::precision).toString();
  if (device.isEmpty() && precision.isEmpty()) return std::nullopt;
  const auto known = [](const QString& text, const char* usual) { return text.isEmpty() ? std::string(usual) : text.toStdString(); };
  const auto read = outcomeOf([&] { return model::parseCompute(known(device, "cpu"), known(precision, "fp32")); });
  return read.ok() ? std::optional(read.value()) : std::nullopt;
}

QString cacheFolder(const Preferences& preferences) {
  const QString chosen = preferences.value(preference::cache_folder).toString();
  return (chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) : chosen) + "/lacuna";
}

}  // namespace lacuna::widgets::preferred
