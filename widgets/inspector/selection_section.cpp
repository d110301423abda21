#include "widgets/inspector/selection_section.hpp"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {

/// Over the hidden ones of some tokens.
struct Figures {
  int hidden = 0;
  double mean = 0, spread = 0, cosine = 0;
};

Figures figuresOf(const latent::Run& run, const analysis::TokenSelection& tokens, latent::Metric metric) {
  Figures figures;
  double sum = 0, squares = 0, cosines = 0;
  for (const TokenId token : tokens) {
    const int row = run.rowOf(token);
    if (row < 0) continue;
    const auto& errors = run.errors[static_cast<std::size_t>(row)];
    const auto value = static_cast<double>(latent::valueOf(errors, metric));
    ++figures.hidden;
    sum += value;
    squares += value * value;
    cosines += static_cast<double>(errors.cosine);
  }
  if (figures.hidden == 0) return figures;
  figures.mean = sum / figures.hidden;
  figures.spread = std::sqrt(std::max(0.0, squares / figures.hidden - figures.mean * figures.mean));
  figures.cosine = cosines / figures.hidden;
  return figures;
}

/// A round mark in a group's colour.
class GroupDot : public QWidget {
 public:
  GroupDot(int group, ThemeStore& themes, QWidget* parent) : QWidget(parent), group_(group), themes_(themes) { setFixedSize(12, 12); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(groupColor(themes_.theme(), group_));
    painter.drawEllipse(QRectF(2, 2, 8, 8));
  }

 private:
  int group_;
  ThemeStore& themes_;
};

}  // namespace

SelectionSection::SelectionSection(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes), selected_(new Section(tr("Selected tokens"), themes, this)),
      named_(new Section(tr("Named selections"), themes, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(selected_);
  column->addWidget(named_);
  const auto row = [&](const QString& name) {
    auto* made = new ValueRow(name, themes, selected_);
    selected_->body()->addWidget(made);
    return made;
  };
  count_ = row(tr("Tokens"));
  steps_ = row(tr("Steps"));
  mean_ = row(tr("Mean error"));
  spread_ = row(tr("Spread (standard deviation)"));
  cosine_ = row(tr("Mean cosine"));
  buildNaming(selected_->body());
}

void SelectionSection::buildNaming(QVBoxLayout* body) {
  auto* line = new QHBoxLayout;
  name_ = new QLineEdit(selected_);
  name_->setPlaceholderText(tr("Name, such as ball"));
  name_->setAccessibleName(tr("Name of the selection"));
  name_->setMaxLength(60);
  keep_ = symbolButton("check", tr("Keep"), themes_, selected_);
  keep_->setToolTip(tr("Keep\nKeeps these tokens under the name; names are colours in the latent space"));
  line->addWidget(name_, 1);
  line->addWidget(keep_);
  body->addLayout(line);
  keep_->setEnabled(false);
  connect(name_, &QLineEdit::textChanged, this, [this](const QString& text) { keep_->setEnabled(!text.trimmed().isEmpty()); });
  connect(name_, &QLineEdit::returnPressed, this, &SelectionSection::keep);
  connect(keep_, &QPushButton::clicked, this, &SelectionSection::keep);
}

void SelectionSection::keep() {
  const std::string name = name_->text().trimmed().toStdString();
  if (name.empty() || session_.selection().empty() || !session_.placement()) return;
  session_.runAsStep(session::setLabel({name, session_.placement()->grid, session_.selection()}));
  name_->clear();
}

void SelectionSection::refresh() {
  selected_->setVisible(!session_.selection().empty());
  if (!session_.selection().empty()) showFigures();
  const mask::TokenGrid grid = session_.placement() ? session_.placement()->grid : mask::TokenGrid{};
  if (shown_labels_ != session_.document().labels || shown_grid_ != grid) showLabels();
  shown_grid_ = grid;
  named_->setVisible(!shown_labels_.empty());
  setVisible(selected_->isVisibleTo(this) || named_->isVisibleTo(this));
}

void SelectionSection::showFigures() {
  const auto& tokens = session_.selection();
  const auto& run = session_.result().run;
  const mask::TokenGrid& grid = session_.placement()->grid;
  const bool known = run && run->grid() == grid;
  const Figures figures = known ? figuresOf(*run, tokens, view_.metric) : Figures{};
  count_->setValue(tr("%1 (%2 hidden)").arg(words::count(static_cast<int>(tokens.size())), words::count(figures.hidden)));
  const int first = grid.cell(tokens.front()).step + 1, last = grid.cell(tokens.back()).step + 1;
  steps_->setValue(first == last ? QString::number(first) : QString("%1 - %2").arg(first).arg(last));
  for (ValueRow* row : {mean_, spread_, cosine_}) row->setVisible(figures.hidden > 0);
  mean_->setName(tr("Mean error, %1").arg(coreText(latent::nameOf(view_.metric))));
  mean_->setValue(QString::number(figures.mean, 'f', 3));
  spread_->setValue(QString::number(figures.spread, 'f', 3));
  cosine_->setValue(QString::number(figures.cosine, 'f', 3));
}

void SelectionSection::showLabels() {
  shown_labels_ = session_.document().labels;
  for (QWidget* row : label_rows_) row->deleteLater();
  label_rows_.clear();
  for (std::size_t i = 0; i < shown_labels_.size(); ++i) {
    label_rows_.push_back(labelRow(shown_labels_[i], static_cast<int>(i)));
    named_->body()->addWidget(label_rows_.back());
  }
}

QWidget* SelectionSection::labelRow(const session::Label& label, int place) {
  auto* row = new QWidget(named_);
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(6);
  const QString name = QString::fromStdString(label.name);
  auto* choose = new QPushButton(QString("%1 (%2)").arg(name).arg(label.tokens.size()), row);
  choose->setFlat(true);
  choose->setToolTip(tr("Select these tokens"));
  const bool here = session_.placement() && session_.placement()->grid == label.grid;
  choose->setEnabled(here);
  if (!here) choose->setToolTip(tr("Named on another grid of tokens"));
  auto* remove = new IconButton("x", tr("Remove the name %1").arg(name), themes_, row);
  line->addWidget(new GroupDot(place, themes_, row));
  line->addWidget(choose);
  line->addStretch();
  line->addWidget(remove);
  connect(choose, &QPushButton::clicked, this, [this, tokens = label.tokens] { session_.select(tokens); });
  connect(remove, &QAbstractButton::clicked, this, [this, label] { session_.runAsStep(session::setLabel({label.name, label.grid, {}})); });
  return row;
}

}  // namespace lacuna::widgets
