#include "widgets/inspector/computing_section.hpp"

#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {

using model::Device;
using model::Precision;

ComputingSection::ComputingSection(session::Session& session, ThemeStore& themes, QWidget* parent)
    : Section(tr("Computing"), themes, parent), session_(session), themes_(themes) {
  body()->setSpacing(6);
  device_only_ = addOnly(tr("Device"));
  device_ = addChoice(tr("Device"), {tr("CPU"), tr("CUDA")}, tr("Where the model's blocks are computed"));
  precision_only_ = addOnly(tr("Precision"));
  precision_ = addChoice(tr("Precision"), {QStringLiteral("fp32"), QStringLiteral("bf16")},
                         tr("bf16 is faster and less exact: how much is shown below for this clip"));
  worst_ = new ValueRow(tr("Worst cosine with fp32"), themes, this);
  mean_ = new ValueRow(tr("Mean cosine with fp32"), themes, this);
  expected_ = new ValueRow(tr("Next run"), themes, this);
  working_ = new ValueRow(tr("Working memory"), themes, this);
  for (ValueRow* row : {worst_, mean_, expected_, working_}) body()->addWidget(row);
  worst_->setToolTip(tr("Of target latents, token by token, with the same weights in fp32 on the CPU; the worst token of this clip"));
  mean_->setToolTip(tr("Of target latents, token by token, with the same weights in fp32 on the CPU; the mean over this clip"));
  expected_->setToolTip(tr("From the number of tokens and a short measurement of this machine, less what is computed already"));
  note_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  note_->setWordWrap(true);
  body()->addWidget(note_);
}

/// Stands in for a choice that this machine does not have, and says why in its tooltip.
ValueRow* ComputingSection::addOnly(const QString& name) {
  auto* row = new ValueRow(name, themes_, this);
  row->setWords();
  body()->addWidget(row);
  return row;
}

SegmentedControl* ComputingSection::addChoice(const QString& name, const QStringList& choices, const QString& tip) {
  auto* box = new QWidget(this);
  auto* line = new QHBoxLayout(box);
  line->setContentsMargins(0, 0, 0, 0);
  line->addWidget(new Label(name, fonts::body(), &Theme::text2, themes_, box));
  line->addStretch();
  auto* control = new SegmentedControl(choices, themes_, box);
  control->setAccessibleName(name);
  control->setToolTip(QString("%1\n%2").arg(name, tip));
  line->addWidget(control);
  body()->addWidget(box);
  connect(control, &SegmentedControl::chosen, this, &ComputingSection::choose);
  return control;
}

void ComputingSection::choose() {
  session_.setCompute({device_->current() == 1 ? Device::Cuda : Device::Cpu,
                       precision_->current() == 1 ? Precision::BFloat16 : Precision::Float32});
  refresh();
}

void ComputingSection::refreshChoices() {
  const auto& compute = session_.compute();
  const auto offer = [](SegmentedControl* choice, ValueRow* only, const QString& what, const std::optional<std::string>& why_not) {
    choice->parentWidget()->setVisible(!why_not);
    only->setVisible(why_not.has_value());
    only->setValue(what);
    if (why_not) only->setToolTip(coreText(*why_not));
  };
  // Asked on a worker when the model was loaded, so that these answers are at hand.
  offer(device_, device_only_, tr("CPU only"), model::whyNotComputed({Device::Cuda, Precision::Float32}));
  offer(precision_, precision_only_, tr("fp32 only"), model::whyNotComputed({compute.device, Precision::BFloat16}));
  device_->setCurrent(compute.device == Device::Cuda ? 1 : 0);
  precision_->setCurrent(compute.precision == Precision::BFloat16 ? 1 : 0);
}

void ComputingSection::refresh() {
  refreshChoices();
  refreshDeviation();
  const auto expectation = session_.expectation();
  expected_->setVisible(expectation.has_value());
  working_->setVisible(expectation && expectation->seconds() > 0);
  if (!expectation) return;
  expected_->setValue(expectation->seconds() == 0     ? tr("computed already")
                      : expectation->seconds() < 0.05 ? tr("under 0.1 s")
                                                      : tr("about %1").arg(words::seconds(expectation->seconds(), 1)));
  expected_->setToolTip(coreText(latent::textOf(*expectation)));
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
  const bool exact = session_.model() && session_.model()->compute().isExact();
  if (session_.comparing()) {
    notes << tr("Comparing with fp32 on the CPU\u2026");
  } else if (session_.comparisonError()) {
    notes << tr("Not compared with fp32: %1").arg(coreText(session_.comparisonError()->what));
  } else if (!exact && !deviation) {
    notes << tr("Not compared with fp32 on this clip yet: do not trust small differences.");
  }
  note_->setText(notes.join('\n'));
  note_->setVisible(!notes.isEmpty());
}

}  // namespace lacuna::widgets
