#pragma once

#include <string>

namespace lacuna::media {

/// What the index ("moov") of an ISO base media file (mp4, mov) says, read without FFmpeg. Source: ISO/IEC 14496-12, 8.3.
struct IsoIndex {
  bool found = false;
  bool whole = false;  ///< not cut off by the file's end
  bool has_video = false;
  int rotation_deg = 0;  ///< clockwise quarter turns that the first video track asks for: 0, 90, 180 or 270
};

/// Reads at most 64 MiB. An index that cannot be found or understood gives default values.
IsoIndex readIsoIndex(const std::string& path);

}  // namespace lacuna::media
