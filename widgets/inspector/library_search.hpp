#pragma once

#include <QObject>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/jobs/job_runner.hpp"
#include "core/latent/run.hpp"
#include "core/library/library.hpp"

namespace lacuna::widgets {

/// What a prediction looks like in a library: its matches, each with the frame that it is cut from.
struct LibraryAnswer {
  std::shared_ptr<const library::Library> library;
  std::filesystem::file_time_type written;  ///< when the library's file was
  std::vector<library::Match> matches;
  std::vector<std::shared_ptr<const media::ClipWindow>> moments;  ///< null: that clip cannot be read now
};

/// Looks predictions up in the library of a folder. Reading the library, searching and decoding are done by a job; a newer
/// question makes an older answer unwanted.
class LibrarySearch : public QObject {
  Q_OBJECT
 public:
  static constexpr std::size_t count = 6, most_a_clip = 2;

  LibrarySearch(jobs::JobRunner& jobs, QObject* parent);
  void find(const std::string& folder, std::shared_ptr<const latent::Run> run, int row);
  void cancel() { lane_.cancel(); }
  bool busy() const { return lane_.busy(); }
  const std::shared_ptr<const LibraryAnswer>& answer() const { return answer_; }  ///< the last one; null before the first

 Q_SIGNALS:
  void found();
  void failed(const Error& error);

 private:
  jobs::JobRunner& jobs_;
  std::shared_ptr<const LibraryAnswer> answer_;
  jobs::Lane lane_;
};

}  // namespace lacuna::widgets
