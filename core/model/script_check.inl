#pragma once

#include <torch/script.h>

#include <string>
#include <utility>
#include <vector>

#include "core/base/hash.hpp"

// What is asked of a TorchScript program before anything of it runs, and what it keeps between calls. With LibTorch's types: for .cpp
// files alone.
namespace lacuna::model {

/// Values that a program holds besides its attributes: constants that it could write to.
using KeptConstants = std::vector<std::pair<c10::IValue, c10::TypePtr>>;

/// Looks at every step of every compiled function, without running any. Throws `Failure` (Refused): it uses what no program may
/// use, or changes its own attributes.
KeptConstants checkFunctions(const torch::jit::Module& module, const std::string& where);

/// Of what a program keeps between calls, as it is now. Throws `Failure` (Refused): an attribute of another type than declared, or
/// of one that no module needs.
Hash128 hashOfKept(const torch::jit::Module& module, const KeptConstants& constants, const std::string& where);

}  // namespace lacuna::model
