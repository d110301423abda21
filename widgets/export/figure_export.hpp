#pragma once

#include <QObject>
#include <memory>

#include "core/jobs/job_runner.hpp"
#include "core/session/session.hpp"
#include "widgets/export/posed_window.hpp"

namespace lacuna::widgets {

class MainWindow;

/// What picture is wanted, and where.
struct FigurePlan {
  QString view = QStringLiteral("window");  ///< id of a view
  int width_px = 2126;
  int dots_per_inch = 300;
  Look look = Look::Light;
  QString path;  ///< its ending says the kind: png, svg or pdf
  double widthMm() const { return 25.4 * width_px / dots_per_inch; }
};

/// Draws views of the window at print size and writes them on a job. One at a time.
class FigureExport : public QObject {
  Q_OBJECT
 public:
  FigureExport(session::Session& session, ViewState& view, ThemeStore& themes, jobs::JobRunner& jobs, MainWindow& window);

  void save(const FigurePlan& plan);
  void cancel();  ///< nothing is told of it
  bool busy() const { return stage_ || lane_.busy(); }

 Q_SIGNALS:
  void saved(const QString& path);
  void failed(const QString& line);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void draw(const FigurePlan& plan);
  std::function<QByteArray()> fileOf(const FigurePlan& plan, QWidget& widget) const;

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  jobs::JobRunner& jobs_;
  MainWindow& window_;
  std::unique_ptr<PosedWindow> stage_;
  jobs::Lane lane_;
};

}  // namespace lacuna::widgets
