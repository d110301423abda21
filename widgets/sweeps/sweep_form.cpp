#include "widgets/sweeps/sweep_form.hpp"

#include <QDateTime>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>

#include "core/latent/run.hpp"
#include "core/mask/generators.hpp"
#include "core/session/studies.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/sweeps/sweep_figures.hpp"

namespace lacuna::widgets {
namespace {

constexpr char home_key[] = "sweeps/home";
constexpr int most_earlier = 12;

QString dataFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation); }

/// Its own folder, named by the day and what is varied; no older sweep has it.
std::string newFolder(const sweep::Plan& plan) {
  const QString varied = QString::fromStdString(plan.axes[0].name.empty() ? "runs" : plan.axes[0].name + (plan.axes[1].name.empty() ? "" : "-" + plan.axes[1].name));
  const QString begin = SweepForm::home() + '/' + QDateTime::currentDateTime().toString("yyyy-MM-dd") + ' ' + varied;
  QString folder = begin;
  for (int i = 2; QDir(folder).exists(); ++i) folder = begin + ' ' + QString::number(i);
  return folder.toStdString();
}

const mask::GeneratorParameter* parameterOf(const QString& mask, const QString& name) {
  const mask::GeneratorInfo* info = mask::generatorOf(mask.section(',', 0, 0).toStdString());
  if (info == nullptr) return nullptr;
  for (const mask::GeneratorParameter& parameter : info->parameters)
    if (parameter.name == name.toStdString()) return &parameter;
  return nullptr;
}

}  // namespace

QString SweepForm::home() {
  const QString chosen = QSettings(dataFolder() + "/settings.ini", QSettings::IniFormat).value(home_key).toString();
  return chosen.isEmpty() ? dataFolder() + "/sweeps" : chosen;
}

void SweepForm::setHome(const QString& folder) {
  QSettings(dataFolder() + "/settings.ini", QSettings::IniFormat).setValue(home_key, folder);
  home_->setText(home());
  session_.studies().sweeps.lookIn(home().toStdString());
}

SweepForm::SweepForm(session::Session& session, ThemeStore& themes, QWidget* parent) : Tab(themes, parent), session_(session) {
  setAccessibleName(tr("What is varied"));
  buildVaried();
  buildClips();
  buildStart();
  buildEarlier();
  column()->addStretch();
  fillAxes();
  axes_[0].name->setCurrentIndex(axes_[0].name->findData("ratio"));
  suggest(axes_[0]);
  on_study_ = session_.studies().sweeps.changed.connect([this] { invalidate(); });
  on_session_ = session_.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ClipChanged>(change) || std::holds_alternative<session::ModelChanged>(change) ||
        std::holds_alternative<session::ResultReady>(change))
      check();
  });
  check();
}

void SweepForm::addField(Section* section, const QString& name, QWidget* control) {
  auto* label = new Label(name, fonts::caption(), &Theme::text3, themes_, section);
  label->setBuddy(control);
  control->setAccessibleName(name);
  section->body()->addSpacing(2);
  section->body()->addWidget(label);
  section->body()->addWidget(control);
}

void SweepForm::buildVaried() {
  Section* section = addSection(tr("What is varied"));
  mask_ = new QComboBox(section);
  mask_->setEditable(true);
  mask_->lineEdit()->setAccessibleName(tr("Mask"));
  mask_->setInsertPolicy(QComboBox::NoInsert);
  for (const mask::GeneratorInfo& info : mask::generators()) mask_->addItem(coreText(info.title), QString::fromStdString(info.kind));
  mask_->addItem(tr("On the frame"), QString());
  mask_->setCompleter(nullptr);  // "random" is not the beginning of "Random tube"
  mask_->setCurrentIndex(mask_->findData("random"));
  mask_->setToolTip(tr("A generator with parameters, such as blocks,blocks=4; a mask file; or what is drawn on the frame"));
  addField(section, tr("Mask"), mask_);
  const QString titles[] = {tr("Along"), tr("And along")}, of_values[] = {tr("Along: values"), tr("And along: values")};
  for (std::size_t i = 0; i < axes_.size(); ++i) {
    axes_[i].name = new QComboBox(section);
    axes_[i].values = new QLineEdit(section);
    addField(section, titles[i], axes_[i].name);
    axes_[i].values->setAccessibleName(of_values[i]);
    axes_[i].values->setToolTip(tr("0.1, 0.3, 0.5 or 0.1..0.9 step 0.2 or 1..20; masks and checkpoints with ; between them"));
    section->body()->addWidget(axes_[i].values);
    connect(axes_[i].name, &QComboBox::activated, this, [this, i] {
      suggest(axes_[i]);
      check();
    });
    connect(axes_[i].values, &QLineEdit::textChanged, this, [this] { check(); });
  }
  seeds_ = new QSpinBox(section);
  seeds_->setRange(1, 1000);
  seeds_->setValue(5);
  seeds_->setToolTip(tr("Runs of each clip at each place: with the mask's own seed and those that follow. Their spread is shown"));
  addField(section, tr("Seeds per point"), seeds_);
  connect(mask_, &QComboBox::currentTextChanged, this, [this] {
    fillAxes();
    check();
  });
  connect(seeds_, &QSpinBox::valueChanged, this, [this] { check(); });
}

void SweepForm::buildClips() {
  Section* section = addSection(tr("Over which clips"));
  clips_from_ = new SegmentedControl({tr("The open one"), tr("Others")}, themes_, section);
  clips_from_->setAccessibleName(tr("Which clips"));
  section->body()->addWidget(clips_from_, 0, Qt::AlignLeft);
  clips_ = new QLineEdit(section);
  clips_->setPlaceholderText(tr("Folder, files, world:behind,seed=1..10"));
  clips_->setAccessibleName(tr("Clips"));
  clips_->setToolTip(tr("Files, folders and scenes of the world, with ; between them; seed=1..10 in a scene is ten of them"));
  choose_clips_ = symbolButton("folder", tr("Folder..."), themes_, section);
  section->body()->addWidget(clips_);
  section->body()->addWidget(choose_clips_, 0, Qt::AlignLeft);
  for (QWidget* field : {static_cast<QWidget*>(clips_), static_cast<QWidget*>(choose_clips_)}) field->hide();
  connect(clips_from_, &SegmentedControl::chosen, this, [this](int chosen) {
    clips_->setVisible(chosen == 1);
    choose_clips_->setVisible(chosen == 1);
    check();
  });
  connect(clips_, &QLineEdit::textChanged, this, [this] { check(); });
  connect(choose_clips_, &QPushButton::clicked, this, [this] { Q_EMIT chooseClips(); });
}

void SweepForm::setClipFolder(const QString& folder) {
  clips_from_->setCurrent(1);
  Q_EMIT clips_from_->chosen(1);
  clips_->setText(folder);
}

void SweepForm::buildStart() {
  auto* section = new Section({}, themes_, this);
  footer_ = section;
  count_ = addText(section->body(), fonts::caption(), &Theme::text2);
  start_ = new QPushButton(tr("Start sweep"), section);
  start_->setProperty("primary", true);
  section->body()->addWidget(start_);
  section->body()->addSpacing(4);
  home_ = new ElidedLabel(home(), fonts::caption(), &Theme::text3, themes_, section);
  auto* choose = new QPushButton(tr("Save in..."), section);
  choose->setProperty("link", true);
  choose->setMinimumHeight(24);
  choose->setToolTip(tr("Choose the folder in which sweeps are kept"));
  auto* line = new QHBoxLayout;
  line->addWidget(choose);
  line->addWidget(home_, 1);
  section->body()->addLayout(line);
  connect(start_, &QPushButton::clicked, this, [this] { start(); });
  connect(choose, &QPushButton::clicked, this, [this] { Q_EMIT chooseHome(); });
}

void SweepForm::buildEarlier() {
  earlier_ = addSection(tr("Earlier sweeps"));
  earlier_->setNote(tr("finished runs"));
  earlier_->hide();
}

/// As --mask takes it; a title of the list stands for its kind.
QString SweepForm::maskText() const {
  const int listed = mask_->findText(mask_->currentText(), Qt::MatchFixedString);
  return listed >= 0 ? mask_->itemData(listed).toString() : mask_->currentText();
}

void SweepForm::fillAxes() {
  const auto names = sweep::axesFor(maskText().toStdString());
  seeds_->setEnabled(std::ranges::find(names, "seed") != names.end());  // else every run of a place would be the same
  for (std::size_t i = 0; i < axes_.size(); ++i) {
    QComboBox* box = axes_[i].name;
    const QVariant was = box->currentData();
    box->clear();
    if (i == 1) box->addItem(tr("nothing else"), QString());
    for (const std::string& name : names) {
      const QString raw = QString::fromStdString(name);
      const mask::GeneratorParameter* parameter = parameterOf(maskText(), raw);
      const QString title = parameter != nullptr ? coreText(parameter->title) : titleOf({name, {}});
      box->addItem(title, raw);
    }
    box->setCurrentIndex(std::max(0, box->findData(was)));
    if (box->currentData() != was) suggest(axes_[i]);
  }
}

void SweepForm::suggest(AxisFields& fields) {
  const QString name = fields.name->currentData().toString();
  fields.values->setVisible(!name.isEmpty());
  QString text;
  if (const mask::GeneratorParameter* parameter = parameterOf(maskText(), name)) {
    const double step = parameter->whole ? std::max(1.0, std::floor((parameter->high - parameter->low) / 5)) : std::round((parameter->high - parameter->low) / 5 * 1000) / 1000;
    const bool share = parameter->low == 0 && parameter->high == 1 && !parameter->whole;
    text = share ? QStringLiteral("0.1..0.9 step 0.2") : QStringLiteral("%1..%2 step %3").arg(parameter->low).arg(parameter->high).arg(step);
  }
  const auto& document = session_.document();
  if (name == "seed") text = "1..10";
  if (name == "x" || name == "y") text = "-0.2, -0.1, 0, 0.1, 0.2";
  if (name == "scale") text = "0.5, 0.75, 1, 1.5, 2";
  if (name == "mask") text = "random; tube-random; blocks-small; blocks-large; future";
  if (name == "model") text = QString::fromStdString(document.model_path);
  if (name == "start") text = "0, 8, 16";
  if (name == "frames") text = "8, 16";
  if (name == "size") text = QString::number(document.crop);
  const bool untouched = fields.values->text().isEmpty() || fields.values->text() == fields.suggested;
  fields.suggested = text;
  if (untouched || name.isEmpty()) fields.values->setText(text);
}

sweep::Plan SweepForm::plan() const {
  sweep::Plan plan = session_.studies().sweeps.planOfDocument();
  plan.mask = maskText().toStdString();
  for (std::size_t i = 0; i < axes_.size(); ++i) plan.axes[i] = {axes_[i].name->currentData().toString().toStdString(), axes_[i].values->text().toStdString()};
  plan.seeds = seeds_->isEnabled() ? seeds_->value() : 1;
  if (clips_from_->current() == 1) plan.clips = clips_->text().toStdString();
  return plan;
}

/// Says how many runs it would be, or why it is no sweep, before anything is opened.
void SweepForm::check() {
  const auto spec = outcomeOf([&] {
    sweep::Plan whole = plan();
    if (whole.mask.empty()) whole.mask = "/mask.json";
    return sweep::parseSpecText(sweep::jsonOf(whole), {}, {});
  });
  const bool ready = session_.window() && session_.model() && spec.ok();
  start_->setEnabled(ready);
  count_->setRole(spec.ok() ? &Theme::text2 : &Theme::warn);
  if (!spec.ok()) return count_->setText(coreText(QString::fromStdString(spec.error()->what).remove("This is no sweep: ").toStdString()));
  if (!session_.window() || !session_.model()) return count_->setText(tr("Open a clip and a checkpoint first."));
  const bool folders = clips_from_->current() == 1;
  const auto runs = words::count(static_cast<std::int64_t>(spec.value().points()));
  if (folders) return count_->setText(tr("%1 runs, more where a folder is named").arg(runs));
  const latent::Run* last = session_.result().run.get();
  const double all_s = last != nullptr ? last->times.total_s * static_cast<double>(spec.value().points()) : 0;
  count_->setText(all_s < 0.5 ? tr("%1 runs").arg(runs) : tr("%1 runs, about %2").arg(runs, words::seconds(all_s, 0)));
}

void SweepForm::start() {
  const sweep::Plan wanted = plan();
  session_.studies().sweeps.start(wanted, newFolder(wanted));
}

void SweepForm::showEvent(QShowEvent* event) {
  Tab::showEvent(event);
  session_.studies().sweeps.lookIn(home().toStdString());
}

void SweepForm::refresh() {
  const auto& study = session_.studies().sweeps;
  if (was_busy_ && !study.status().busy) session_.studies().sweeps.lookIn(home().toStdString());
  was_busy_ = study.status().busy;
  start_->setText(study.status().busy ? tr("Start another instead") : tr("Start sweep"));
  if (study.found() != shown_found_) showEarlier();
}

void SweepForm::showEarlier() {
  shown_found_ = session_.studies().sweeps.found();
  delete earlier_list_;
  earlier_list_ = new QWidget(earlier_);
  auto* list = new QVBoxLayout(earlier_list_);
  list->setContentsMargins(0, 0, 0, 0);
  list->setSpacing(4);
  for (std::size_t i = 0; i < shown_found_.size() && i < most_earlier; ++i) {
    const auto found = shown_found_[i];
    auto* line = new QHBoxLayout;
    auto* name = new ElidedLabel(QDir(QString::fromStdString(found.folder)).dirName(), fonts::body(), &Theme::text, themes_, earlier_list_);
    auto* done = new Label(tr("%1 of %2").arg(found.finished).arg(found.runs), fonts::number(), &Theme::text2, themes_, earlier_list_);
    auto* open = new QPushButton(found.finished < found.runs ? tr("Go on") : tr("Show"), earlier_list_);
    open->setProperty("link", true);
    open->setAccessibleName(open->text() + ' ' + name->text());
    connect(open, &QPushButton::clicked, this, [this, found] { session_.studies().sweeps.open(found.folder, found.finished < found.runs); });
    line->addWidget(name, 1);
    line->addWidget(done);
    line->addWidget(open);
    list->addLayout(line);
  }
  earlier_->body()->addWidget(earlier_list_);
  earlier_->setVisible(!shown_found_.empty());
}

}  // namespace lacuna::widgets
