#include "widgets/opening/file_preview.hpp"

#include <QFileInfo>

#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/opening/opening_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr int pad = 14, large_height = 190, icon_height = 64, small_side = 74, icon_side = 34;

QPixmap fitted(const QImage& picture, const QSize& size, qreal ratio) {
  QPixmap pixmap = QPixmap::fromImage(picture.scaled(size * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
  pixmap.setDevicePixelRatio(ratio);
  return pixmap;
}

QString listed(const std::vector<std::string>& keys) {
  constexpr std::size_t most = 20;
  QStringList lines;
  for (std::size_t i = 0; i < std::min(most, keys.size()); ++i) lines << QString::fromStdString(keys[i]);
  return lines.join('\n');
}

}  // namespace

FilePreview::FilePreview(const QString& icon_name, const QString& invitation, ThemeStore& themes, jobs::JobRunner& jobs, QWidget* parent)
    : QWidget(parent), themes_(themes), jobs_(jobs), icon_name_(icon_name), invitation_(invitation) {
  setFixedWidth(wide);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(pad, 0, 0, 0);
  column->setSpacing(8);
  large_ = new QLabel(this);
  large_->setAlignment(Qt::AlignCenter);
  column->addWidget(large_);
  auto* strip = new QHBoxLayout;
  for (int i = 0; i < 2; ++i) {
    small_ << new QLabel(this);
    small_.back()->setFixedHeight(small_side);
    small_.back()->setAlignment(Qt::AlignCenter);
    strip->addWidget(small_.back());
  }
  column->addLayout(strip);
  heading_ = new Label({}, fonts::value(), &Theme::text, themes, this);
  heading_->setWordWrap(true);
  heading_->setTextFormat(Qt::PlainText);
  line_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  line_->setWordWrap(true);
  line_->setTextFormat(Qt::PlainText);
  line_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  bar_ = new QProgressBar(this);
  bar_->setTextVisible(false);
  facts_ = new QVBoxLayout;
  facts_->setSpacing(0);
  column->addWidget(heading_);
  column->addWidget(bar_);
  column->addLayout(facts_);
  column->addWidget(line_);
  column->addStretch();
  clear();
}

void FilePreview::clear() {
  for (ValueRow* row : rows_) delete row;
  rows_.clear();
  for (QLabel* small : small_) small->hide();
  large_->setFixedHeight(icon_height);
  large_->setPixmap(iconPixmap(icon_name_, themes_.theme().text3, icon_side, devicePixelRatioF()));
  heading_->clear();
  bar_->hide();
  setLine(invitation_, &Theme::text3);
}

void FilePreview::setLine(const QString& line, QColor Theme::*role) {
  line_->setRole(role);
  line_->setText(line);
}

void FilePreview::show(const QString& path) {
  reading_.cancel();
  clear();
  if (path.isEmpty()) return;
  heading_->setText(QFileInfo(path).fileName());
  setLine(tr("Reading the file"), &Theme::text3);
  read(path);
}

void FilePreview::showProgress(const jobs::Progress& progress) {
  bar_->setRange(0, progress.total > 0 ? 1000 : 0);
  bar_->setValue(qRound(1000 * progress.fraction()));
  bar_->show();
  if (progress.total > 0 && progress.unit == "frames")
    setLine(tr("Reading frame %1 of %2").arg(words::count(static_cast<std::int64_t>(progress.done)), words::count(static_cast<std::int64_t>(progress.total))), &Theme::text3);
}

void FilePreview::showPictures(const QList<QImage>& pictures) {
  const qreal ratio = devicePixelRatioF();
  const QPixmap first = fitted(pictures.front(), {wide - pad, large_height}, ratio);
  large_->setFixedHeight(qCeil(first.deviceIndependentSize().height()));
  large_->setPixmap(first);
  for (int i = 0; i < small_.size(); ++i) {
    small_[i]->setVisible(i + 1 < pictures.size());
    if (i + 1 < pictures.size()) small_[i]->setPixmap(fitted(pictures[i + 1], {(wide - pad) / 2 - 4, small_side}, ratio));
  }
  setLine({}, &Theme::text3);
}

void FilePreview::addFact(const QString& name, const QString& value, const QString& tip) {
  auto* row = new ValueRow(name, themes_, this);
  row->setWords();
  row->setValue(value);
  if (!tip.isEmpty()) row->setToolTip(tip);
  facts_->addWidget(row);
  rows_ << row;
  setLine({}, &Theme::text3);
}

void FilePreview::showProblem(const QString& line) {
  large_->setPixmap(iconPixmap("warn", themes_.theme().warn, icon_side, devicePixelRatioF()));
  setLine(line, &Theme::text2);
}

void FilePreview::showNote(const QString& line) { setLine(line, &Theme::text3); }

QStringList FilePreview::values() const {
  QStringList lines;
  for (const ValueRow* row : rows_) lines << row->value();
  return lines;
}

ClipPreview::ClipPreview(ThemeStore& themes, jobs::JobRunner& jobs, QWidget* parent)
    : PreviewOf(&readClipFacts, "film", tr("Choose a clip to see what it holds."), themes, jobs, parent) {}

void ClipPreview::use(const ClipFacts& facts) {
  const media::ClipInfo& info = facts.info;
  showPictures(facts.pictures);
  addFact(tr("Size"), tr("%1 \u00d7 %2 px").arg(words::count(info.width), words::count(info.height)));
  addFact(tr("Frames"), words::count(info.frames));
  addFact(tr("Rate"), info.variable_rate ? tr("%1 fps, variable").arg(words::number(info.rate_fps, 2)) : tr("%1 fps").arg(words::number(info.rate_fps, 2)));
  addFact(tr("Length"), words::seconds(info.duration_s));
  const QString container = QString::fromStdString(info.container), codec = QString::fromStdString(info.codec);
  addFact(tr("Format"), codec.isEmpty() ? container : tr("%1, %2").arg(container, codec));
  QStringList notes;
  for (const std::string& note : info.notes) notes << coreText(note);
  showNote(notes.join('\n'));
}

CheckpointPreview::CheckpointPreview(ThemeStore& themes, jobs::JobRunner& jobs, QWidget* parent)
    : PreviewOf(&readCheckpointFacts, "chip", tr("Choose a checkpoint to see what it holds and what it needs."), themes, jobs, parent) {}

void CheckpointPreview::use(const CheckpointFacts& facts) {
  addFact(tr("Format"), QString::fromStdString(facts.format));
  if (facts.file_bytes > 0) addFact(tr("On disk"), opening::gigabytes(facts.file_bytes));
  using Kind = CheckpointFacts::Kind;
  if (facts.kind == Kind::Script)
    return showProblem(tr("This is a TorchScript module: a program. The window does not run it; lacuna predict with --allow-script does, if you trust it."));
  if (facts.kind == Kind::Probe) return showProblem(tr("This file holds a probe and no world model. Open it in the inspector's tab Probe."));
  if (facts.kind == Kind::Other) return showProblem(coreText(facts.problem));
  const model::ModelDescription& d = facts.description;
  addFact(tr("Model"), QString::fromStdString(d.name));
  addFact(tr("Encoder"), opening::sizeText(d.encoder, facts.report.encoder_parameters));
  addFact(tr("Predictor"), d.predictor.depth > 0 ? opening::sizeText(d.predictor, facts.report.predictor_parameters) : tr("none"));
  addFact(tr("Input"), opening::inputText(facts.frames, d.crop));
  addFact(tr("Tokens"), words::count(facts.grid.size()));
  addFact(tr("Memory"), opening::aboutGigabytes(facts.expected.weight_bytes + facts.expected.working_bytes));
  addFact(tr("A run"), opening::aboutSeconds(facts.expected.seconds()),
          tr("With half of the tokens hidden, fp32 on the processor; measured on this machine just now"));
  addFact(tr("Missing keys"), words::count(static_cast<std::int64_t>(facts.report.missing.size())), listed(facts.report.missing));
  addFact(tr("Unused keys"), words::count(static_cast<std::int64_t>(facts.report.unused.size())), listed(facts.report.unused));
  const auto why_not = d.whyNotPredicted(facts.grid);
  if (!facts.report.missing.empty())
    showProblem(tr("This checkpoint does not load whole: keys that the model needs are missing."));
  else if (why_not)
    showNote(coreText(*why_not));
}

}  // namespace lacuna::widgets
