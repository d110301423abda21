#include "widgets/canvas/split_switch.hpp"

namespace lacuna::widgets {
namespace {
constexpr int symbol_px = 26;
constexpr std::array symbol_names = {"rect", "invert", "split"};
}  // namespace

SplitSwitch::SplitSwitch(FrameSplit& split, ThemeStore& themes, QWidget* parent) : QWidget(parent), split_(split) {
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  const QStringList tips = {tr("Single\nOne picture of the frame"), tr("Wipe\nTwo lenses on the frame, with a line between them"),
                            tr("Side by side\nTwo pictures of the frame, through two lenses")};
  words_ = new SegmentedControl({tr("Single"), tr("Wipe"), tr("Side by side")}, themes, this);
  words_->setAccessibleName(tr("Lenses on the frame"));
  words_->setToolTip(tips.join('\n'));
  connect(words_, &SegmentedControl::chosen, this, [this](int choice) { split_.arrange(FrameSplit::Arrangement(choice)); });
  for (std::size_t i = 0; i < symbols_.size(); ++i) {
    symbols_[i] = new IconButton(symbol_names[i], tips[static_cast<qsizetype>(i)], themes, this);
    symbols_[i]->setCheckable(true);
    connect(symbols_[i], &QAbstractButton::clicked, this, [this, i] {
      split_.arrange(FrameSplit::Arrangement(static_cast<int>(i)));
      read();
    });
  }
  connect(&split_, &FrameSplit::changed, this, &SplitSwitch::read);
  read();
}

QSize SplitSwitch::sizeHint() const { return static_cast<const QWidget*>(words_)->sizeHint(); }

QSize SplitSwitch::minimumSizeHint() const { return {3 * symbol_px, symbol_px}; }

void SplitSwitch::resizeEvent(QResizeEvent*) {
  const bool roomy = width() >= sizeHint().width();
  words_->setVisible(roomy);
  words_->setGeometry(QRect(QPoint(), sizeHint()));
  for (std::size_t i = 0; i < symbols_.size(); ++i) {
    symbols_[i]->setVisible(!roomy);
    symbols_[i]->setGeometry(static_cast<int>(i) * symbol_px, 0, symbol_px, symbol_px);
  }
}

void SplitSwitch::read() {
  const int chosen = split_.state().arrangement;
  words_->setCurrent(chosen);
  for (std::size_t i = 0; i < symbols_.size(); ++i) symbols_[i]->setChecked(static_cast<int>(i) == chosen);
}

}  // namespace lacuna::widgets
