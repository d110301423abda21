#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "widgets/scene/latent_view.hpp"

namespace lacuna::widgets {

/// Pictures of the latent space at any size, drawn one at a time between the window's own work: one, or a film.
class LatentFilm : public QObject {
  Q_OBJECT
 public:
  struct Plan {
    enum class What { Picture, Turn, Time };  ///< as it stands, once round, step by step
    What what = What::Picture;
    QSize size{1280, 720};  ///< pixels, even sides for films
    bool hud = true;
    double seconds = 8;     ///< of a turn
    int steps = 1;          ///< of the clip
  };
  static constexpr int rate_fps = 24;
  static constexpr double step_seconds = 0.5;  ///< how long the film of the time stays on a step

  /// Draws what `view` shows now; it may change or go away meanwhile. A change of the look ends it: its pictures would be of two.
  LatentFilm(const LatentView& view, const Plan& plan, ThemeStore& themes, QObject* parent);
  ~LatentFilm() override;
  int frames() const;
  void cancel();

 Q_SIGNALS:
  void progress(int done, int frames);
  void finished(const std::vector<QByteArray>& png_frames);
  void failed(const QString& why);

 private:
  void drawNext();
  void fail(const QString& why);
  void pose(int frame);

  const Plan plan_;
  ThemeStore& themes_;
  const Look look_;
  std::unique_ptr<LatentView> stage_;
  SceneInput input_;
  OrbitCamera camera_;
  std::vector<QByteArray> done_;
  QTimer timer_;
};

}  // namespace lacuna::widgets
