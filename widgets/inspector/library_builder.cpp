#include "widgets/inspector/library_builder.hpp"

#include <utility>

namespace lacuna::widgets {

LibraryBuilder::LibraryBuilder(jobs::JobRunner& jobs, QObject* parent) : QObject(parent), jobs_(jobs) {}

void LibraryBuilder::build(library::BuildRequest request) {
  progress_.reset();
  error_.reset();
  jobs_.start<library::BuildReport>(
      lane_, [request = std::move(request)](const jobs::JobContext& context) { return library::buildLibrary(request, context); },
      [this](const jobs::Progress& progress) {
        progress_ = progress;
        Q_EMIT moved();
      },
      [this](const Outcome<library::BuildReport>& outcome) {
        if (outcome.error() != nullptr) error_ = *outcome.error();
        Q_EMIT ended();
      });
}

void LibraryBuilder::cancel() { lane_.cancel(); }

}  // namespace lacuna::widgets
