#pragma once

#include <QLineEdit>

#include "core/session/session.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The selected tokens together: how many, their errors, a name to keep them by; and the selections that have names.
class SelectionSection : public QWidget {
  Q_OBJECT
 public:
  SelectionSection(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent);
  void refresh();

 private:
  void buildNaming(QVBoxLayout* body);
  void showFigures();
  void showLabels();
  QWidget* labelRow(const session::Label& label, int place);
  void keep();

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  Section *selected_, *named_;
  ValueRow *count_, *steps_, *mean_, *spread_, *cosine_;
  QLineEdit* name_;
  QPushButton* keep_;
  std::vector<session::Label> shown_labels_;
  mask::TokenGrid shown_grid_;  ///< that the rows were made for
  std::vector<QWidget*> label_rows_;
};

}  // namespace lacuna::widgets
