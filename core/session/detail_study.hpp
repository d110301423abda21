#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/detail/detail.hpp"
#include "core/jobs/job_runner.hpp"
#include "core/session/signal.hpp"

namespace lacuna::session {

class Session;

struct DetailStatus {
  bool busy = false;
  jobs::Progress progress;     ///< clips
  bool cancelled = false;
  std::optional<Error> error;  ///< why the last one ended
};

/// The detail lab of the open window: how far pixels and latents move where the clip is changed. For the owner's thread.
class DetailStudy {
 public:
  DetailStudy(Session& session, jobs::JobRunner& jobs);

  /// Begins, of the window and model that are open. `beside`: another clip as a yardstick; empty: none.
  void measure(const detail::Settings& settings, const std::string& beside = {});
  void cancel();
  const DetailStatus& status() const { return status_; }
  /// The last one, or the one under way as far as it is; null before the first.
  const std::shared_ptr<const detail::Result>& result() const { return result_; }
  bool resultIsCurrent() const;  ///< of what is open now
  std::string commandLine() const;  ///< that measures the same; empty: nothing was measured of what is open now

  /// The pictures of the result's clip as they are and as a change has them.
  struct Shown {
    detail::Kind kind = detail::Kind::Blur;
    double strength = 0;
    std::shared_ptr<const media::ClipWindow> window;
    std::vector<Image> original, changed;
  };
  /// Of the open window.
  void show(detail::Kind kind, double strength);
  const std::shared_ptr<const Shown>& shown() const { return shown_; }  ///< null before the first

  Signal<> changed;

 private:
  Session& session_;
  jobs::JobRunner& jobs_;
  DetailStatus status_;
  detail::Settings settings_;
  std::shared_ptr<const detail::Result> result_;
  std::shared_ptr<const Shown> shown_;
  Connection connection_;
  jobs::Lane lane_, showing_lane_;  // last: they die first and stop their jobs
};

}  // namespace lacuna::session
