#include "widgets/prediction_failure.hpp"

#include "widgets/language/error_words.hpp"

namespace lacuna::widgets {

std::optional<PredictionFailure> PredictionFailure::of(const session::Session& session) {
  const session::PredictionStatus& status = session.prediction();
  if (status.state != session::PredictionState::CannotRun || !status.error || !session.model()) return std::nullopt;
  const mask::Mask& mask = session.mask();
  const int hidden = mask.hiddenCount();
  const bool begun = hidden < mask.grid().size() && (hidden == 0 || !session.model()->description().whyNotPredicted(mask.grid()));
  if (!begun) return std::nullopt;
  return PredictionFailure{wordsOf(*status.error).line};
}

}  // namespace lacuna::widgets
