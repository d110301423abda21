#include "widgets/teach/teach_page.hpp"

#include <QFileDialog>
#include <QGuiApplication>
#include <algorithm>

#include "core/session/studies.hpp"
#include "widgets/teach/session_stage.hpp"
#include "widgets/teach/tour_summary.hpp"

namespace lacuna::widgets {

TeachPage::TeachPage(session::Session& session, ViewState& view, ThemeStore& themes, jobs::JobRunner& jobs, Preferences& preferences, QWidget* parent)
    : QStackedWidget(parent), session_(session), view_(view), themes_(themes), jobs_(jobs), preferences_(preferences),
      library_(new TourLibrary(jobs, TourLibrary::userFolder(), this)), start_(new TourStart(*library_, preferences, themes, this)) {
  setAccessibleName(tr("Teach"));
  addWidget(start_);
  connect(start_, &TourStart::chosen, this, qOverload<const QString&>(&TeachPage::startTour));
  connect(start_, &TourStart::openAsked, this, &TeachPage::openFile);
  connect(start_, &TourStart::presentAsked, this, &TeachPage::present);
  connect(library_, &TourLibrary::failed, this, &TeachPage::failed);
  connect(library_, &TourLibrary::opened, this, qOverload<const QString&>(&TeachPage::startTour));
  connect(&recorder_, &TourRecorder::begun, this, &TeachPage::resultsBegun);
  connect(&view_, &ViewState::changed, this, &TeachPage::watchOwnSession);
  runs_connection_ = session_.studies().runs.changed.connect([this] { watchOwnSession(); });
  connect(library_, &TourLibrary::stepAdded, this, [this](const QString& title, int steps) { Q_EMIT said(tr("Added as step %1 of %2").arg(steps).arg(title)); });
}

/// The stages read their sessions: they go first.
TeachPage::~TeachPage() {
  delete tour_stage_;
  delete session_stage_;
}

Stage* TeachPage::stage() { return tour_stage_ != nullptr ? static_cast<Stage*>(tour_stage_) : session_stage_; }

void TeachPage::connectStage(Stage* stage) {
  addWidget(stage);
  connect(stage, &Stage::leaveAsked, this, &TeachPage::leave, Qt::QueuedConnection);  // it goes while its own signal runs
  connect(stage, &Stage::notesAsked, this, &TeachPage::openNotes);
  connect(stage, &Stage::fullScreenAsked, this, &TeachPage::toggleFullScreen);
}

void TeachPage::startTour(const QString& id) {
  const TourEntry* found = library_->find(id);
  if (found == nullptr) return;
  const TourProgress progress = TourProgress::of(preferences_, id);
  const bool anew = progress.seen >= static_cast<int>(found->tour.steps.size());
  startTour(id, anew ? 0 : progress.last, anew);
}

void TeachPage::startTour(const QString& id, int step, bool anew) {
  const TourEntry* found = library_->find(id);
  if (found == nullptr) return;
  const TourEntry entry = *found;
  leave();
  closeSummary();
  tour_ = std::make_unique<TourSession>(jobs_, bundled_model_.empty() ? session_.document().model_path : bundled_model_);
  tour_stage_ = new TourStage(*tour_, themes_, this);
  connectStage(tour_stage_);
  connect(tour_stage_, &TourStage::stepChanged, this, &TeachPage::followStep);
  connect(tour_stage_, &TourStage::finished, this, &TeachPage::finish, Qt::QueuedConnection);
  setCurrentWidget(tour_stage_);
  tour_stage_->start(entry, std::clamp(step, 0, static_cast<int>(entry.tour.steps.size()) - 1));
  recorder_.watch(*tour_stage_, *tour_, anew);
  Q_EMIT fullChanged();
}

void TeachPage::startFirst() {
  const auto& tours = library_->tours();
  const auto unseen = std::ranges::find_if(tours, [this](const TourEntry& entry) { return TourProgress::of(preferences_, entry.id).seen < static_cast<int>(entry.tour.steps.size()); });
  if (!tours.empty()) startTour(unseen == tours.end() ? tours.front().id : unseen->id);
}

void TeachPage::present() {
  leave();
  closeSummary();
  session_stage_ = new SessionStage(session_, view_, themes_, this);
  connectStage(session_stage_);
  setCurrentWidget(session_stage_);
  Q_EMIT fullChanged();
}

void TeachPage::followStep(int step) {
  const TourEntry& entry = tour_stage_->entry();
  TourProgress progress = TourProgress::of(preferences_, entry.id);
  progress.seen = std::max(progress.seen, step + 1);
  progress.last = step;
  progress.keep(preferences_, entry.id);
  if (notes_ != nullptr) notes_->showStep(entry.tour, step);
}

void TeachPage::finish() {
  if (tour_stage_ == nullptr) return;
  const TourEntry entry = tour_stage_->entry();
  TourProgress progress = TourProgress::of(preferences_, entry.id);
  progress.last = 0;
  progress.keep(preferences_, entry.id);
  leave();
  showSummary(entry);
}

void TeachPage::showSummary(const TourEntry& entry) {
  closeSummary();
  summary_ = new TourSummary(recorder_.record(), static_cast<int>(entry.tour.steps.size()), themes_, this);
  addWidget(summary_);
  setCurrentWidget(summary_);
  summary_->setFocus();
  connect(summary_, &TourSummary::saveAsked, this, &TeachPage::saveResultsAsked);
  connect(summary_, &TourSummary::againAsked, this, [this, id = entry.id] { startTour(id, 0, true); }, Qt::QueuedConnection);  // it goes while its own signal runs
  connect(summary_, &TourSummary::closeAsked, this, &TeachPage::closeSummary, Qt::QueuedConnection);
}

void TeachPage::closeSummary() {
  if (summary_ == nullptr) return;
  if (!full()) setCurrentWidget(start_);
  delete std::exchange(summary_, nullptr);
}

/// What a step may ask for outside of the tour: a workspace of the window, two runs beside each other there.
void TeachPage::watchOwnSession() {
  if (!tour_ || view_.workspace == Workspace::Teach) return;
  tour_->markWorkspace(tour::workspaces()[static_cast<std::size_t>(view_.workspace)]);  // in the same order
  const session::KeptRuns& runs = session_.studies().runs;
  if (view_.workspace == Workspace::Compare && runs.compared() && runs.comparedIsCurrent() && !tour_->situation().compared) tour_->markCompared();
}

void TeachPage::leave() {
  if (!full()) return;
  const bool presented = session_stage_ != nullptr;
  setCurrentWidget(start_);
  delete std::exchange(tour_stage_, nullptr);
  delete std::exchange(session_stage_, nullptr);
  tour_.reset();
  if (notes_ != nullptr) notes_->showNothing();
  start_->refresh();
  Q_EMIT fullChanged();
  if (presented) Q_EMIT presentingEnded();
}

void TeachPage::openFile() {
  auto* dialog = new QFileDialog(this, tr("Open a tour"), TourLibrary::userFolder(), tr("Tours (*.json)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setOption(QFileDialog::DontUseNativeDialog);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, library_, &TourLibrary::open);
  dialog->open();
}

void TeachPage::openNotes() {
  if (notes_ == nullptr) {
    notes_ = new NotesWindow(themes_, this);
    connect(notes_, &NotesWindow::nextAsked, this, [this] { if (tour_stage_ != nullptr) tour_stage_->next(); });
    connect(notes_, &NotesWindow::backAsked, this, [this] { if (tour_stage_ != nullptr) tour_stage_->back(); });
    notes_->place(*this);
  }
  if (tour_stage_ != nullptr) notes_->showStep(tour_stage_->entry().tour, tour_stage_->step());
  notes_->show();
  notes_->raise();
}

void TeachPage::toggleFullScreen() { window()->isFullScreen() ? window()->showNormal() : window()->showFullScreen(); }

}  // namespace lacuna::widgets
