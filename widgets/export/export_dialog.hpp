#pragma once

#include <QDialog>
#include <QFormLayout>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// How the dialogs of export are made up: what for, fields with names, what comes of them, a hint, one primary button.
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  ExportDialog(const QString& heading, const QString& words, ThemeStore& themes, QWidget* parent);
  QString outcome() const { return outcome_->text(); }
  QString hint() const { return hint_->text(); }

 Q_SIGNALS:
  void wanted();

 protected:
  void addField(const QString& name, QWidget* field);  ///< the first has the keyboard
  void setOutcome(const QString& line);                ///< in numbers what will be made
  void setHint(const QString& line);

 private:
  ThemeStore& themes_;
  QFormLayout* form_;
  Label *outcome_, *hint_;
};

}  // namespace lacuna::widgets
