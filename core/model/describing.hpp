#pragma once

#include <string>

#include "core/model/checkpoint.hpp"
#include "core/model/description.hpp"
#include "core/model/key_names.hpp"
#include "core/model/side_facts.hpp"

/// The steps in which `describe` reads a description, each a subject of its own. All throw `Failure` in one clear line.
namespace lacuna::model {

inline constexpr int most_width = 16384;

[[noreturn]] void unfit(const Checkpoint& checkpoint, const std::string& what);

// Which kind of model it is: from keys that only that kind has.
void refuseClassifier(const Checkpoint& checkpoint, const TensorIndex& index);
Layout layoutOf(const Checkpoint& checkpoint, const TensorIndex& index);
Family familyOf(const TensorIndex& index, const SideFacts& side);
void readFamily(const Checkpoint& checkpoint, const TensorIndex& index, ModelDescription& d);

// How large it is: from the shapes of its tensors.
void readShapes(const Checkpoint& checkpoint, const TensorIndex& index, ModelDescription& d);
void readActions(const TensorIndex& index, const SideFacts& facts, ModelDescription& d);
void readProbe(const TensorIndex& index, const SideFacts& facts, ModelDescription& d);
void checkSizes(const Checkpoint& checkpoint, const SideFacts& side, const ModelDescription& d);

// What weights do not tell: heads and a name, from a json beside it or from the table of published models.
void readHeads(const Checkpoint& checkpoint, const SideFacts& side, ModelDescription& d);
void checkHeads(const Checkpoint& checkpoint, const TransformerSize& size, const SideFacts& side);
/// The published name, else the one the file's own description gives, else its size.
std::string describedName(const ModelDescription& d, const SideFacts& side);

// What clips it takes.
void readInput(const Checkpoint& checkpoint, const TensorIndex& index, const SideFacts& side, ModelDescription& d);

}  // namespace lacuna::model
