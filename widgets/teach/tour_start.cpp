#include "widgets/teach/tour_start.hpp"

#include <QEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {

constexpr int card_width = 380, card_height = 190, gap = 16, card_pad = 20;

QString keyOf(const QString& id, const char* what) {
  QString name = id;
  return QStringLiteral("tours/%1/%2").arg(name.replace('/', '-'), QLatin1String(what));
}

}  // namespace

TourProgress TourProgress::of(const Preferences& preferences, const QString& id) {
  return {std::max(0, preferences.value(keyOf(id, "seen"), 0).toInt()), std::max(0, preferences.value(keyOf(id, "last"), 0).toInt())};
}

void TourProgress::keep(Preferences& preferences, const QString& id) const {
  preferences.set(keyOf(id, "seen"), seen);
  preferences.set(keyOf(id, "last"), last);
}

TourCard::TourCard(const TourEntry& entry, const TourProgress& progress, ThemeStore& themes, QWidget* parent)
    : QAbstractButton(parent), id_(entry.id), title_(tourText(entry.tour.title)), line_(tourText(entry.tour.line)), own_(!entry.path.isEmpty()),
      seen_(std::min(progress.seen, static_cast<int>(entry.tour.steps.size()))), steps_(static_cast<int>(entry.tour.steps.size())), themes_(themes) {
  minutes_ = tr("%1 min").arg(entry.tour.minutes);
  state_ = seen_ == 0 ? tr("%n step(s)", nullptr, steps_) : seen_ == steps_ ? tr("Seen to the end") : tr("Step %1 of %2").arg(std::min(progress.last, steps_ - 1) + 1).arg(steps_);
  setFocusPolicy(Qt::StrongFocus);
  setFixedHeight(card_height);
  setMinimumWidth(300);
  setAccessibleName(title_);
  setAccessibleDescription(line_ + ". " + minutes_ + ". " + state_);
  setCursor(Qt::PointingHandCursor);
  if (own_) setToolTip(entry.path);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void TourCard::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QRect all = large::begin(painter, *this);
  painter.setRenderHint(QPainter::Antialiasing);
  drawBox(painter, all, large::radius, underMouse() ? theme.hover : theme.panel, panelEdge(theme));
  const QRect inside = all.adjusted(card_pad, 16, -card_pad, -16);
  painter.setFont(large::title());
  painter.setPen(theme.text);
  QRect used;
  painter.drawText(inside.adjusted(0, 0, 0, -60), Qt::TextWordWrap, title_, &used);
  painter.setFont(large::label());
  painter.setPen(theme.text2);
  painter.drawText(QRect(inside.left(), used.bottom() + 8, inside.width(), inside.bottom() - 44 - used.bottom()), Qt::TextWordWrap, line_);
  painter.setFont(large::small());
  const QRect foot(inside.left(), inside.bottom() - 34, inside.width(), 22);
  painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, minutes_);
  painter.setPen(seen_ == steps_ ? theme.ok : theme.text2);
  painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, state_);
  const double space = 6, wide = (inside.width() - space * (steps_ - 1)) / steps_;
  for (int i = 0; i < steps_; ++i) drawBox(painter, QRectF(inside.left() + i * (wide + space), inside.bottom() - 5, wide, 5), 2.5, i < seen_ ? theme.accent : theme.line2);
  if (hasFocus()) drawFocusRing(painter, all, large::radius, theme);
}

bool TourCard::event(QEvent* event) {
  if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) update();
  return QAbstractButton::event(event);
}

TourStart::TourStart(TourLibrary& library, Preferences& preferences, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), library_(library), preferences_(preferences), themes_(themes) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 16, 24, 16);
  column->setSpacing(14);
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  auto* words = new QVBoxLayout;
  words->addWidget(new Label(tr("Tours"), large::heading(), &Theme::text, themes, this));
  auto* line = new Label(tr("Each shows one idea on the bundled model, computed while you look. Your own session waits as it is."), large::label(), &Theme::text2, themes, this);
  line->setWordWrap(true);
  words->addWidget(line);
  head->addLayout(words, 1);
  auto* open = new LargeButton(tr("Open a tour"), "folder", LargeButton::Kind::Plain, themes, this);
  auto* present = new LargeButton(tr("Present this session"), "present", LargeButton::Kind::Primary, themes, this);
  head->addWidget(open);
  head->addWidget(present);
  column->addLayout(head);
  scroll_ = new QScrollArea(this);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  page_ = new QWidget(scroll_);
  scroll_->setWidget(page_);
  page_->setAutoFillBackground(false);
  scroll_->viewport()->setAutoFillBackground(false);
  grid_ = new QGridLayout(page_);
  grid_->setContentsMargins(0, 0, 6, 0);
  grid_->setSpacing(gap);
  column->addWidget(scroll_, 1);
  connect(open, &QAbstractButton::clicked, this, &TourStart::openAsked);
  connect(present, &QAbstractButton::clicked, this, &TourStart::presentAsked);
  connect(&library_, &TourLibrary::changed, this, &TourStart::refresh);
  refresh();
}

void TourStart::refresh() {
  for (TourCard* card : cards_) card->deleteLater();
  for (TourCard* card : cards_) card->hide();
  cards_.clear();
  for (const TourEntry& entry : library_.tours()) {
    auto* card = new TourCard(entry, TourProgress::of(preferences_, entry.id), themes_, page_);
    connect(card, &QAbstractButton::clicked, this, [this, id = card->id()] { Q_EMIT chosen(id); });
    cards_.push_back(card);
    card->show();
  }
  large::setScale(*this, large::scaleOf(*this));  // of the new ones
  arrange();
}

void TourStart::arrange() {
  const int columns = std::max(1, static_cast<int>(scroll_->width() / (card_width * large::scaleOf(*this))));
  for (TourCard* card : cards_) grid_->removeWidget(card);
  for (std::size_t i = 0; i < cards_.size(); ++i) grid_->addWidget(cards_[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
  for (int column = 0; column < grid_->columnCount(); ++column) grid_->setColumnStretch(column, column < columns ? 1 : 0);
  const int rows = static_cast<int>((cards_.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns));
  for (int row = 0; row < grid_->rowCount(); ++row) grid_->setRowStretch(row, 0);
  grid_->setRowStretch(rows, 1);
}

void TourStart::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (const double scale = large::scaleFor(size()); scale != large::scaleOf(*this)) large::setScale(*this, scale);
  arrange();
}

}  // namespace lacuna::widgets
