#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/file_name.hpp"
#include "core/session/kept_runs.hpp"

namespace lacuna::session {
namespace {

using compare::Subject;

/// Fills columns row by row; the first row names them.
class Rows {
 public:
  void next() { at_ = 0; }
  void number(const char* name, double value) { column(name).values.push_back(value); }
  void words(const char* name, const std::string& text) { column(name).words.push_back(text); }
  std::vector<latent::Column> take() { return std::move(columns_); }

 private:
  latent::Column& column(const char* name) {
    if (at_ == columns_.size()) columns_.push_back({name, {}, {}});
    return columns_[at_++];
  }
  std::vector<latent::Column> columns_;
  std::size_t at_ = 0;
};

void addErrors(Rows& rows, const Subject& s) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  rows.number("mean_l1_normed", s.mean.l1_normed);
  rows.number("mean_l1_raw", s.mean.l1_raw);
  rows.number("mean_l2_normed", s.mean.l2_normed);
  rows.number("mean_cosine", s.mean.cosine);
  rows.words("best_simple_guess", s.baseline);
  rows.number("best_simple_guess_mean_l1_normed", s.baseline.empty() ? none : s.baseline_mean.l1_normed);
}

void addSettings(Rows& rows, const Subject& s) {
  rows.words("clip", s.clip);
  rows.words("clip_file", fileNameOf(s.clip_path));
  rows.number("start_frame", static_cast<double>(s.sampling.start_frame));
  rows.number("frames", s.sampling.frames);
  rows.number("rate_fps", s.sampling.rate_fps);
  rows.number("size_px", s.crop);
  rows.words("model", s.model);
  rows.words("model_file", fileNameOf(s.model_path));
  rows.words("computed", s.computed);
  rows.words("mask", s.mask);
  rows.number("mask_token", s.settings.mask_token);
  rows.number("context_from_target_encoder", s.settings.context_from_target_encoder ? 1 : 0);
  rows.words("run_hash", s.run_hash.hex());
  rows.words("clip_hash", s.clip_hash.hex());
  rows.words("model_hash", s.model_hash.hex());
  rows.words("mask_hash", s.mask_hash.hex());
}

}  // namespace

latent::Table runsTable(const std::vector<KeptRun>& runs) {
  Rows rows;
  for (const KeptRun& run : runs) {
    const Subject& s = *run.subject;
    rows.next();
    rows.number("number", static_cast<double>(static_cast<std::uint32_t>(run.number)));
    rows.number("starred", run.starred ? 1 : 0);
    rows.words("note", run.note);
    rows.number("made_at_s", static_cast<double>(run.made_at_s));
    rows.number("seconds", s.seconds);
    rows.number("hidden", static_cast<double>(s.hidden_ids.size()));
    rows.number("tokens", s.grid.size());
    addErrors(rows, s);
    addSettings(rows, s);
  }
  const nlohmann::ordered_json settings{{"format", "lacuna runs"}, {"version", 1}, {"means", "over the hidden tokens of each run"}, {"made_at_s", "seconds since 1970, UTC"}};
  return {"runs", settings.dump(), rows.take()};
}

}  // namespace lacuna::session
