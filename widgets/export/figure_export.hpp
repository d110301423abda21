#pragma once

#include <QObject>
#include <memory>
#include <stop_token>

#include "core/session/session.hpp"
#include "widgets/export/posed_window.hpp"
#include "widgets/export/when_settled.hpp"
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

/// Draws views of the window at print size, one at a time, when they show all that there is to show. They are written by what outlives the window, which tells how it went.
class FigureExport : public QObject {
  Q_OBJECT
 public:
  FigureExport(session::Session& session, ViewState& view, ThemeStore& themes, MainWindow& window);

  void save(const FigurePlan& plan);
  void cancel();  ///< of what is not drawn yet; nothing is told of it
  bool busy() const { return stage_ || ongoing_.files().busy(writing_); }

 Q_SIGNALS:
  void saved(const QString& path);
  void failed(const QString& line, const lacuna::Error& error);  ///< what is told in the window, and the whole error

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  using MakeFile = std::function<QByteArray(const std::stop_token&)>;
  void draw(const FigurePlan& plan);
  void refuse(const char* english);
  void stopFor(const Error& error);
  void endDrawing();
  MakeFile fileOf(const FigurePlan& plan, QWidget& widget) const;

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  MainWindow& window_;
  OngoingWork& ongoing_;
  std::unique_ptr<PosedWindow> stage_;
  std::unique_ptr<WhenSettled> ready_;
  std::shared_ptr<void> kept_;  ///< the window, as long as there is a stage
  FileWriter::Id writing_ = 0;
};

}  // namespace lacuna::widgets
