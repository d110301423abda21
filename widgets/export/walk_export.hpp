#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "core/session/session.hpp"
#include "widgets/export/frame_queue.hpp"
#include "widgets/export/posed_window.hpp"
#include "widgets/export/view_picture.hpp"
#include "widgets/export/walk_view.hpp"
#include "widgets/export/when_settled.hpp"
#include "widgets/ongoing/ongoing_work.hpp"

namespace lacuna::widgets {

class MainWindow;

/// What film is wanted, and where.
struct WalkPlan {
  bool whole_window = false;  ///< else the clip with the latent space beside it
  int height_px = 720;
  double rate_fps = 8;  ///< frames of the clip a second
  int rounds = 1;       ///< how often through the clip
  Look look = Look::Dark;
  QString path;  ///< .mp4, or .webp for an animation that plays for ever
};

/// A film of the clip from its first frame to its last, begun when the views show all that there is to show. Pictures are drawn one in a turn of the event loop, as fast as they are
/// written, which is done by what outlives the window and tells how it went. One at a time; afterwards the playhead is where it was.
class WalkExport : public QObject {
  Q_OBJECT
 public:
  WalkExport(session::Session& session, ViewState& view, ThemeStore& themes, MainWindow& window);
  ~WalkExport() override;

  void save(const WalkPlan& plan);
  bool busy() const { return film_ || ongoing_.files().busy(writing_); }
  void cancel();         ///< nothing is written
  void cancelDrawing();  ///< the same, unless all is drawn

 Q_SIGNALS:
  void progress(int done, int frames);
  void saved(const QString& path);
  void failed(const QString& line, const lacuna::Error& error);  ///< what is told in the window, and the whole error
  void ended();  ///< saved, failed or cancelled

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Film;
  void begin();
  void startWriting();
  void drawNext();
  void draw();
  void stopFor(const Error& error);
  void refuse(const char* english);
  void endDrawing();
  void written(const Outcome<bool>& outcome, const QString& path);

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  MainWindow& window_;
  OngoingWork& ongoing_;
  std::unique_ptr<Film> film_;
  std::unique_ptr<WhenSettled> ready_;
  FileWriter::Id writing_ = 0;
  QTimer timer_;
};

}  // namespace lacuna::widgets
