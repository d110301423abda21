#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "core/jobs/job_runner.hpp"
#include "core/session/session.hpp"
#include "widgets/export/frame_queue.hpp"
#include "widgets/export/posed_window.hpp"
#include "widgets/export/view_picture.hpp"
#include "widgets/export/walk_view.hpp"

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

/// A film of the clip from its first frame to its last. Pictures are drawn one in a turn of the event loop, as fast as they are
/// written, which a job does. One at a time; afterwards the playhead is where it was.
class WalkExport : public QObject {
  Q_OBJECT
 public:
  WalkExport(session::Session& session, ViewState& view, ThemeStore& themes, jobs::JobRunner& jobs, MainWindow& window);
  ~WalkExport() override;

  void save(const WalkPlan& plan);
  bool busy() const { return film_ != nullptr; }
  void cancel();

 Q_SIGNALS:
  void progress(int done, int frames);
  void saved(const QString& path);
  void failed(const QString& line);
  void ended();  ///< saved, failed or cancelled

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Film;
  void begin();
  void startWriting();
  void drawNext();
  void draw();
  void stopFor(const QString& line);
  void end();

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  jobs::JobRunner& jobs_;
  MainWindow& window_;
  std::unique_ptr<Film> film_;
  QTimer timer_;
  jobs::Lane lane_;
};

}  // namespace lacuna::widgets
