#include "widgets/inspector/computing_section.hpp"

#include "widgets/controls/words.hpp"

namespace lacuna::widgets {

using model::Device;
using model::Precision;

ComputingSection::ComputingSection(session::Session& session, ThemeStore& themes, QWidget* parent)
    : Section(tr("Computing"), themes, parent), session_(session), themes_(themes) {
  body()->setSpacing(6);
  device_ = addChoice(tr("Device"), {tr("CPU"), tr("CUDA")}, tr("Where the model's blocks are computed"));
  precision_ = addChoice(tr("Precision"), {QStringLiteral("fp32"), QStringLiteral("bf16")},
                         tr("bf16 is faster and less exact: how much is shown below for this clip"));
  worst_ = new ValueRow(tr("Worst cosine with fp32"), themes, this);
  mean_ = new ValueRow(tr("Mean cosine with fp32"), themes, this);
  expected_ = new ValueRow(tr("Next run takes about"), themes, this);
  working_ = new ValueRow(tr("Memory beside the weights"), themes, this);
  for (ValueRow* row : {worst_, mean_, expected_, working_}) body()->addWidget(row);
  worst_->setToolTip(tr("Of target latents, token by token, with the same weights in fp32 on the CPU; the worst token of this clip"));
  mean_->setToolTip(tr("Of target latents, token by token, with the same weights in fp32 on the CPU; the mean over this clip"));
  expected_->setToolTip(tr("From the number of tokens and a short measurement of this machine, less what is computed already"));
  note_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  note_->setWordWrap(true);
  body()->addWidget(note_);
}

SegmentedControl* ComputingSection::addChoice(const QString& name, const QStringList& choices, const QString& tip) {
  auto* line = new QHBoxLayout;
  line->addWidget(new Label(name, fonts::body(), &Theme::text2, themes_, this));
  line->addStretch();
  auto* control = new SegmentedControl(choices, themes_, this);
  control->setAccessibleName(name);
  control->setToolTip(QString("%1\n%2").arg(name, tip));
  line->addWidget(control);
  body()->addLayout(line);
  connect(control, &SegmentedControl::chosen, this, &ComputingSection::choose);
  return control;
}

void ComputingSection::choose() {
  const model::Compute wanted{device_->current() == 1 ? Device::Cuda : Device::Cpu,
                              precision_->current() == 1 ? Precision::BFloat16 : Precision::Float32};
  const auto why_not = model::whyNotComputed(wanted);  // measured when the model was loaded
  refused_ = why_not ? QString::fromStdString(*why_not) : QString();
  if (!why_not) session_.setCompute(wanted);
  refresh();
}

void ComputingSection::refresh() {
  device_->setCurrent(session_.compute().device == Device::Cuda ? 1 : 0);
  precision_->setCurrent(session_.compute().precision == Precision::BFloat16 ? 1 : 0);
  refreshDeviation();
  const auto expectation = session_.expectation();
  expected_->setVisible(expectation.has_value());
  working_->setVisible(expectation.has_value());
  if (!expectation) return;
  expected_->setValue(expectation->seconds() == 0     ? tr("no time, computed already")
                      : expectation->seconds() < 0.05 ? tr("under 0.1 s")
                                                      : words::seconds(expectation->seconds(), 1));
  expected_->setToolTip(QString::fromStdString(latent::textOf(*expectation)));
  working_->setValue(words::megabytes(expectation->working_bytes));
}

void ComputingSection::refreshDeviation() {
  const auto& deviation = session_.deviation();
  worst_->setVisible(deviation.has_value());
  mean_->setVisible(deviation.has_value());
  if (deviation) {
    worst_->setValue(QString::number(deviation->worst_cosine, 'f', 5));
    mean_->setValue(QString::number(deviation->mean_cosine, 'f', 5));
  }
  QStringList notes;
  if (!refused_.isEmpty()) notes << refused_;
  const bool exact = session_.model() && session_.model()->compute().isExact();
  if (session_.comparing()) {
    notes << tr("Comparing with fp32 on the CPU\u2026");
  } else if (session_.comparisonError()) {
    notes << tr("Not compared with fp32: %1").arg(QString::fromStdString(session_.comparisonError()->what));
  } else if (!exact && !deviation) {
    notes << tr("Not compared with fp32 on this clip yet: do not trust small differences.");
  }
  note_->setText(notes.join('\n'));
  note_->setVisible(!notes.isEmpty());
}

}  // namespace lacuna::widgets
