#pragma once

#include <QStackedWidget>
#include <memory>

#include "core/session/signal.hpp"
#include "widgets/preferences.hpp"
#include "widgets/teach/notes_window.hpp"
#include "widgets/teach/tour_recorder.hpp"
#include "widgets/teach/tour_stage.hpp"
#include "widgets/teach/tour_start.hpp"

namespace lacuna::widgets {

class SessionStage;
class TourSummary;

/// The workspace Teach: the tours as cards, one of them running, or the user's session presented large. A tour has a session of
/// its own, made when it starts and gone when it ends, so that the user's session is never touched.
class TeachPage : public QStackedWidget {
  Q_OBJECT
 public:
  TeachPage(session::Session& session, ViewState& view, ThemeStore& themes, jobs::JobRunner& jobs, Preferences& preferences, QWidget* parent = nullptr);
  ~TeachPage() override;
  void setBundledModel(const std::string& path) { bundled_model_ = path; }

  TourLibrary& library() { return *library_; }
  TourStart& startPage() { return *start_; }
  TourSession* tour() { return tour_.get(); }   ///< null: no tour runs
  TourStage* tourStage() { return tour_stage_; }
  Stage* stage();                               ///< of the tour or the session; null: the cards are on show
  bool full() { return stage() != nullptr; }    ///< it takes the whole window
  bool settled() const { return !tour_ || tour_->settled(); }

  void startTour(const QString& id, int step, bool anew);  ///< step from 0; anew: what was done in it before is forgotten
  void startTour(const QString& id);            ///< where it was left; from the beginning when it was seen to the end
  void startFirst();                            ///< the first tour that was not seen to the end
  void present();                               ///< the user's session
  void leave();                                 ///< back to the cards, or where the presentation was begun
  void openFile();
  void openNotes();
  NotesWindow* notes() { return notes_; }       ///< null until it was opened
  TourRecorder& recorder() { return recorder_; }  ///< of the tour that runs, or ran last
  TourSummary* summary() { return summary_; }   ///< null: none is on show

 Q_SIGNALS:
  void fullChanged();
  void presentingEnded();                       ///< of the session
  void failed(const QString& line);
  void said(const QString& line);
  void saveResultsAsked();
  void resultsBegun();                          ///< from now on there are some to save

 private:
  void showSummary(const TourEntry& entry);
  void closeSummary();
  void watchOwnSession();
  void followStep(int step);
  void finish();
  void toggleFullScreen();
  void connectStage(Stage* stage);

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  jobs::JobRunner& jobs_;
  Preferences& preferences_;
  std::string bundled_model_;
  TourLibrary* library_;
  TourStart* start_;
  std::unique_ptr<TourSession> tour_;
  TourStage* tour_stage_ = nullptr;
  SessionStage* session_stage_ = nullptr;
  NotesWindow* notes_ = nullptr;
  TourRecorder recorder_;
  TourSummary* summary_ = nullptr;
  session::Connection runs_connection_;
};

}  // namespace lacuna::widgets
