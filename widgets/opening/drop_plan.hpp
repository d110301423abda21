#pragma once

#include <QMimeData>
#include <vector>

#include "widgets/window/dropped_file.hpp"

namespace lacuna::widgets {

/// What letting go of a drag would do.
struct DropPlan {
  std::vector<DroppedFile> files;  ///< at most one of a kind, in the order they were named
  QString left_out;                ///< one line: what does not open, and what would; empty when all does
  bool empty() const { return files.empty() && left_out.isEmpty(); }
};

/// Several files at once are taken apart by kind: a clip and a checkpoint open together. Several pictures of one folder are
/// that folder as a clip. Empty for a drag that holds no files.
DropPlan dropPlan(const QMimeData& data);

}  // namespace lacuna::widgets
