#pragma once

#include <set>
#include <string>
#include <string_view>

namespace lacuna::model {

/// The words after a dot in TorchScript code (`torch.add`, `ops.prim.data`, `x.view`), and where it says `getattr`, which
/// names things by a text, every text between quotes too. Names of the archive's own classes (`__torch__.net.Encoder`) are
/// left out.
/// Throws `Failure`, Refused: a word of `scriptMayNotSay`, classes that are not written in TorchScript (`torch.classes`),
/// calls outside of functions' bodies, which would run on loading (default values, fields of classes), names for getattr that
/// are written in pieces, text or nesting that LibTorch never writes and that its parser, which calls itself for every level, might not survive.
/// `name` is the file in the archive, `where` the archive, both for the line.
std::set<std::string> wordsAfterDots(std::string_view code, const std::string& name, const std::string& where);

}  // namespace lacuna::model
