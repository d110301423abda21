#pragma once

#include <QObject>
#include <memory>

#include "core/session/session.hpp"
#include "widgets/export/posed_window.hpp"
#include "widgets/ongoing/ongoing_work.hpp"

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

/// Draws views of the window at print size, one at a time. They are written by what outlives the window, which tells how it went.
class FigureExport : public QObject {
  Q_OBJECT
 public:
  FigureExport(session::Session& session, ViewState& view, ThemeStore& themes, MainWindow& window);

  void save(const FigurePlan& plan);
  void cancel();  ///< of what is not drawn yet; nothing is told of it
  bool busy() const { return stage_ || ongoing_.files().busy(writing_); }

 Q_SIGNALS:
  void saved(const QString& path);
  void failed(const QString& line);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void draw(const FigurePlan& plan);
  void refuse(const QString& line);
  std::function<QByteArray()> fileOf(const FigurePlan& plan, QWidget& widget) const;

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  MainWindow& window_;
  OngoingWork& ongoing_;
  std::unique_ptr<PosedWindow> stage_;
  std::shared_ptr<void> kept_;  ///< the window, as long as there is a stage
  FileWriter::Id writing_ = 0;
};

}  // namespace lacuna::widgets
