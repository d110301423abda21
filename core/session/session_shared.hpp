#pragma once

#include <mutex>

#include "core/latent/latent_cache.hpp"
#include "core/media/frame_cache.hpp"
#include "core/session/session.hpp"

namespace lacuna::session {

/// What workers use too: both caches, and the lock under which a frame source is read.
struct Session::Shared {
  explicit Shared(const SessionOptions& options) : latents(options.latent_cache_bytes), frames(options.frame_cache_bytes) {}
  latent::LatentCache latents;
  media::FrameCache frames;
  std::mutex reading;  // a superseded job may still hold the source for a moment
};

}  // namespace lacuna::session
