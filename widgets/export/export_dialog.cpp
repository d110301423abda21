#include "widgets/export/export_dialog.hpp"

#include <QPushButton>

namespace lacuna::widgets {
namespace {

constexpr int dialog_width = 460;

Label* wrapped(const QFont& font, QColor Theme::*role, ThemeStore& themes, QWidget* parent) {
  auto* label = new Label({}, font, role, themes, parent);
  label->setWordWrap(true);
  return label;
}

}  // namespace

ExportDialog::ExportDialog(const QString& heading, const QString& words, ThemeStore& themes, QWidget* parent) : QDialog(parent), themes_(themes) {
  setWindowTitle(heading);
  setMinimumWidth(dialog_width);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 20, 24, 20);
  column->setSpacing(8);
  column->addWidget(new Label(heading, fonts::state(), &Theme::text, themes, this));
  auto* said = wrapped(fonts::body(), &Theme::text2, themes, this);
  said->setText(words);
  column->addWidget(said);
  column->addSpacing(8);
  form_ = new QFormLayout;
  form_->setHorizontalSpacing(16);
  form_->setVerticalSpacing(8);
  form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  column->addLayout(form_);
  column->addSpacing(4);
  outcome_ = wrapped(fonts::value(), &Theme::text, themes, this);
  hint_ = wrapped(fonts::caption(), &Theme::text2, themes, this);
  column->addWidget(outcome_);
  column->addWidget(hint_);
  column->addSpacing(8);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  auto* cancel = new QPushButton(tr("Cancel"), this);
  cancel->setProperty("quiet", true);
  cancel->setAutoDefault(false);
  auto* save = new QPushButton(tr("Save as..."), this);
  save->setProperty("primary", true);
  save->setDefault(true);
  row->addStretch();
  row->addWidget(cancel);
  row->addWidget(save);
  column->addLayout(row);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(save, &QPushButton::clicked, this, [this] {
    Q_EMIT wanted();
    accept();
  });
}

void ExportDialog::addField(const QString& name, QWidget* field) {
  auto* label = new Label(name, fonts::body(), &Theme::text2, themes_, this);
  label->setBuddy(field);
  field->setAccessibleName(name);
  if (form_->rowCount() == 0) field->setFocus();
  else setTabOrder(form_->itemAt(form_->rowCount() - 1, QFormLayout::FieldRole)->widget(), field);
  form_->addRow(label, field);
}

void ExportDialog::setOutcome(const QString& line) {
  outcome_->setText(line);
  setAccessibleDescription(line);
}

void ExportDialog::setHint(const QString& line) { hint_->setText(line); }

}  // namespace lacuna::widgets
