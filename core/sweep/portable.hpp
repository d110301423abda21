#pragma once

#include <string>

#include "core/sweep/spec.hpp"

/// How a sweep names its files so that its folder can be read and gone on with on another machine, and tells nothing of the folders
/// of this one.
namespace lacuna::sweep {

constexpr std::size_t most_spec_bytes = std::size_t{8} << 20;  ///< of a spec file

/// The name of a file or folder without what it lies in; scenes and generators as they are.
std::string nameOf(const std::string& path);

/// Files by their names alone: what stores know a sweep by.
Spec byNames(Spec spec);

/// The values' names, with as many of the folders that they lie in as tell them apart.
std::vector<std::string> namesApart(const std::vector<std::string>& values);

/// As `jsonOf`, for a spec.json in that folder: what lies below it is named from there, what lies below the home folder from "~".
std::string jsonIn(const std::string& folder, const Spec& spec);

/// Files that are not where the spec has them, looked for by name beside it, in `folder`; a checkpoint also where another one of that
/// name is in use. What is not found stays,
/// and so does what would be the same file as another. An empty folder is that of no file: nothing is looked for in it.
Spec withMovedFound(Spec spec, const std::string& folder, const std::string& model_in_use);

/// What `textOf` made before it had the hashes of mask files.
std::string textByNames(const Spec& spec);

/// Of the content of every mask file, in the order in which the spec names them. Throws `Failure` where one cannot be read.
std::vector<std::string> maskHashes(const Spec& spec);

/// What `textOf` makes, of earlier versions too: a spec without its head.
struct StoredText {
  Spec spec;
  std::vector<std::string> mask_hashes;  ///< none in texts of earlier versions
};
/// Opens nothing. Throws `Failure` (Refused) as `parseSpecText` does.
StoredText parseStoredText(const std::string& text);

/// Whether a store that was begun with this text is of the sweep. Text of earlier versions has whole paths and
/// says nothing of what is in mask files; it is somebody else's, and more of it than of any spec file is not read.
bool isTextOf(const std::string& stored, const Spec& spec);

}  // namespace lacuna::sweep
