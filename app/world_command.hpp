#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace lacuna::app {

/// What `lacuna world` is given.
struct WorldOptions {
  std::string scene = "behind";  ///< a kind, or a whole name such as world:behind,seed=7
  std::uint64_t seed = 0;        ///< 0: the name's own
  int frames = 0;                ///< 0: the name's own
  int side_px = 512;
  std::string violation;           ///< empty: the name's own
  std::vector<std::string> knobs;  ///< "speed=0.4"
  std::string out, truth;          ///< mp4 and json files; empty: not written
  bool list = false;               ///< print kinds, knobs and violations
};

int worldCommand(const WorldOptions& options, std::ostream& out);

}  // namespace lacuna::app
