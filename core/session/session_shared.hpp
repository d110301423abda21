#pragma once

#include <mutex>

#include "core/latent/latent_cache.hpp"
#include "core/media/frame_cache.hpp"
#include "core/session/session.hpp"

namespace lacuna::session {

/// The session's own jobs, for those who stop one of them.
enum class SessionJob { Following, Prediction, Clip, Model, Comparing, Layout };

/// What workers use too: both caches, and the lock under which a frame source is read.
struct Session::Shared {
  explicit Shared(const SessionOptions& options) : latents(options.latent_cache_bytes), frames(options.frame_cache_bytes) {}
  latent::LatentCache latents;
  media::FrameCache frames;
  std::mutex reading;  // a superseded job may still hold the source for a moment

  /// Ends one job, if it runs, and leaves the others alone.
  static void stop(Session& session, SessionJob job);
  friend void stopJob(Session& session, SessionJob job) { stop(session, job); }
};

/// `Session::Shared::stop`, for those outside who list what runs (tasks.hpp).
void stopJob(Session& session, SessionJob job);

}  // namespace lacuna::session
