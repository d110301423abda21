#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/latent/attention_survey.hpp"
#include "core/latent/run.hpp"

namespace lacuna::session {

class Session;

/// Which command of the program computes what a view shows.
enum class CommandOf { Predict, Project, Attention, Probe, Compare, Surprise, Sweep, Detail };

/// What a view has chosen that no session knows.
struct CommandView {
  std::string folder;                                   ///< where files go that a command reads: painted masks, labels
  latent::Metric metric = latent::Metric::L1Normed;     ///< of surprise
  int attention_block = 1, attention_head = 0;          ///< whose sources are listed; blocks from 1, heads from 0
  std::optional<latent::Queries> attention_table{};     ///< figures of all heads are wanted, of these queries
  std::string bundled_model{};                          ///< its place here; a command names it, which means the same on every machine
};

/// A file that a command reads. Its name tells what is in it, so that equal content is one file and another is never touched.
struct CommandFile {
  std::string path, text;
};

/// One line for a POSIX shell, every word of it quoted that needs to be.
struct CommandText {
  std::string line;
  std::vector<CommandFile> files;  ///< to be there before the line is run
};

/// Whether there is something of the kind to be computed again: a prediction, a picked token, a pair of runs. Quick.
bool hasCommand(const Session& session, CommandOf what);

/// The command that gives the numbers of what the document and its results are now: clip, window, size, checkpoint, mask, settings
/// and way of computing. A mask of one plain generator is named; any other is put in a file, as shapes, or as cells where they were
/// covered by another rule than the command line's. Nothing where there is nothing of the kind, or where the command line has no words
/// for it: it has none for what holds of A alone.
std::optional<CommandText> commandOf(const Session& session, CommandOf what, const CommandView& view);

/// Writes the files that are not there yet. Throws `Failure` with the system's reason.
void writeFilesOf(const CommandText& command);

}  // namespace lacuna::session
