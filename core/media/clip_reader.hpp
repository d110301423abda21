#pragma once

#include <memory>
#include <string>

#include "core/media/frame_source.hpp"

namespace lacuna::media {

/// Lets FFmpeg open local files of the known containers alone and silences OpenCV's own log, for the whole process. Call it
/// once at the start, before there are threads: OpenCV takes FFmpeg's options from the environment, and writing that beside
/// a thread that reads it is not safe. `openClip` calls it too, so that no path can open a file unrestricted; the work is
/// done once, before the first decoder exists, and later calls change nothing.
void restrictDecoders();

/// Opens a video file, an animated GIF, a folder of images or a glob of images ("shots/*.png").
/// Counts frames and reads every time stamp (one pass without conversion), so that indices are exact.
/// Opens no file but the one named (or the images of the folder), and no address: playlists and references are refused.
/// Throws `Failure` with one clear line for what is missing, damaged, hostile or holds no video; reports "frames".
std::shared_ptr<FrameSource> openClip(const std::string& path, const jobs::JobContext& context);

}  // namespace lacuna::media
