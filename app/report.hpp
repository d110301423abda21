#pragma once

#include <string>

#include "core/session/command_text.hpp"
#include "core/session/session.hpp"

namespace lacuna::app {

/// What a report is made of: a result and how to make it again. Plain data, for any thread.
struct ReportInput {
  session::Result result;  ///< its run must be there
  std::optional<latent::Deviation> deviation;
  session::CommandText command;  ///< what makes the run again
  std::string model_file;        ///< the checkpoint
};

/// Of the session as it is. The result must be of the document.
ReportInput reportInput(const session::Session& session);

/// One html page on a run: what was run, numbers beside simple guesses, pictures, how to read it, how to make it again. All is
/// inside: it loads nothing and runs no script. What came from outside (names, paths) is escaped. Needs a QGuiApplication.
std::string reportHtml(const ReportInput& input);

/// That as a file. Throws `Failure`.
void writeReport(const ReportInput& input, const std::string& path);

}  // namespace lacuna::app
