#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/latent/run.hpp"
#include "core/mask/rasterise.hpp"
#include "core/session/session.hpp"

namespace lacuna::widgets {

/// What stands beside the session's own run: another clip or another mask under the same model and window.
struct BesideWish {
  std::string clip;                                    ///< empty: the session's
  std::optional<std::vector<mask::MaskShape>> shapes;  ///< nothing: the session's
  bool operator==(const BesideWish&) const = default;
};

/// Made by a job whenever clip, window, model or mask of the session are others; what was made last stays until then.
class BesideRun : public QObject {
  Q_OBJECT
 public:
  struct Found {
    std::shared_ptr<const latent::Run> run;
    /// How many times as far pixels of the hidden steps are from the last one seen in B as in A; NaN where no step is hidden whole.
    double copy_growth = 0;
  };
  BesideRun(session::Session& session, jobs::JobRunner& jobs, QObject* parent = nullptr);
  void setWish(std::optional<BesideWish> wish);  ///< nothing: there is no B
  const Found* found() const { return found_ && current_ ? &*found_ : nullptr; }  ///< of what is open and hidden now
  const latent::Run* shown() const { return found_ ? found_->run.get() : nullptr; }  ///< the last one
  bool busy() const { return lane_.busy(); }
  const std::optional<Error>& error() const { return error_; }

 Q_SIGNALS:
  void changed();

 private:
  void follow();
  void finish(Outcome<Found> outcome);
  struct Asked {
    std::shared_ptr<const media::ClipWindow> window;
    std::shared_ptr<const model::Model> model;
    mask::Mask mask;
    BesideWish wish;
    bool operator==(const Asked&) const = default;
  };
  static Found make(const Asked& asked, mask::CoverageRule rule, latent::LatentCache& cache, const jobs::JobContext& context);

  session::Session& session_;
  jobs::JobRunner& jobs_;
  std::optional<BesideWish> wish_;
  std::optional<Asked> asked_;
  std::optional<Found> found_;
  bool current_ = false;
  std::optional<Error> error_;
  session::Connection connection_;
  jobs::Lane lane_;  // last: it dies first and stops its job
};

}  // namespace lacuna::widgets
