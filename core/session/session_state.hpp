#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/clusters.hpp"
#include "core/base/error.hpp"
#include "core/jobs/job_context.hpp"
#include "core/latent/expectation.hpp"
#include "core/latent/run.hpp"
#include "core/projection/frozen_map.hpp"
#include "core/projection/health.hpp"
#include "core/projection/pca.hpp"
#include "core/session/laid_out.hpp"

/// What a session is made with and what it tells of itself.
namespace lacuna::session {

/// State of a thing that is opened by a job: the clip, the model.
struct Loading {
  bool busy = false;
  jobs::Progress progress;
  std::optional<Error> error;  ///< of the last try; what was open before stays open
  std::string path;            ///< what is being opened, or was tried
};

/// An object that is being followed, or the last try.
struct Following {
  bool busy = false;
  jobs::Progress progress;
  std::optional<Error> error;
};

enum class PredictionState { NoClip, NoModel, NothingHidden, CannotRun, OutOfDate, Running, UpToDate };

/// What the loop row's Prediction card and the panels show.
struct PredictionStatus {
  PredictionState state = PredictionState::NoClip;
  jobs::Progress progress;     ///< while Running
  std::optional<latent::Expectation> expected;  ///< while Running: what was expected when it began
  bool cancelled = false;      ///< the last try was cancelled; the last good result is still there
  std::optional<Error> error;  ///< CannotRun: one line, what is so and what to do
};

/// A derived result as views see it: the run and its points, made together, never mixed.
struct Result {
  std::shared_ptr<const latent::Run> run;
  std::shared_ptr<const projection::Projection> projection;
  RunId id{};
  std::shared_ptr<const MorePoints> more = nullptr;  ///< null: nothing but the run's own points
};

/// How the latent space is to be laid out.
struct LayoutWish {
  projection::LayoutSettings settings;
  LatentChoice latents;
  bool operator==(const LayoutWish&) const = default;
  bool principal() const;  ///< the axes that every run comes with
};
std::string textOf(const LayoutWish& wish, std::size_t rows);  ///< for legends and files

/// The latents of a run in the axes that were asked for.
struct Layout {
  std::shared_ptr<const projection::FrozenMap> map;  ///< null before the first fit
  LatentChoice choice;
  ChosenLatents latents;
  Matrix points;  ///< of all these latents, [rows, axes]
  Result result;
  projection::Health health;
  LayoutWish wish() const { return {map->settings(), choice}; }
};

/// The latents of a layout in groups, predicted ones by their nearest centre.
struct Clustering {
  std::shared_ptr<const analysis::Clusters> clusters;  ///< of the rows of `latents`
  std::shared_ptr<const Matrix> latents;
  std::uint64_t seed = 0;
  std::vector<int> of_predicted;  ///< per hidden token of the run
  RunId run{};
};

struct LayoutStatus {
  bool busy = false;
  bool fits = false;  ///< and does not only place new latents
  jobs::Progress progress;
  std::optional<Error> error;
};

struct SessionOptions {
  std::size_t latent_cache_bytes = std::size_t{1} << 30;
  std::size_t frame_cache_bytes = std::size_t{1} << 29;
  std::size_t undo_bytes = std::size_t{64} << 20;
  bool live = true;  ///< predict by itself after each edit
  bool allow_script = false;  ///< the user said that a TorchScript module may be run
  bool layouts = true;  ///< lay the latents out and judge that after each run
};

}  // namespace lacuna::session
