#pragma once

#include <QImage>
#include <functional>

#include "widgets/figures/figure.hpp"
#include "widgets/window/default_actions.hpp"
#include "widgets/window/run_files.hpp"

namespace lacuna::widgets {
class SessionFiles;
class SessionWindow;
}  // namespace lacuna::widgets

/// Parts of the action table, for `addDefaultActions` alone.
namespace lacuna::widgets::action_rows {

/// What the rows act on.
struct Reach {
  Actions& actions;
  session::Session& session;
  ViewState& view;
  ThemeStore& themes;
  MainWindow& window;
  RunFiles& files;
  jobs::JobRunner& jobs;
  DemoFiles demo;
  Preferences& preferences;
  ProgramServices services;
};

QString tr(const char* text);
std::function<bool()> hasClip(const Reach& reach);
/// Asks for a path, offering `name`, and writes a PNG there on a job.
void savePicture(RunFiles& files, MainWindow& window, const QImage& picture, const QString& name);

/// Asks for a path and writes the figure there on a job, as its ending says.
void saveFigure(RunFiles& files, const Theme& theme, MainWindow& window, const Figure& figure, const QString& name);

/// Before all others, so that they come first in the menu.
void addSessionRows(Actions& actions, SessionFiles& files, SessionWindow& asking, session::Session& session, MainWindow& window);
void addFileRows(const Reach& reach);
void addExportRows(const Reach& reach);
void addSceneRows(const Reach& reach);
void addMaskRows(const Reach& reach);
void addKeyRows(const Reach& reach);
void addWorkspaceRows(const Reach& reach);
void addLatentRows(const Reach& reach);
void addSelectRows(const Reach& reach);
void addAttentionRows(const Reach& reach);
void addProbeRows(const Reach& reach);
void addSweepRows(const Reach& reach);
void addDetailRows(const Reach& reach);
void addSurpriseRows(const Reach& reach);
void addCompareRows(const Reach& reach);
void addClipRows(const Reach& reach);    ///< one picture of the frame or two
void addLayoutRows(const Reach& reach);
void addCheckpointRow(const Reach& reach);
void addStartRows(const Reach& reach);
void addFindRows(const Reach& reach);   ///< palette, keys, history, preferences
void addPanelRows(const Reach& reach);  ///< jobs, log
void addCopyRows(const Reach& reach);
void addTeachRows(const Reach& reach);

}  // namespace lacuna::widgets::action_rows
