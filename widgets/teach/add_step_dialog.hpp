#pragma once

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include "core/session/session.hpp"
#include "widgets/teach/tour_library.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The view as it is, as a step of a tour: clip, window, mask, model, playhead, token, overlays, and what the workspace shows.
/// `camera`: of the latent space.
tour::Step stepOfView(session::Session& session, const ViewState& view, const tour::Camera& camera, const std::string& bundled_model);

/// Asks for the words of the step and for the tour that it goes to.
class AddStepDialog : public QDialog {
  Q_OBJECT
 public:
  AddStepDialog(TourLibrary& library, tour::Step step, ThemeStore& themes, QWidget* parent);

 private:
  QLayout* buildForm();
  QLayout* buildButtons();
  void follow();
  void add();
  TourLibrary& library_;
  tour::Step step_;
  ThemeStore& themes_;
  QComboBox* tours_;
  QLineEdit *new_title_, *title_, *attempt_;
  QPlainTextEdit *text_, *notes_;
  QPushButton* add_;
};

}  // namespace lacuna::widgets
