#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/jobs/job_runner.hpp"
#include "core/probe/curve.hpp"
#include "core/probe/probing.hpp"
#include "core/probe/report.hpp"
#include "core/session/change.hpp"
#include "core/session/signal.hpp"

namespace lacuna::session {

class Session;

/// What a probe reads from the clip and from predictions. An attentive probe (the model's own, or one from a file) is asked again by
/// itself when the mask, the model or the clip changes, while somebody looks; so is a linear probe that was fitted here, as long as it
/// is of this clip and model. Fitting and the curve are done when asked for.
class ProbeStudy {
 public:
  enum class Kind { Attentive, Linear };
  struct Wish {
    Kind kind = Kind::Attentive;
    probe::LabelSource::Kind labels = probe::LabelSource::Kind::Names;  ///< Names: of the document
    bool rest = false;            ///< tokens that nobody named are a class too
    probe::ProbeSettings settings;
    probe::CurveSettings curve;
    bool operator==(const Wish&) const = default;
  };
  struct Status {
    bool busy = false;
    jobs::Progress progress;
    std::optional<Error> error;  ///< of the last try
  };

  ProbeStudy(Session& session, jobs::JobRunner& jobs);

  void look(bool looking);  ///< whether any view shows this
  void setWish(const Wish& wish);
  const Wish& wish() const { return wish_; }

  void openProbe(const std::string& path, int number = 0);  ///< for attentive reading, which then is what is wished for
  void closeProbe();
  const probe::ClassProbe& attentive() const { return attentive_; }
  bool hasAttentive() const;  ///< a file is open, or the model has one
  void fit();
  void measure();  ///< the curve, by the wished kind of probe
  void cancel();   ///< what is under way; points of a curve that are there stay

  const Status& opening() const { return opening_; }
  const Status& status() const { return status_; }           ///< of asking and fitting
  const Status& curveStatus() const { return curve_status_; }
  bool busy() const { return opening_.busy || status_.busy || curve_status_.busy; }

  /// The last good ones, null before; whether each is of what is in the document now.
  const std::shared_ptr<const probe::ClipClasses>& classes() const { return classes_; }
  bool classesCurrent() const;
  const std::shared_ptr<const probe::LinearResult>& linear() const { return linear_; }
  bool fitCurrent() const;      ///< clip, model, labels and settings
  bool readingCurrent() const;  ///< and the mask
  const std::shared_ptr<const probe::Curve>& curve() const { return curve_; }
  bool curveCurrent() const;
  bool curveWhole() const;  ///< every point is there
  std::vector<std::string> classNames() const;  ///< of the wished kind; empty before there are any

  /// What the command line writes of the same: empty names where there is nothing yet.
  latent::Table classTable() const;
  latent::Table foldTable() const;
  latent::Table curveTable(const std::vector<std::size_t>& classes) const;
  std::string json() const;  ///< probe.json; empty

  [[nodiscard]] Connection onChange(std::function<void()> listener) { return changed_.connect(std::move(listener)); }

 private:
  struct CurveMade;
  void follow(const Change& change);
  void refresh();
  void ask();
  void readAgain();
  void startLinear(const probe::LabelSource& labels, std::function<probe::LinearResult(const jobs::JobContext&)> work);
  void startCurve(probe::CurveRequest request);
  probe::LabelSource labelSource() const;
  std::optional<Error> whyNot() const;
  std::shared_ptr<const void> probeInUse() const;

  Session& session_;
  jobs::JobRunner& jobs_;
  bool looking_ = false;
  Wish wish_;
  Status opening_, status_, curve_status_;
  probe::ClassProbe attentive_;
  std::shared_ptr<const probe::ClipClasses> classes_;
  latent::RunRequest classes_of_, linear_of_, curve_of_;   ///< what they were made from
  probe::ClassProbe classes_by_;
  std::shared_ptr<const probe::LinearResult> linear_;
  probe::LabelSource linear_labels_;
  std::shared_ptr<const probe::Curve> curve_;
  std::shared_ptr<const void> curve_by_;
  std::optional<latent::RunRequest> asking_;  ///< what `lane_` is at
  Signal<> changed_;
  Connection connection_;
  jobs::Lane open_lane_, lane_, curve_lane_;
};

}  // namespace lacuna::session
