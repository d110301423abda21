#pragma once

#include <cstddef>
#include <optional>

#include "core/model/compute.hpp"
#include "widgets/preferences.hpp"

/// Preferences as the program uses them: what the file has, made to fit what is possible.
namespace lacuna::widgets::preferred {

inline constexpr int least_size = 90, most_size = 150, most_threads = 1024, least_cache_mb = 64, most_cache_mb = 1 << 17, usual_cache_mb = 1024;

int sizePercent(const Preferences& preferences);
int threads(const Preferences& preferences);  ///< 0: all
std::size_t latentCacheBytes(const Preferences& preferences);
bool reducedMotion(const Preferences& preferences);
/// Nothing where the preferences say nothing, or nothing that there is.
std::optional<model::Compute> compute(const Preferences& preferences);

/// Where Lacuna keeps what it can make again: a folder of its own, in the one that was chosen or in the user's usual one.
QString cacheFolder(const Preferences& preferences);

}  // namespace lacuna::widgets::preferred
