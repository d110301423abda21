#pragma once

#include <QObject>

#include "core/tour/record.hpp"

namespace lacuna::widgets {

class TourSession;
class TourStage;

/// Keeps what is done in a tour while it runs: steps, hands, what was tried, the numbers that were read. It stays when the tour
/// is left, until another one is begun.
class TourRecorder : public QObject {
  Q_OBJECT
 public:
  explicit TourRecorder(QObject* parent = nullptr) : QObject(parent) {}
  /// Watches a stage from now on. What is there already is gone on with where it is of the same tour and `anew` is not set.
  void watch(TourStage& stage, TourSession& tour, bool anew);
  const tour::Record& record() const { return record_; }
  void restore(tour::Record record) { record_ = std::move(record); }  ///< of a window that was there before
  bool empty() const { return record_.steps.empty(); }

 Q_SIGNALS:
  void begun();  ///< there is something to save

 private:
  void read();
  void count();
  tour::StepRecord& now();  ///< of the step that is on show
  tour::Record record_;
  TourStage* stage_ = nullptr;
  TourSession* tour_ = nullptr;
};

}  // namespace lacuna::widgets
