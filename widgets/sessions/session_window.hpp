#pragma once

#include <QPointer>
#include <QTimer>
#include <functional>
#include <set>

#include "widgets/opening/open_dialog.hpp"
#include "widgets/sessions/session_files.hpp"
#include "widgets/window/main_window.hpp"
#include "widgets/window/notice.hpp"

namespace lacuna::widgets {

/// What a window shows of the session's file and asks about it: title, the status at the right, notices with choices, the
/// questions before unsaved work or an unwritten file is left, files dropped on it. Belongs to the window.
class SessionWindow : public QObject {
  Q_OBJECT
 public:
  SessionWindow(SessionFiles& files, MainWindow& window, ViewState& view, const OpeningServices& services);
  Notice& notice() { return *notice_; }

  // What the commands do; each asks before unsaved work is left.
  void startAnew();
  void open(const QString& path);
  void askOpen();
  void save();    ///< asks for a name where there is none
  void saveAs();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void follow();
  void followNotice();
  bool askAboutMissing(Role role);
  void askFound(Role role);
  void whenSaved(std::function<void()> then);
  void whenWritten(std::function<void()> then);
  void saveThen(std::function<void()> then);
  void saveAsThen(std::function<void()> then);
  void askAboutLeft(const SessionFiles::Left& left);
  void showSaved();

  SessionFiles& files_;
  MainWindow& window_;
  const OpeningServices services_;
  ThemeStore& themes_;
  Notice* notice_;
  Label* saved_;
  QTimer clock_;  ///< "Saved 14 s ago" goes on
  QString asked_;  ///< what the notice is about
  std::set<QString> put_off_;
  bool may_close_ = false;
};

}  // namespace lacuna::widgets
