#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/jobs/job_context.hpp"
#include "core/library/contents.hpp"
#include "core/media/clip_window.hpp"
#include "core/model/model.hpp"

namespace lacuna::library {

/// A token of the library that a latent is like.
struct Match {
  std::size_t clip = 0, window = 0, step = 0;  ///< in `Contents`; the step counts within the window
  int row = 0, col = 0;
  float cosine = 0;
};

/// The true latents of a folder of clips, layer-normed and of length 1, to be searched by cosine. Immutable; any thread may
/// search. Every search looks at every vector (by FAISS), half a second for `most_bytes` of them; training inverted lists at each
/// loading would take longer than they save.
class Library {
 public:
  static constexpr std::size_t most_bytes = std::size_t{2} << 30;  ///< of vectors, in the file and in memory

  /// Reads the library of this folder. Throws `CancelledException`, `Failure` as `LibraryFile` does.
  static std::shared_ptr<const Library> load(const std::string& folder, const jobs::JobContext& context);
  ~Library();
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  const std::string& folder() const { return folder_; }
  const Contents& contents() const { return contents_; }
  const ClipEntry& clipOf(const Match& match) const { return contents_.clips[match.clip]; }
  const Window& windowOf(const Match& match) const { return clipOf(match).windows[match.window]; }
  const Moment& momentOf(const Match& match) const { return windowOf(match).steps[match.step]; }

  /// Throws `Failure` (Mismatch) that says what is so and what to do, unless the library was made with this model.
  void requireModel(const model::Model& model) const;

  /// The `count` tokens most similar to `latent`, best first; of one clip at most `most_a_clip`, 0: as many as there are.
  /// Throws `Failure` (Mismatch) for a latent of another width.
  std::vector<Match> search(std::span<const float> latent, std::size_t count, std::size_t most_a_clip = 0) const;

 private:
  struct Index;
  Library(std::string folder, Contents contents);
  Match matchAt(std::size_t row, float cosine) const;

  const std::string folder_;
  const Contents contents_;
  std::unique_ptr<Index> index_;
};

/// The moment of a match as a window of its one frame, from which its patch can be cut: token `row * cols + col` of a grid of
/// one step. Throws as `media::openClip` and `media::readWindow` do.
std::shared_ptr<const media::ClipWindow> readMoment(const Library& library, const Match& match, const jobs::JobContext& context);

}  // namespace lacuna::library
