#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lacuna::model {

/// One value of a pickle. Values live in a `PickleTree` and name each other by their place in it.
struct PickleValue {
  enum class Kind { None, Bool, Int, Float, Text, Tuple, List, Dict, Global, Storage, Tensor, Opaque };
  using Ref = std::uint32_t;

  Kind kind = Kind::None;
  std::int64_t integer = 0;  ///< Int, Bool; Storage: number of values; Tensor: offset in values
  double real = 0;           ///< Float
  std::string text;          ///< Text; Global: "module.name"; Storage: key of its bytes; Opaque of a program: its class
  std::vector<Ref> items;    ///< Tuple, List; Dict: key, value, key, value; Tensor: storage, shape tuple, stride tuple;
                             ///< Storage: its type (a Global); Opaque of a program: its attributes (a Dict)
};

/// What `readPickle` makes of a pickle: plain data, linked by index, so that shared or circular values cost nothing.
struct PickleTree {
  std::deque<PickleValue> values;
  PickleValue::Ref root = 0;
  const PickleValue& at(PickleValue::Ref ref) const { return values[ref]; }
};

/// Which names a pickle may say: those of torch.save, or also the classes of a TorchScript archive and its typed lists.
enum class PickleNames { OfCheckpoints, OfPrograms };

/// Reads the pickles (protocol 2 to 5) that torch.save writes, and executes nothing: the few names that rebuild tensors and
/// ordered dictionaries are understood as data, objects of a program as their attributes. Throws `Failure`: Refused for any
/// other name or a pickle of absurd size, Unreadable for a broken one. `where` is the file named in the lines.
PickleTree readPickle(std::string_view bytes, const std::string& where, PickleNames names = PickleNames::OfCheckpoints);

}  // namespace lacuna::model
