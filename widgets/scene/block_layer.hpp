#pragma once

#include <memory>

#include "widgets/scene/mask_space_content.hpp"

class vtkRenderer;

namespace lacuna::widgets {

/// Faces of blocks with their edges, as one mesh whose arrays are filled in place.
class BlockLayer {
 public:
  explicit BlockLayer(vtkRenderer& renderer);
  ~BlockLayer();
  void set(const BlockFaces& faces);
  void setEdge(float share);  ///< how dark the edges are, as a share of the face's colour
  int size() const;           ///< faces

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace lacuna::widgets
