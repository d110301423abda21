#include "widgets/start/start_tab.hpp"

#include <QPainter>
#include <QScrollArea>

#include "core/world/painter.hpp"
#include "widgets/start/demo_scenes.hpp"

namespace lacuna::widgets {
namespace {

constexpr int edge = 14, in_a_row = 3, foot_height = 44;
constexpr const char* brush_action = "tool.brush";
constexpr int picture_side = 2 * ScenePictureButton::side;  // crisp on fine screens too

QList<QImage> drawDemoPictures(const jobs::JobContext& context) {
  QList<QImage> pictures;
  for (const DemoScene& scene : demoScenes()) {
    context.throwIfStopped();
    const world::ClipPainter painter(world::makeClip(world::parseScene(scene.clip)), world::View::whole(picture_side));
    const Image frame = painter.frame(scene.picture_frame);
    pictures << QImage(frame.rgb.data(), frame.width, frame.height, 3 * frame.width, QImage::Format_RGB888).copy();
  }
  return pictures;
}

}  // namespace

StartTab::StartTab(session::Session& session, ThemeStore& themes, Actions& actions, jobs::JobRunner& jobs,
                   Preferences& preferences, StartSteps& steps, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes), actions_(actions), jobs_(jobs), preferences_(preferences), steps_(steps) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* content = new QWidget(scroll);
  scroll->setWidget(content);
  content->setAutoFillBackground(false);
  scroll->viewport()->setAutoFillBackground(false);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  addWords(column);
  addSteps(column);
  addWays(column);
  addScenes(column);
  column->addStretch();
  outer->addWidget(scroll, 1);
  outer->addWidget(foot());
  connect(&steps, &StartSteps::changed, this, &StartTab::followSteps);
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ClipChanged>(change)) followClip();
    if (std::holds_alternative<session::ResultReady>(change)) drawPictures();
  });
  connect(&actions, &Actions::added, this, [this](const QString& id) {
    if (id != brush_action) return;
    connect(actions_.action(id), &QAction::changed, this, &StartTab::followBrush);
    followBrush();
  });
  followSteps();
  followBrush();
  followClip();
}

void StartTab::addWords(QVBoxLayout* column) {
  auto* body = new QVBoxLayout;
  body->setContentsMargins(edge, 16, edge, 16);
  body->setSpacing(8);
  auto* heading = new Label(tr("See what the model\nthinks is in the gap"), fonts::state(), &Theme::text, themes_, this);
  auto* words = new Label(tr("This demo is already running. Part of the clip is hidden from a small world model, and it guesses "
                             "what belongs there. Everything stays on this computer."),
                          fonts::body(), &Theme::text2, themes_, this);
  for (Label* label : {heading, words}) {
    label->setWordWrap(true);
    body->addWidget(label);
  }
  column->addLayout(body);
}

void StartTab::addSteps(QVBoxLayout* column) {
  try_ = new Section(tr("Try it"), themes_, this);
  try_->body()->setSpacing(12);
  rows_ = {new StepRow(1, tr("Hide something"), {}, themes_, try_),
           new StepRow(2, tr("Watch the guess move"), tr("Long lines are wrong guesses."), themes_, try_),
           new StepRow(3, tr("Drag through time"), tr("See where the error grows."), themes_, try_)};
  for (StepRow* row : rows_) try_->body()->addWidget(row);
  column->addWidget(try_);
}

void StartTab::addWays(QVBoxLayout* column) {
  auto* section = new Section(tr("Use your own"), themes_, this);
  section->body()->setSpacing(8);
  const auto add = [&](const QString& icon, const QString& name, const QString& line, const QString& action) {
    auto* button = new WayButton(icon, name, line, themes_, section);
    connect(button, &QAbstractButton::clicked, this, [this, action] { actions_.trigger(action); });
    section->body()->addWidget(button);
  };
  add("film", tr("Open a clip"), tr("MP4, MOV, GIF or a folder of images"), "file.open_clip");
  add("chip", tr("Open a checkpoint"), tr("V-JEPA 2, V-JEPA, I-JEPA"), "file.open_checkpoint");
  add("cap", tr("Take a tour"), tr("Guided, on the bundled model"), "tour.start");
  column->addWidget(section);
}

void StartTab::addScenes(QVBoxLayout* column) {
  auto* box = new QWidget(this);
  auto* body = new QVBoxLayout(box);
  body->setContentsMargins(edge, 14, edge, 14);
  body->setSpacing(10);
  body->addWidget(new Label(tr("Demo clips"), fonts::title(), &Theme::text, themes_, box));
  auto* grid = new QGridLayout;
  grid->setSpacing(8);
  for (const DemoScene& scene : demoScenes()) {
    auto* button = new ScenePictureButton(titleOf(scene), helpOf(scene), themes_, box);
    connect(button, &QAbstractButton::clicked, this, [this, &scene] {
      openDemoScene(scene, session_);
      followClip();
    });
    grid->addWidget(button, static_cast<int>(scenes_.size()) / in_a_row, static_cast<int>(scenes_.size()) % in_a_row);
    scenes_.append(button);
  }
  body->addLayout(grid);
  column->addWidget(box);
}

QWidget* StartTab::foot() {
  auto* bar = new QWidget(this);
  bar->setFixedHeight(foot_height);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(edge, 0, edge, 0);
  auto* again = new QCheckBox(tr("Show this when Lacuna opens"), bar);
  again->setObjectName("show_start");
  again->setChecked(preferences_.value(preference::show_start, true).toBool());
  connect(again, &QCheckBox::toggled, this, [this](bool on) { preferences_.set(preference::show_start, on); });
  connect(&preferences_, &Preferences::changed, again, [this, again](const QString& key) {
    if (key == preference::show_start) again->setChecked(preferences_.value(key, true).toBool());
  });
  row->addWidget(again);
  return bar;
}

void StartTab::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(0, height() - foot_height, width(), 1, themes_.theme().line);
}

void StartTab::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  drawPictures();
}

void StartTab::followSteps() {
  for (int i = 0; i < rows_.size(); ++i) rows_[i]->setDone(steps_.done(i));
  try_->setNote(tr("%1 of %2").arg(steps_.doneCount()).arg(StartSteps::count));
}

/// With the brush in hand there is nothing to press.
void StartTab::followBrush() {
  const QAction* brush = actions_.action(brush_action);
  const QString keys = brush == nullptr ? QString() : brush->shortcut().toString(QKeySequence::NativeText);
  const bool in_hand = brush == nullptr || brush->isChecked();
  rows_[0]->setHow(in_hand ? tr("Drag on the clip.") : keys.isEmpty() ? tr("Choose the brush, then drag on the clip.") : tr("Press %1, then drag on the clip.").arg(keys));
}

void StartTab::followClip() {
  const session::Loading& loading = session_.clipLoading();
  const std::string& open = loading.busy ? loading.path : session_.document().clip_path;
  for (int i = 0; i < scenes_.size(); ++i) scenes_[i]->setChecked(open == demoScenes()[static_cast<std::size_t>(i)].clip);
}

/// After the first result, which has the machine for itself.
void StartTab::drawPictures() {
  if (drawn_ || drawing_.busy() || !isVisible() || !session_.result().run) return;
  jobs_.start<QList<QImage>>(drawing_, drawDemoPictures, nullptr, [this](Outcome<QList<QImage>> outcome) {
    if (!outcome.ok()) return;  // scenes of our own draw; a stopped drawing has no one to look at it
    drawn_ = true;
    for (int i = 0; i < scenes_.size(); ++i) scenes_[i]->setPicture(outcome.value()[i]);
  });
}

}  // namespace lacuna::widgets
