#include "widgets/teach/add_step_dialog.hpp"

#include <QFormLayout>

#include "core/session/studies.hpp"

namespace lacuna::widgets {
namespace {

std::vector<tour::Panel> panelsOf(Workspace workspace, bool surprise, bool hides) {
  std::vector<tour::Panel> panels{tour::Panel::Clip};
  if (workspace == Workspace::Explore) panels.push_back(tour::Panel::Latent);
  if (workspace == Workspace::Attention) panels.push_back(tour::Panel::Attention);
  if (surprise) panels.push_back(tour::Panel::Surprise);
  else if (hides) panels.push_back(tour::Panel::Error);
  return panels;
}

}  // namespace

tour::Step stepOfView(session::Session& session, const ViewState& view, const tour::Camera& camera, const std::string& bundled_model) {
  const session::Document& document = session.document();
  tour::Step step;
  step.clip = document.clip_path;
  step.model = document.model_path == bundled_model ? std::string() : document.model_path;
  step.sampling = document.sampling;
  step.crop = document.crop;
  step.shapes = document.shapes;
  step.time_s = session.window()->time_s[static_cast<std::size_t>(session.playhead())];
  if (const auto picked = session.picked(); picked && session.placement()) {
    const mask::Cell cell = session.placement()->grid.cell(*picked);
    step.token = tour::Token{cell.step, cell.row, cell.col};
  }
  const session::SurpriseStudy& study = session.studies().surprise;
  const bool surprise = view.workspace == Workspace::Compare && study.isOfClip() && study.result().first;
  if (surprise && !study.beside().empty()) step.beside.clip = study.beside();
  if (surprise) step.context_frames = study.settings().context_frames[static_cast<std::size_t>(study.context())];
  step.panels = panelsOf(view.workspace, surprise, session.mask().hiddenCount() > 0);
  if (step.beside.any()) step.panels.insert(step.panels.begin() + 1, tour::Panel::Beside);
  step.overlays = {view.show_mask, view.show_error, view.show_grid, view.show_features, view.show_attention};
  step.attention = {static_cast<tour::Attention::Of>(session.studies().attention.wish().of), view.attention_block, view.attention_head + 1};
  step.camera = camera;
  return step;
}

AddStepDialog::AddStepDialog(TourLibrary& library, tour::Step step, ThemeStore& themes, QWidget* parent) : QDialog(parent), library_(library), step_(std::move(step)), themes_(themes) {
  setWindowTitle(tr("Add step from this view"));
  setAttribute(Qt::WA_DeleteOnClose);
  resize(520, 460);
  auto* column = new QVBoxLayout(this);
  column->addLayout(buildForm());
  column->addLayout(buildButtons());
  connect(add_, &QPushButton::clicked, this, &AddStepDialog::add);
  connect(tours_, &QComboBox::currentIndexChanged, this, &AddStepDialog::follow);
  for (QLineEdit* edit : {new_title_, title_}) connect(edit, &QLineEdit::textChanged, this, &AddStepDialog::follow);
  follow();
  title_->setFocus();
}

QLayout* AddStepDialog::buildForm() {
  auto* form = new QFormLayout;
  const auto field = [&](const QString& name, QWidget* widget) {
    widget->setAccessibleName(name);
    auto* label = new Label(name, fonts::body(), &Theme::text2, themes_, this);
    label->setBuddy(widget);
    form->addRow(label, widget);
  };
  tours_ = new QComboBox(this);
  tours_->addItem(tr("A new tour"), QString());
  for (const TourEntry& entry : library_.tours())
    if (!entry.path.isEmpty()) tours_->addItem(QString::fromStdString(entry.tour.title), entry.path);
  new_title_ = new QLineEdit(tr("My tour"), this);
  title_ = new QLineEdit(this);
  attempt_ = new QLineEdit(this);
  text_ = new QPlainTextEdit(this);
  notes_ = new QPlainTextEdit(this);
  field(tr("Tour"), tours_);
  field(tr("Its title"), new_title_);
  field(tr("Step"), title_);
  field(tr("Text"), text_);
  field(tr("What to try"), attempt_);
  field(tr("Notes for you"), notes_);
  return form;
}

QLayout* AddStepDialog::buildButtons() {
  auto* row = new QHBoxLayout;
  auto* cancel = new QPushButton(tr("Cancel"), this);
  add_ = new QPushButton(tr("Add step"), this);
  add_->setProperty("primary", true);
  add_->setDefault(true);
  row->addStretch();
  row->addWidget(cancel);
  row->addWidget(add_);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  return row;
}

void AddStepDialog::follow() {
  const bool begins = tours_->currentData().toString().isEmpty();
  new_title_->setEnabled(begins);
  add_->setEnabled(!title_->text().trimmed().isEmpty() && (!begins || !new_title_->text().trimmed().isEmpty()));
}

void AddStepDialog::add() {
  step_.title = title_->text().trimmed().toStdString();
  step_.text = text_->toPlainText().trimmed().toStdString();
  step_.notes = notes_->toPlainText().trimmed().toStdString();
  step_.attempt = attempt_->text().trimmed().toStdString();
  library_.addStep(tours_->currentData().toString(), new_title_->text().trimmed(), step_);
  accept();
}

}  // namespace lacuna::widgets
