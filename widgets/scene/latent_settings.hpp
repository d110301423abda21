#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <functional>

#include "core/session/session.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

class LatentView;

/// What the HUD has no room for: how layouts are fitted, which latents are laid out, clusters, lines, the camera.
class LatentSettings : public QDialog {
  Q_OBJECT
 public:
  LatentSettings(session::Session& session, LatentView& view, ThemeStore& themes, QWidget* parent);

 private:
  Section* addSection(const QString& title);
  void addRow(Section* section, const QString& name, QWidget* control);
  QSpinBox* number(Section* section, const QString& name, int low, int high, const std::function<void(int)>& set);
  QDoubleSpinBox* decimal(Section* section, const QString& name, double low, double high, double step, const std::function<void(double)>& set);
  QCheckBox* check(Section* section, const QString& name, const std::function<void(bool)>& set);
  void buildLayout();
  void buildLatents();
  void buildGroups();
  void buildLines();
  void buildCamera();
  void refresh();
  void refreshBlocks();
  void refreshBookmarks();
  void buildBeside(Section* section);
  void askBeside(const QString& title, std::vector<std::string> session::LatentChoice::*list);
  void changeLatents(const std::function<void(session::LatentChoice&)>& edit);

  session::Session& session_;
  LatentView& view_;
  ThemeStore& themes_;
  QVBoxLayout* column_;
  QSpinBox *neighbours_, *epochs_, *seed_, *clusters_;
  QDoubleSpinBox *min_dist_, *perplexity_, *line_from_, *line_to_;
  QComboBox *block_, *fit_on_;
  QCheckBox *context_, *outlines_, *lines_, *paths_, *pictures_, *parallel_;
  Label *beside_, *explained_;
  QPushButton* none_beside_;
  QComboBox* bookmarks_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
