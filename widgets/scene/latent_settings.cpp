#include "widgets/scene/latent_settings.hpp"

#include <QFileDialog>

#include "widgets/scene/latent_view.hpp"

namespace lacuna::widgets {
namespace {

constexpr int control_width = 150, dialog_width = 380, dialog_height = 640;

/// Shows a value without telling that it changed.
template <class Field, class Value>
void put(Field* field, Value value) {
  const QSignalBlocker quiet(field);
  field->setValue(value);
}

void put(QCheckBox* box, bool checked) {
  const QSignalBlocker quiet(box);
  box->setChecked(checked);
}

}  // namespace

LatentSettings::LatentSettings(session::Session& session, LatentView& view, ThemeStore& themes, QWidget* parent)
    : QDialog(parent, Qt::Tool), session_(session), view_(view), themes_(themes) {
  setWindowTitle(tr("Latent space settings"));
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* content = new QWidget(scroll);
  column_ = new QVBoxLayout(content);
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(0);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(scroll);
  scroll->setWidget(content);
  buildLayout();
  buildLatents();
  buildGroups();
  buildLines();
  buildCamera();
  column_->addStretch();
  resize(dialog_width, dialog_height);
  connect(&view_, &LatentView::styleChanged, this, &LatentSettings::refresh);
  connection_ = session_.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::LayoutChanged>(change) || std::holds_alternative<session::ModelChanged>(change)) refresh();
  });
  refresh();
}

Section* LatentSettings::addSection(const QString& title) {
  auto* section = new Section(title, themes_, this);
  column_->addWidget(section);
  return section;
}

void LatentSettings::addRow(Section* section, const QString& name, QWidget* control) {
  auto* line = new QHBoxLayout;
  line->addWidget(new Label(name, fonts::body(), &Theme::text2, themes_, section));
  line->addStretch();
  control->setParent(section);
  control->setFixedWidth(control_width);
  control->setAccessibleName(name);
  line->addWidget(control);
  section->body()->addLayout(line);
}

QSpinBox* LatentSettings::number(Section* section, const QString& name, int low, int high, const std::function<void(int)>& set) {
  auto* field = new QSpinBox(section);
  field->setRange(low, high);
  field->setKeyboardTracking(false);
  addRow(section, name, field);
  connect(field, &QSpinBox::valueChanged, this, set);
  return field;
}

QDoubleSpinBox* LatentSettings::decimal(Section* section, const QString& name, double low, double high, double step,
                                        const std::function<void(double)>& set) {
  auto* field = new QDoubleSpinBox(section);
  field->setRange(low, high);
  field->setSingleStep(step);
  field->setKeyboardTracking(false);
  addRow(section, name, field);
  connect(field, &QDoubleSpinBox::valueChanged, this, set);
  return field;
}

QCheckBox* LatentSettings::check(Section* section, const QString& name, const std::function<void(bool)>& set) {
  auto* box = new QCheckBox(name, section);
  section->body()->addWidget(box);
  connect(box, &QCheckBox::toggled, this, set);
  return box;
}

void LatentSettings::buildLayout() {
  Section* section = addSection(tr("Fitting"));
  const auto change = [this](const auto& edit) {
    projection::LayoutSettings settings = session_.layoutSettings();
    edit(settings);
    session_.setLayout(settings);
  };
  neighbours_ = number(section, tr("UMAP: neighbours"), 2, 200, [change](int value) { change([value](auto& s) { s.neighbours = value; }); });
  min_dist_ = decimal(section, tr("UMAP: least distance"), 0, 1, 0.05, [change](double value) { change([value](auto& s) { s.min_dist = value; }); });
  perplexity_ = decimal(section, tr("t-SNE: perplexity"), 5, 100, 5, [change](double value) { change([value](auto& s) { s.perplexity = value; }); });
  epochs_ = number(section, tr("Epochs"), 0, 100000, [change](int value) { change([value](auto& s) { s.epochs = value; }); });
  epochs_->setSpecialValueText(tr("as usual"));
  seed_ = number(section, tr("Seed"), 0, 999999999, [change](int value) { change([value](auto& s) { s.seed = static_cast<std::uint64_t>(value); }); });
}

void LatentSettings::changeLatents(const std::function<void(session::LatentChoice&)>& edit) {
  session::LatentChoice choice = session_.layoutWish().latents;
  edit(choice);
  session_.setLatents(choice);
}

void LatentSettings::buildLatents() {
  Section* section = addSection(tr("Which latents"));
  block_ = new QComboBox(section);
  addRow(section, tr("Of the target encoder"), block_);
  connect(block_, &QComboBox::activated, this, [this](int block) { changeLatents([block](auto& c) { c.block = block; }); });
  context_ = check(section, tr("Also what visible tokens are alone"), [this](bool on) { changeLatents([on](auto& c) { c.context = on; }); });
  context_->setToolTip(tr("What the encoder of the visible tokens makes of them, without seeing the hidden ones"));
  fit_on_ = new QComboBox(section);
  fit_on_->addItems({tr("all true tokens"), tr("hidden only"), tr("this step")});
  fit_on_->setToolTip(tr("Which true latents the axes are fitted on; all others are placed in them"));
  addRow(section, tr("Fit on"), fit_on_);
  connect(fit_on_, &QComboBox::activated, this, [this](int which) {
    changeLatents([this, which](auto& c) {
      c.fit_on = session::FitOn{which};
      c.fit_step = c.fit_on == session::FitOn::Step ? session_.playheadStep() : 0;
    });
  });
  buildBeside(section);
}

void LatentSettings::buildBeside(Section* section) {
  beside_ = new Label({}, fonts::body(), &Theme::text2, themes_, section);
  section->body()->addWidget(beside_);
  auto* line = new QHBoxLayout;
  auto* add_clips = symbolButton("plus", tr("Clips..."), themes_, section);
  auto* add_models = symbolButton("plus", tr("Models..."), themes_, section);
  add_clips->setAccessibleName(tr("Add clips beside the open one"));
  add_models->setAccessibleName(tr("Add models of the same width, whose latents of this clip are laid out too"));
  none_beside_ = symbolButton("x", tr("None"), themes_, section);
  none_beside_->setAccessibleName(tr("No clips and models beside"));
  for (QPushButton* button : {add_clips, add_models, none_beside_}) line->addWidget(button);
  line->addStretch();
  section->body()->addLayout(line);
  connect(add_clips, &QPushButton::clicked, this, [this] { askBeside(tr("Add clips beside the open one"), &session::LatentChoice::beside); });
  connect(add_models, &QPushButton::clicked, this, [this] { askBeside(tr("Add models beside the open one"), &session::LatentChoice::models); });
  connect(none_beside_, &QPushButton::clicked, this, [this] {
    changeLatents([](auto& c) {
      c.beside.clear();
      c.models.clear();
    });
  });
}

void LatentSettings::askBeside(const QString& title, std::vector<std::string> session::LatentChoice::*list) {
  auto* dialog = new QFileDialog(this, title);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setOption(QFileDialog::DontUseNativeDialog);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  connect(dialog, &QFileDialog::filesSelected, this, [this, list](const QStringList& paths) {
    session::LatentChoice choice = session_.layoutWish().latents;
    for (const QString& path : paths) (choice.*list).push_back(path.toStdString());
    session_.setLatents(choice);
  });
  dialog->open();
}

void LatentSettings::buildGroups() {
  Section* section = addSection(tr("Clusters"));
  clusters_ = number(section, tr("Clusters, by k-means"), 1, analysis::most_clusters, [this](int count) {
    session_.setClusters(count < 2 ? 0 : count);
    SceneStyle style = view_.sceneStyle();
    if (count >= 2) style.color_by = ColorBy::Cluster;
    view_.setStyle(style);
  });
  clusters_->setSpecialValueText(tr("none"));
  outlines_ = check(section, tr("Outlines round nine tenths of each"), [this](bool on) {
    SceneStyle style = view_.sceneStyle();
    style.outlines = on;
    view_.setStyle(style);
  });
  explained_ = new Label({}, fonts::caption(), &Theme::text3, themes_, section);
  section->body()->addWidget(explained_);
}

void LatentSettings::buildLines() {
  Section* section = addSection(tr("Lines and pictures"));
  const auto change = [this](const auto& edit) {
    SceneStyle style = view_.sceneStyle();
    edit(style);
    view_.setStyle(style);
  };
  lines_ = check(section, tr("Lines from true to predicted"), [change](bool on) { change([on](SceneStyle& s) { s.error_lines = on; }); });
  line_from_ = decimal(section, tr("From this rank of length"), 0, 100, 5, [change](double v) { change([v](SceneStyle& s) { s.line_from = v / 100; }); });
  line_to_ = decimal(section, tr("To this rank of length"), 0, 100, 5, [change](double v) { change([v](SceneStyle& s) { s.line_to = v / 100; }); });
  for (QDoubleSpinBox* field : {line_from_, line_to_}) {
    field->setSuffix(tr(" %"));
    field->setDecimals(0);
  }
  paths_ = check(section, tr("Paths of selected places over time"), [change](bool on) { change([on](SceneStyle& s) { s.selected_paths = on; }); });
  pictures_ = check(section, tr("Patches of the clip at their points"), [change](bool on) { change([on](SceneStyle& s) { s.pictures = on; }); });
}

void LatentSettings::buildCamera() {
  Section* section = addSection(tr("Camera"));
  parallel_ = check(section, tr("Parallel: near and far points alike"), [this](bool on) { view_.setParallel(on); });
  bookmarks_ = new QComboBox(section);
  addRow(section, tr("Bookmarks"), bookmarks_);
  connect(bookmarks_, &QComboBox::activated, this, [this](int place) {
    if (place > 0) view_.goToBookmark(static_cast<std::size_t>(place - 1));
    bookmarks_->setCurrentIndex(0);
  });
  auto* keep = symbolButton("pin", tr("Keep this view"), themes_, section);
  section->body()->addWidget(keep, 0, Qt::AlignLeft);
  connect(keep, &QPushButton::clicked, this, [this] {
    view_.keepBookmark();
    refreshBookmarks();
  });
  refreshBookmarks();
}

void LatentSettings::refreshBookmarks() {
  bookmarks_->clear();
  bookmarks_->addItem(view_.bookmarks() == 0 ? tr("none kept yet") : tr("go to..."));
  for (std::size_t i = 1; i <= view_.bookmarks(); ++i) bookmarks_->addItem(tr("View %1").arg(i));
}

void LatentSettings::refreshBlocks() {
  const int depth = session_.model() ? session_.model()->description().encoder.depth : 0;
  if (block_->count() == depth + 1) return;
  block_->clear();
  block_->addItem(tr("after the final norm"));
  for (int block = 1; block <= depth; ++block) block_->addItem(tr("after block %1 of %2").arg(block).arg(depth));
}

void LatentSettings::refresh() {
  const projection::LayoutSettings& settings = session_.layoutSettings();
  const session::LatentChoice& latents = session_.layoutWish().latents;
  const SceneStyle& style = view_.sceneStyle();
  put(neighbours_, settings.neighbours);
  put(min_dist_, settings.min_dist);
  put(perplexity_, settings.perplexity);
  put(epochs_, settings.epochs);
  put(seed_, static_cast<int>(settings.seed));
  for (QWidget* field : {static_cast<QWidget*>(neighbours_), static_cast<QWidget*>(min_dist_)})
    field->setEnabled(settings.method == projection::Method::Umap);
  perplexity_->setEnabled(settings.method == projection::Method::Tsne);
  epochs_->setEnabled(settings.method != projection::Method::Pca);
  refreshBlocks();
  block_->setCurrentIndex(latents.block);
  put(context_, latents.context);
  fit_on_->setCurrentIndex(static_cast<int>(latents.fit_on));
  fit_on_->setItemText(static_cast<int>(session::FitOn::Step), latents.fit_on == session::FitOn::Step ? tr("step %1").arg(latents.fit_step + 1) : tr("this step"));
  fit_on_->setEnabled(settings.method != projection::Method::Error);
  const auto clips = latents.beside.size(), models = latents.models.size();
  beside_->setText(tr("Beside: %1, %2").arg(tr("%n clip(s)", nullptr, static_cast<int>(clips)), tr("%n model(s)", nullptr, static_cast<int>(models))));
  none_beside_->setEnabled(clips + models > 0);
  put(clusters_, std::max(1, session_.clusterCount()));
  const auto clustering = session_.clustering();
  explained_->setText(clustering ? tr("%1 % of the latents' variance lies between them").arg(100 * clustering->clusters->explained, 0, 'f', 0)
                                 : tr("Groups of like latents, not of like points: any axes show the same."));
  put(outlines_, style.outlines);
  put(lines_, style.error_lines);
  put(line_from_, 100 * style.line_from);
  put(line_to_, 100 * style.line_to);
  put(paths_, style.selected_paths);
  put(pictures_, style.pictures);
  put(parallel_, view_.camera().parallel);
}

}  // namespace lacuna::widgets
