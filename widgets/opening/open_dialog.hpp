#pragma once

#include <QFileDialog>

#include "core/jobs/job_runner.hpp"
#include "widgets/opening/file_preview.hpp"
#include "widgets/preferences.hpp"
#include "widgets/window/file_dialogs.hpp"

namespace lacuna::widgets {

/// Icons of ours in a file dialog, and places at its side: home, and where files were opened last.
void dressFileDialog(QFileDialog& dialog, const QStringList& recent_folders = {});

/// What open dialogs need besides their parent.
struct OpeningServices {
  ThemeStore& themes;
  jobs::JobRunner& jobs;
  Preferences& preferences;
};

/// File dialogs that show what a file holds before it is opened. They begin where the last file of their kind was opened, and
/// do not stop the event loop.
void askClipWithPreview(QWidget& parent, const OpeningServices& services, UsePath use);
void askPicturesWithPreview(QWidget& parent, const OpeningServices& services, UsePath use);  ///< a folder
void askModelWithPreview(QWidget& parent, const OpeningServices& services, UsePath use);

}  // namespace lacuna::widgets
