#pragma once

#include <functional>
#include <string>

#include "core/base/image.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::media {

/// Writes `frames` pictures as an mp4 (MPEG-4 part 2) beside the file and renames it, so that it is never half written;
/// all pictures have the size of the first, with even sides. Reports "frames".
/// Throws `Failure` (Refused) when the file cannot be written, (Mismatch) for odd or changing sizes or another ending.
void writeClip(const std::string& path, double rate_fps, int frames, const std::function<Image(int)>& draw,
               const jobs::JobContext& context);

}  // namespace lacuna::media
