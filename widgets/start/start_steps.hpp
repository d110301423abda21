#pragma once

#include <QObject>
#include <array>

#include "core/session/session.hpp"

namespace lacuna::widgets {

class LatentView;

/// The three things to try first, ticked by watching the session: something was hidden by hand, the guess was looked at (a
/// token picked, pointed at in the latent space, or the guess moved by a further edit), the playhead was moved. It begins to watch
/// with the first result, so that nothing the program does while it opens counts. What was done stays done in another window.
class StartSteps : public QObject {
  Q_OBJECT
 public:
  enum Step { Hide, Guess, Time };
  static constexpr int count = 3;

  explicit StartSteps(session::Session& session, QObject* parent = nullptr);
  void watch(LatentView& latents);  ///< of the window that is there
  bool done(int step) const { return done_[static_cast<std::size_t>(step)]; }
  int doneCount() const;

 Q_SIGNALS:
  void changed();

 private:
  void follow(const session::Change& change);
  void followMask();
  void arm();
  void tick(Step step);

  session::Session& session_;
  std::array<bool, count> done_{};
  bool armed_ = false;
  std::weak_ptr<const media::ClipWindow> window_;
  int hidden_ = 0, edits_ = 0, playhead_ = 0;
  std::optional<TokenId> picked_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
