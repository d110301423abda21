#include "widgets/inspector/model_tab.hpp"

#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/session/commands.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/opening/opening_notices.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::array frame_choices = {8, 16, 32, 64};

QString sizeText(const model::TransformerSize& size) {
  return ModelTab::tr("%1 wide, %2 blocks, %3 heads").arg(words::count(size.width)).arg(size.depth).arg(size.heads);
}

QString listText(const std::vector<std::string>& keys) {
  constexpr std::size_t most = 30;
  QStringList lines;
  for (std::size_t i = 0; i < std::min(most, keys.size()); ++i) lines << QString::fromStdString(keys[i]);
  if (keys.size() > most)
    lines << ModelTab::tr("and %1 more").arg(words::count(static_cast<std::int64_t>(keys.size() - most)));
  return lines.join('\n');
}

/// "44 k" where millions would read 0.0.
QString parametersText(std::int64_t parameters) {
  if (parameters >= 1'000'000) return words::millions(parameters);
  if (parameters < 1000) return words::count(parameters);
  return words::count((parameters + 500) / 1000) + QStringLiteral("\u00a0k");
}

QString ordinal(std::int64_t number) {
  const auto tens = number % 100, ones = number % 10;
  const bool teen = tens >= 11 && tens <= 13;
  return QString::number(number) + (!teen && ones == 1 ? "st" : !teen && ones == 2 ? "nd" : !teen && ones == 3 ? "rd" : "th");
}

QString rateText(double rate_fps) { return QString::number(rate_fps, 'g', 4); }

void setKeys(ValueRow& row, const std::vector<std::string>& keys) {
  row.setValue(words::count(static_cast<std::int64_t>(keys.size())));
  row.setToolTip(listText(keys));
}

/// Changes only what differs: setting the same again would throw away a number that is being typed.
void setQuietly(QSpinBox& box, int low, int high, int value) {
  const QSignalBlocker quiet(&box);
  if (box.minimum() != low || box.maximum() != high) box.setRange(low, high);
  if (box.value() != value) box.setValue(value);
}

/// Turns the wheel over to the scrolling column unless it was clicked first.
class NumberBox : public QSpinBox {
 public:
  using QSpinBox::QSpinBox;

 protected:
  void wheelEvent(QWheelEvent* event) override { hasFocus() ? QSpinBox::wheelEvent(event) : event->ignore(); }
};

}  // namespace

ModelTab::ModelTab(session::Session& session, ThemeStore& themes, QWidget* parent)
    : Tab(themes, parent), session_(session), empty_(new StateView(themes, this)) {
  column()->addWidget(empty_, 1);
  buildModel();
  computing_ = new ComputingSection(session_, themes_, this);
  column()->addWidget(computing_);
  buildInput();
  buildClip();
  column()->addStretch();
}

void ModelTab::buildModel() {
  model_ = addSection(tr("Model"));
  QVBoxLayout* body = model_->body();
  name_ = addText(body, fonts::value(), &Theme::text);
  layout_ = addRow(body, tr("Layout"));
  file_ = addRow(body, tr("File"));
  encoder_ = addRow(body, tr("Encoder"));
  encoder_parameters_ = addRow(body, tr("Encoder parameters"));
  predictor_ = addRow(body, tr("Predictor"));
  predictor_parameters_ = addRow(body, tr("Predictor parameters"));
  patch_ = addRow(body, tr("Token"));
  trained_ = addRow(body, tr("Trained on"));
  visible_weights_ = addRow(body, tr("Visible tokens by"));
  target_weights_ = addRow(body, tr("Targets by"));
  heads_ = addRow(body, tr("Head counts from"));
  missing_ = addRow(body, tr("Missing keys"));
  unused_ = addRow(body, tr("Unused keys"));
  memory_ = addRow(body, tr("Memory"));
  for (ValueRow* row : {layout_, file_, encoder_, predictor_, patch_, trained_, visible_weights_, target_weights_, heads_})
    row->setWords();
  mask_token_ =
      addNumber(body, tr("Mask token"), tr("Which learned token stands for what is hidden; 0 is the trained one"), {});
  connect(mask_token_, &QSpinBox::valueChanged, this, &ModelTab::sendSettings);
  token_note_ = addText(body, fonts::caption(), &Theme::warn);
  same_weights_row_ = new QWidget(model_);
  auto* line = new QHBoxLayout(same_weights_row_);
  line->setContentsMargins(0, 0, 0, 0);
  auto* words =
      new Label(tr("Target weights for visible tokens too"), fonts::body(), &Theme::text2, themes_, same_weights_row_);
  same_weights_ = new Switch(themes_, same_weights_row_);
  same_weights_->setCheckable(true);
  same_weights_->setAccessibleName(words->text());
  line->addWidget(words, 1);
  line->addWidget(same_weights_);
  body->addWidget(same_weights_row_);
  connect(same_weights_, &QAbstractButton::clicked, this, &ModelTab::sendSettings);
}

QSpinBox* ModelTab::addNumber(QVBoxLayout* body, const QString& name, const QString& tip, const QString& suffix) {
  auto* line = new QHBoxLayout;
  line->addWidget(new Label(name, fonts::body(), &Theme::text2, themes_, body->parentWidget()));
  line->addStretch();
  auto* box = new NumberBox(body->parentWidget());
  box->setFont(fonts::number());
  box->setKeyboardTracking(false);  // one command when the number is whole, not one a digit
  box->setSuffix(suffix);
  box->setFixedWidth(104);
  box->setAccessibleName(name);
  box->setToolTip(QString("%1\n%2").arg(name, tip));
  box->setFocusPolicy(Qt::StrongFocus);
  line->addWidget(box);
  body->addLayout(line);
  return box;
}

void ModelTab::buildInput() {
  input_ = addSection(tr("Input"));
  QVBoxLayout* body = input_->body();
  body->setSpacing(6);
  start_ = addNumber(body, tr("Start frame"), tr("First frame of the clip that the model sees"), {});
  auto* line = new QHBoxLayout;
  frames_word_ = new Label(tr("Frames"), fonts::body(), &Theme::text2, themes_, input_);
  line->addWidget(frames_word_);
  line->addStretch();
  QStringList choices;
  for (const int frames : frame_choices) choices << QString::number(frames);
  frames_ = new SegmentedControl(choices, themes_, input_);
  frames_->setAccessibleName(tr("Frames"));
  line->addWidget(frames_);
  body->addLayout(line);
  rate_ = addNumber(body, tr("Rate"), tr("Frames a second that the model sees"), tr(" fps"));
  size_ = addNumber(body, tr("Picture"), tr("Side of the square that the model sees; a multiple of its patch"), tr(" px"));
  input_note_ = addText(body, fonts::caption(), &Theme::text3);
  connectInput();
}

/// Each field sends itself alone: the document may hold more than the other boxes can show, such as 29.97 fps.
void ModelTab::connectInput() {
  connect(start_, &QSpinBox::valueChanged, this, [this](int frame) {
    media::Sampling sampling = session_.document().sampling;
    sampling.start_frame = frame - 1;
    sendSampling(sampling);
  });
  connect(frames_, &SegmentedControl::chosen, this, [this](int choice) {
    media::Sampling sampling = session_.document().sampling;
    sampling.frames = frame_choices[static_cast<std::size_t>(choice)];
    sendSampling(sampling);
  });
  connect(rate_, &QSpinBox::valueChanged, this, [this](int rate_fps) {
    media::Sampling sampling = session_.document().sampling;
    sampling.rate_fps = rate_fps;
    sendSampling(sampling);
  });
  connect(size_, &QSpinBox::valueChanged, this, [this](int side) {
    const int patch = session_.model() ? session_.model()->description().patch : 16;
    session_.run(session::setInput(session_.document().sampling, std::max(1, side / patch) * patch));
    invalidate();  // a side that rounds to the present one changes nothing else
  });
}

void ModelTab::buildClip() {
  clip_ = addSection(tr("Clip"));
  QVBoxLayout* body = clip_->body();
  clip_name_ = addRow(body, tr("Name"));
  container_ = addRow(body, tr("Container"));
  codec_ = addRow(body, tr("Codec"));
  pixels_ = addRow(body, tr("Size"));
  length_ = addRow(body, tr("Length"));
  clip_rate_ = addRow(body, tr("Rate"));
  rotation_ = addRow(body, tr("Rotation"));
  notes_ = addText(body, fonts::caption(), &Theme::text3);
  for (ValueRow* row : {clip_name_, container_, codec_}) row->setWords();
}

void ModelTab::refresh() {
  const auto& model = session_.model();
  const auto& window = session_.window();
  model_->setVisible(model != nullptr);
  computing_->setVisible(model != nullptr);
  input_->setVisible(window != nullptr);
  clip_->setVisible(window != nullptr);
  empty_->setVisible(!model && !window);
  if (!model && !window) {
    empty_->StateView::show("chip", &Theme::text3, tr("No model"), tr("Open a checkpoint to see what is in it."));
    empty_->setVisible(true);
  }
  if (model) {
    refreshModel(*model);
    computing_->refresh();
  }
  if (window) {
    refreshInput();
    refreshClip(window->info);
  }
}

void ModelTab::refreshModel(const model::Model& model) {
  const auto& description = model.description();
  const auto& report = model.report();
  const auto text = [](const std::string& words) { return QString::fromStdString(words); };
  model_->setNote(text(model::nameOf(description.family)));
  name_->setText(text(description.name));
  layout_->setValue(description.layout == model::Layout::Meta ? tr("Meta") : tr("Hugging Face"));
  file_->setValue(text(session_.document().model_path));
  encoder_->setValue(sizeText(description.encoder));
  encoder_parameters_->setValue(parametersText(report.encoder_parameters));
  const bool predicts = description.predictor.depth > 0;
  predictor_->setValue(predicts ? sizeText(description.predictor) : tr("none"));
  predictor_parameters_->setVisible(predicts);
  predictor_parameters_->setValue(parametersText(report.predictor_parameters));
  patch_->setValue(description.tubelet == 1
                       ? tr("%1 \u00d7 %1 px").arg(description.patch)
                       : tr("%1 \u00d7 %1 px, %2 frames").arg(description.patch).arg(description.tubelet));
  trained_->setValue(description.frames == 1
                         ? tr("pictures of %1 px").arg(description.crop)
                         : tr("%1 px, %2 frames, %3 fps").arg(description.crop).arg(description.frames).arg(description.rate_fps));
  visible_weights_->setValue(text(description.context_weights));
  target_weights_->setValue(text(description.target_weights));
  heads_->setValue(text(description.heads_from));
  setKeys(*missing_, report.missing);
  setKeys(*unused_, report.unused);
  memory_->setValue(words::megabytes(model.bytes()));
  refreshMaskToken(model);
}

void ModelTab::refreshMaskToken(const model::Model& model) {
  const auto& settings = session_.document().run_settings;
  const int tokens = model.description().mask_tokens;
  mask_token_->setEnabled(tokens > 1);
  setQuietly(*mask_token_, 0, std::max(0, tokens - 1), settings.mask_token);
  const auto& zeros = model.report().zero_mask_tokens;
  const bool zero = std::find(zeros.begin(), zeros.end(), settings.mask_token) != zeros.end();
  token_note_->setVisible(zero);
  token_note_->setText(tr("Mask token %1 is all zeros in this file: it was not trained.").arg(settings.mask_token));
  same_weights_row_->setVisible(!model.description().shared_weights);
  same_weights_->setChecked(settings.context_from_target_encoder);
}

void ModelTab::refreshInput() {
  const auto& document = session_.document();
  const auto& window = *session_.window();
  const int patch = session_.model() ? session_.model()->description().patch : 16;
  const auto last = std::max<std::int64_t>(1, window.info.frames);
  setQuietly(*start_, 1, static_cast<int>(last), static_cast<int>(document.sampling.start_frame) + 1);
  setQuietly(*rate_, 1, 240, static_cast<int>(std::lround(document.sampling.rate_fps)));
  setQuietly(*size_, 2 * patch, 64 * patch, document.crop);
  size_->setSingleStep(patch);
  const auto choice = std::find(frame_choices.begin(), frame_choices.end(), document.sampling.frames);
  if (choice != frame_choices.end()) frames_->setCurrent(static_cast<int>(choice - frame_choices.begin()));
  frames_word_->setText(choice != frame_choices.end() ? tr("Frames") : tr("Frames, now %1").arg(document.sampling.frames));
  input_note_->setVisible(true);
  if (window.repeated_frames > 0) {
    input_note_->setText(shortClipLine(window));
  } else if (window.frame_in_clip.size() > 1) {
    const auto step = window.frame_in_clip[1] - window.frame_in_clip[0];
    const QString rate = rateText(window.info.rate_fps);
    if (step <= 1)
      input_note_->setText(tr("Using every frame of this %1 fps clip.").arg(rate));
    else if (!session_.model())
      input_note_->setText(tr("Using about every %1 frame of this %2 fps clip.").arg(ordinal(step), rate));
    else
      input_note_->setText(tr("The model was trained at about %1 frames a second. Using about every %2 frame of this %3 fps clip.")
                               .arg(rateText(session_.model()->description().rate_fps), ordinal(step), rate));
  }
}

void ModelTab::refreshClip(const media::ClipInfo& info) {
  const auto text = [](const std::string& words) { return QString::fromStdString(words); };
  clip_name_->setValue(coreText(info.name));
  clip_name_->setToolTip(text(info.path));
  container_->setValue(text(info.container));
  codec_->setVisible(!info.codec.empty());
  codec_->setValue(text(info.codec));
  pixels_->setValue(tr("%1 \u00d7 %2 px").arg(words::count(info.width), words::count(info.height)));
  length_->setValue(tr("%1 frame(s), %2", nullptr, static_cast<int>(info.frames)).arg(words::count(info.frames), words::seconds(info.duration_s)));
  clip_rate_->setValue(info.variable_rate ? tr("%1 fps, variable").arg(words::number(info.rate_fps, 2))
                                          : tr("%1 fps").arg(words::number(info.rate_fps, 2)));
  rotation_->setVisible(info.rotation_deg != 0);
  rotation_->setValue(tr("%1\u00b0, applied").arg(info.rotation_deg));
  QStringList notes;
  for (const auto& note : info.notes) notes << coreText(note);
  notes_->setVisible(!notes.isEmpty());
  notes_->setText(notes.join('\n'));
}

void ModelTab::sendSampling(const media::Sampling& sampling) {
  session_.run(session::setInput(sampling, session_.document().crop));
}

void ModelTab::sendSettings() {
  latent::RunSettings settings;
  settings.mask_token = mask_token_->value();
  settings.context_from_target_encoder = same_weights_->isChecked();
  session_.run(session::setRunSettings(settings));
}

}  // namespace lacuna::widgets
