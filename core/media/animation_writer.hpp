#pragma once

#include <functional>
#include <string>

#include "core/base/image.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::media {

/// Writes `frames` pictures of one size as an animated WebP that plays for ever, beside the file and renamed, so that it is never
/// half written. Reports "frames". Throws `Failure` (Refused) when it cannot be written, (Mismatch) for changing sizes or another
/// ending than .webp.
void writeAnimation(const std::string& path, double rate_fps, int frames, const std::function<Image(int)>& draw,
                    const jobs::JobContext& context);

}  // namespace lacuna::media
