#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/mask/mask.hpp"
#include "core/mask/mask_shape.hpp"

namespace lacuna::mask {

/// Reads a mask file as shapes: .json (shapes, the form `writeShapes` makes), .npy (bool or uint8, [steps,rows,cols] or
/// [rows,cols] for all steps), .png (white or opaque = hidden, for all steps), a folder of .png or a pattern of their names
/// such as mask_%03d.png (a picture a step or frame, at most 2,000 of one size). Throws `Failure` with one clear line.
std::vector<MaskShape> readMask(const std::string& path);

/// Shapes of a mask as a person names it: a generator by its name, else a file by its ending, a folder of pictures or their
/// pattern. Throws `Failure` as `readMask` and `parseGenerator` do, Refused for other files.
std::vector<MaskShape> shapesFromText(const std::string& text);

/// Shapes as json text (version, shapes) and back; `parseShapes` names the first thing that is wrong.
/// At most 8 MB of text, 2,000 shapes, 50,000 points and 64 M painted cells are read; what
/// could not be read back `shapesToJson` refuses.
std::string shapesToJson(const std::vector<MaskShape>& shapes);
std::vector<MaskShape> parseShapes(const std::string& json_text, const std::string& where);

/// Hidden cells as uint8 .npy [steps, rows, cols].
void writeNpy(const Mask& mask, const std::string& path);

/// Hidden cells as PNG pictures of one pixel a cell, white = hidden. A folder, which is made, gets step_000.png and so on; a
/// pattern such as mask_%03d.png makes a picture a step, from 0. Any other path gets one picture: the step that is named, or
/// the one that all steps look like. Throws `Failure`: Mismatch where the steps differ and none is named.
/// Returns how many pictures were written.
int writePng(const Mask& mask, const std::string& path, std::optional<int> step = std::nullopt);

}  // namespace lacuna::mask
