#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/outcome.hpp"
#include "core/jobs/job_context.hpp"
#include "core/session/signal.hpp"

namespace lacuna::session {

/// Files that are being made of a session, for all who list what runs; those who make them say how far they are. For the owner's
/// thread.
class Exports {
 public:
  using Id = int;
  struct Running {
    Id id = 0;
    std::string path;
    jobs::Progress progress;
    std::function<void()> cancel;  ///< is to end it
  };
  struct Ended {
    std::string path;
    std::optional<Error> error;
    bool cancelled = false;
  };

  Id begin(const std::string& path, std::function<void()> cancel);
  void tell(Id id, const jobs::Progress& progress);
  void end(Id id, const Outcome<bool>& outcome);

  const std::vector<Running>& running() const { return running_; }
  const Ended* last(const std::string& path) const;  ///< of this file, among those that ended lately; else null

  Signal<> changed;  ///< one began or ended

 private:
  static constexpr std::size_t most_ended = 30;
  Id last_ = 0;
  std::vector<Running> running_;
  std::deque<Ended> ended_;  ///< the last first
};

}  // namespace lacuna::session
