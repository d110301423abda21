#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/mask/mask_shape.hpp"

/// The shapes of a mask as layers: a list, the lowest first.
namespace lacuna::mask {

/// Null: there is none of this id.
const MaskShape* findShape(const std::vector<MaskShape>& shapes, ShapeId id);
MaskShape* findShape(std::vector<MaskShape>& shapes, ShapeId id);

/// Whether some shown shape is solo: then only those that are have a part.
bool anySolo(const std::vector<MaskShape>& shapes);
bool hasPart(const MaskShape& shape, bool any_solo);
/// The shapes that have a part in the mask: the shown ones, or of these only the solo ones where there are any.
std::vector<MaskShape> activeShapes(const std::vector<MaskShape>& shapes);

/// The shape made ready to come among others: it has the colour of its id, is not locked, and solo where others are, so that
/// it is seen.
MaskShape asNewLayer(MaskShape shape, const std::vector<MaskShape>& others);

/// "Brush 3": the word with a number above those that names of this kind have.
std::string freeName(const std::string& word, const std::vector<MaskShape>& shapes);

/// The extent from a moment on or until one; the other end opens when it lies on the wrong side.
TimeExtent fromHereOn(TimeExtent extent, double begin_s);
TimeExtent untilHere(TimeExtent extent, double end_s);

/// The shapes with a copy of one right above it, which acts when that one does, or on an extent alone. The same shapes when
/// there is none of the id.
std::vector<MaskShape> withCopy(std::vector<MaskShape> shapes, ShapeId id, ShapeId copy_id,
                                const std::optional<TimeExtent>& extent = std::nullopt);

/// Layers of a file or of the clipboard on top of others, with ids of their own from `newId`: what had a part among them has
/// one here, and what had none is hidden or silent as before.
std::vector<MaskShape> withLayersOnTop(std::vector<MaskShape> below, std::vector<MaskShape> layers,
                                       const std::function<ShapeId()>& newId);

}  // namespace lacuna::mask
