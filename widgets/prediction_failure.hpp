#pragma once

#include <QCoreApplication>
#include <optional>

#include "core/session/session.hpp"

namespace lacuna::widgets {

/// A prediction that was begun and failed, in the words that every panel says it with; trying again may help. What cannot be
/// predicted at all (nothing or everything is hidden, no token fits) is no failure: another state says so.
struct PredictionFailure {
  Q_DECLARE_TR_FUNCTIONS(PredictionFailure)
 public:
  QString line;  ///< what failed, and what to do

  static std::optional<PredictionFailure> of(const session::Session& session);
  static QString heading() { return tr("The prediction failed"); }
  static QString again() { return tr("Try again"); }
};

}  // namespace lacuna::widgets
