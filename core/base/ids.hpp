#pragma once

#include <cstdint>

namespace lacuna {

/// A cell of the model's token grid: `(step*rows + row)*cols + col`.
enum class TokenId : std::int32_t {};
constexpr std::int32_t index(TokenId id) { return static_cast<std::int32_t>(id); }

/// A prediction kept in the session, numbered from 1 in the order of making.
enum class RunId : std::uint32_t {};

/// A mask shape in the document; never reused within a document.
enum class ShapeId : std::uint32_t {};

}  // namespace lacuna
