#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/hash.hpp"
#include "core/jobs/job_context.hpp"
#include "core/library/contents.hpp"
#include "core/media/frame_source.hpp"

namespace lacuna::library {

/// The clips of a folder and its subfolders, by paths inside it in natural order: videos and GIFs; each picture that lies in the
/// folder itself; each subfolder of pictures as one clip. Hidden files and folders are passed over, links to folders too.
/// Throws `Failure`: NotFound (no such folder), Refused (more than 10,000 clips).
std::vector<std::string> clipsIn(const std::string& folder, const jobs::JobContext& context);

/// How a clip of a library is opened: its path, or the name of a scene.
std::string pathOf(const std::string& folder, const ClipEntry& clip);

/// Of all bytes of a clip's file or pictures; of the name of a scene. Throws `Failure` (Unreadable).
Hash128 contentHash(const std::string& path, const jobs::JobContext& context);

}  // namespace lacuna::library
