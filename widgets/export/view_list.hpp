#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "widgets/view_state.hpp"

namespace lacuna::widgets {

class MainWindow;

/// A view of the window that can be drawn by itself.
struct ViewEntry {
  QString id;  ///< for the command line: "latent"
  QString name;
  std::optional<Workspace> home;  ///< where it is on show; nothing: everywhere
};

/// All of them, the whole window first.
std::vector<ViewEntry> viewEntries();

/// Null for an unknown id.
QWidget* viewOf(MainWindow& window, const QString& id);

}  // namespace lacuna::widgets
