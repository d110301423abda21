#include "widgets/export/when_current.hpp"

#include <QPointer>
#include <memory>
#include <optional>
#include <utility>

#include "widgets/export/when_settled.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {
namespace {

/// Whether what is on show is of the document as it is.
std::optional<Error> outOfDate(const session::Session& session, const std::string& path) {
  if (session.resultIsCurrent() && session.latentResult().run == session.result().run) return std::nullopt;
  return Error{ErrorKind::Mismatch, "The run on show is not of the clip, model and mask as they are now. Predict again, then save it.", path};
}

/// A file that waits; the window owns it.
class Waiting : public QObject {
 public:
  using Begin = std::function<void(FileWriter::Id)>;
  Waiting(session::Session& session, MainWindow& window, QWidget& view, const std::string& path, Begin begin, std::function<void()> cancelled)
      : QObject(&window), files_(&window.ongoing().files()), kept_(window.ongoing().keepWindow()),
        settled_(session, view, [this, &session, path, begin = std::move(begin)](const std::optional<Error>& error) {
          const auto problem = error ? error : outOfDate(session, path);
          const FileWriter::Id id = std::exchange(id_, std::nullopt).value();
          problem ? files_->fail(id, *problem) : begin(id);
          deleteLater();
        }) {
    id_ = files_->announce(path, [self = QPointer(this), cancelled = std::move(cancelled)] {
      if (self) self->end();
      if (cancelled) cancelled();
    });
    files_->report(*id_, {"Waiting for the views", 0, 0, {}});
  }
  ~Waiting() override {
    if (id_ && files_) files_->cancel(*id_);
  }
  FileWriter::Id id() const { return *id_; }

 private:
  void end() {
    settled_.stop();
    id_.reset();
    deleteLater();
  }
  const QPointer<FileWriter> files_;
  const std::shared_ptr<void> kept_;
  std::optional<FileWriter::Id> id_;  ///< none once it waits no more
  WhenSettled settled_;
};

}  // namespace

FileWriter::Id writeWhenCurrent(session::Session& session, MainWindow& window, QWidget& view, const std::string& path,
                                std::function<void(FileWriter::Id)> begin, std::function<void()> cancelled) {
  return (new Waiting(session, window, view, path, std::move(begin), std::move(cancelled)))->id();
}

}  // namespace lacuna::widgets
