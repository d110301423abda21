#pragma once

#include <list>
#include <memory>
#include <optional>

#include "core/jobs/job_runner.hpp"
#include "core/latent/attention_survey.hpp"
#include "core/session/change.hpp"
#include "core/session/signal.hpp"

namespace lacuna::session {

class Session;

/// What is to be known of attention.
struct AttentionWish {
  latent::AttentionOf of = latent::AttentionOf::Target;
  bool read_by = false;   ///< who reads from the query, too
  bool rollout = false;   ///< and through all blocks
  bool survey = false;    ///< and the figures of all heads over all queries
  bool operator==(const AttentionWish&) const = default;
};

/// What the picked token reads from, looked up again when the pick, the mask, the model or the clip changes, while somebody
/// looks. The rows come first; survey and rollout, where they are wanted, after them, a job each. What failed or was cancelled
/// is not tried again before something else is asked. Nothing is kept of another clip or model.
class AttentionStudy {
 public:
  AttentionStudy(Session& session, jobs::JobRunner& jobs);

  struct Status {
    bool busy = false;
    jobs::Progress progress;
    std::optional<Error> error;  ///< why there is nothing, or not all, of what is asked now
  };

  [[nodiscard]] Connection look();  ///< somebody looks, as long as the connection is kept
  void setWish(const AttentionWish& wish);
  const AttentionWish& wish() const { return wish_; }
  void cancel();

  const Status& status() const { return status_; }
  /// The last that was found out, null before; `current()` says whether it is of what is asked now.
  const std::shared_ptr<const latent::Attention>& rows() const { return shown_.rows; }
  const std::shared_ptr<const latent::AttentionRollout>& rollout() const { return shown_.rollout; }
  const std::shared_ptr<const latent::AttentionSurvey>& survey() const { return shown_.survey; }
  const latent::RunRequest& request() const { return shown_.request; }  ///< of those
  bool current() const;  ///< the rows; a survey or rollout that is there is of the same request

  [[nodiscard]] Connection onChange(std::function<void()> listener) { return changed_.connect(std::move(listener)); }

 private:
  struct Found {
    latent::RunRequest request;
    latent::AttentionOf of = latent::AttentionOf::Target;
    TokenId query{};
    std::shared_ptr<const latent::Attention> rows;
    std::shared_ptr<const latent::AttentionRollout> rollout;
    std::shared_ptr<const latent::AttentionSurvey> survey;
    std::size_t bytes() const;
  };
  enum class Part { Rows, Survey, Rollout };
  struct Asked {
    latent::RunRequest request;
    TokenId query{};
    AttentionWish wish;
    bool is(const Asked& other) const;
  };
  void follow(const Change& change);
  void refresh();
  void looked(int more);
  void forgetOthers();
  void stop(std::optional<Error> error);
  bool takeKnown();
  std::optional<Part> missing() const;
  void start(Part part);
  std::optional<Error> whyNot() const;
  bool isAsked(const Found& found) const;
  bool surveyFits() const;
  Asked asked() const;
  void keep();

  Session& session_;
  jobs::JobRunner& jobs_;
  int looking_ = 0;  ///< how many
  AttentionWish wish_;
  Status status_;
  Found shown_;
  std::list<Found> kept_;  ///< of queries before, the latest first; all of the clip and model there are now
  std::optional<Asked> making_, given_up_;
  Signal<> changed_;
  std::shared_ptr<const bool> alive_ = std::make_shared<bool>(true);  ///< connections may outlive the study
  Connection connection_;
  jobs::Lane lane_;
};

}  // namespace lacuna::session
