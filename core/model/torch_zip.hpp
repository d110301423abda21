#pragma once

#include <string>
#include <vector>

#include "core/model/pickle_reader.hpp"
#include "core/model/zip_reader.hpp"

namespace lacuna::model {

/// The folder inside a torch zip that holds data.pkl, with its '/'. Throws `Failure` (Unreadable) when there is no one such.
std::string rootOfTorchZip(const File& file, const ZipReader& zip);

/// Names of the entries with values that a pickle names, each once, after every tensor and storage in it was checked: it
/// lies inside its entry of `folder` (with its '/'). Throws `Failure` (Unreadable).
std::vector<std::string> checkedStorages(const File& file, const ZipReader& zip, const std::string& folder,
                                         const PickleTree& tree);

}  // namespace lacuna::model
