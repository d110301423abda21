#pragma once

#include <string_view>

namespace lacuna::model {

/// What a TorchScript program may do: "aten::matmul", "prim::If". A list of what is allowed, so that what LibTorch can do
/// besides (files, processes, network, threads of its own, views of memory that nothing checks, memory as it happens to be)
/// needs no list of its own.
bool scriptMayUse(std::string_view operation);

/// Words that end a program's chance wherever they stand in its code: they run at once on loading, start other work, or are
/// never written by LibTorch.
bool scriptMayNotSay(std::string_view word);

}  // namespace lacuna::model
