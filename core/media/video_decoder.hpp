#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/image.hpp"

namespace lacuna::media {

/// One pass through a video file with FFmpeg, behind OpenCV: a frame at a time, forwards. Private to the layer.
/// FFmpeg may open local files of the known binary containers alone, so that no file can make it read another one.
class VideoDecoder {
 public:
  /// `absolute_path` starts with a slash, so that FFmpeg cannot take it for an address. Pictures are turned clockwise by
  /// `rotation_deg`; OpenCV's own turning goes the wrong way in some versions (4.6 with FFmpeg 5).
  VideoDecoder(std::string absolute_path, int rotation_deg);
  ~VideoDecoder();

  bool opened() const;

  /// Back to the first frame.
  void rewind();

  /// Decodes the next frame; damaged packets are passed over. False at the end.
  bool grab();

  /// Goes near a frame by the header's rate; where exactly is known only by the next frame's stamp.
  bool seekNear(double time_s);

  /// Of the grabbed frame, as the file says (not from zero, not always ascending).
  double stampSeconds() const;

  /// The grabbed frame, upright, RGB. Empty when it cannot be converted.
  Image picture();

  double nominalRate() const;
  std::int64_t headerFrames() const;
  /// Of the coded picture, as far as known before a frame is decoded.
  int codedWidth() const;
  int codedHeight() const;
  std::string codec() const;

 private:
  void open();

  std::string path_;
  int rotation_deg_;
  struct Capture;
  std::unique_ptr<Capture> capture_;  // OpenCV's type stays in the .cpp
};

}  // namespace lacuna::media
