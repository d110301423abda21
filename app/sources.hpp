#pragma once

#include <iosfwd>
#include <string>

#include "app/commands.hpp"

namespace lacuna::model {
class Model;
}
namespace lacuna::session {
class Session;
}

namespace lacuna::app {

/// What the numbers of a command belong to, in lines as those of a run: clip, frames, checkpoint, mask with its seed, settings, and
/// the hashes of clip, model and mask. For an open clip and model.
void printSources(const session::Session& session, const PredictOptions& options, std::ostream& out);

/// Of a command that opens its model by itself: name, checkpoint, how it is computed, hash.
void printModelSource(const model::Model& model, const std::string& path, std::ostream& out);

/// The checkpoint's path, with ~ for the home folder, or the bundled model's name.
void printCheckpoint(const std::string& path, std::ostream& out);

/// Which encoder saw what is visible.
void printContextSource(bool from_target_encoder, std::ostream& out);

/// A line of these, as wide as those of a run.
void printSourceLine(const char* label, const std::string& text, std::ostream& out);

/// A line with the path of a file or folder, with ~ for the home folder.
void printPathLine(const char* label, const std::string& path, std::ostream& out);

}  // namespace lacuna::app
