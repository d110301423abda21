#include "widgets/palette/command_palette.hpp"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>

#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/key_cap.hpp"
#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {

constexpr int row_height = 34, rows_shown = 12, most_recent = 12, field_height = 44, foot_height = 34;
const char* const recent_actions = "recent/actions";

}  // namespace

const char* const CommandPalette::action_id = "view.palette";

QSize PaletteRow::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {200, row_height}; }

void PaletteRow::drawName(QPainter& painter, const PaletteItem& item, const QRect& line) const {
  const Theme& theme = themes_.theme();
  QTextLayout layout(item.text, fonts::value());
  QList<QTextLayout::FormatRange> ranges;
  for (const int letter : item.letters) {
    QTextLayout::FormatRange range;
    range.start = letter;
    range.length = 1;
    range.format.setForeground(item.enabled ? theme.accent : theme.text3);
    range.format.setFontWeight(QFont::Bold);
    ranges.append(range);
  }
  layout.setFormats(ranges);
  layout.beginLayout();
  QTextLine text = layout.createLine();
  text.setLineWidth(line.width());
  layout.endLayout();
  painter.setPen(item.enabled ? theme.text : theme.ctl);
  layout.draw(&painter, QPointF(line.left(), line.top() + (line.height() - text.height()) / 2));
}

void PaletteRow::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const PaletteItem* item = model_.itemAt(index);
  if (item == nullptr) return;
  const Theme& theme = themes_.theme();
  const QRect row = option.rect.adjusted(6, 0, -6, 0);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (option.state.testFlag(QStyle::State_Selected)) drawBox(*painter, row, 6, theme.accent_soft);
  else if (option.state.testFlag(QStyle::State_MouseOver)) drawBox(*painter, row, 6, theme.hover);
  const QColor ink = item->enabled ? theme.text2 : theme.ctl;
  const QString symbol = item->checked ? QStringLiteral("check") : item->icon;
  if (!symbol.isEmpty()) drawIcon(*painter, symbol, item->checked ? theme.accent : ink, QRect(row.left() + 8, row.top(), 20, row.height()), 18);
  int right = row.right() - 10;
  if (!item->keys.isEmpty()) right = drawKeys(*painter, item->keys, right, row.center().y(), theme) - 12;
  painter->setFont(fonts::caption());
  const int place_width = std::min(painter->fontMetrics().horizontalAdvance(item->place) + 4, row.width() / 3);
  painter->setPen(theme.text3);
  painter->drawText(QRect(right - place_width, row.top(), place_width, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(item->place, Qt::ElideRight, place_width));
  const int left = row.left() + 36;
  PaletteItem shown = *item;
  const int room = right - place_width - 12 - left;
  const QString cut = QFontMetrics(fonts::value()).elidedText(item->text, Qt::ElideRight, room);
  if (cut != item->text) shown.letters.removeIf([&cut](int letter) { return letter >= cut.size() - 1; });
  shown.text = cut;
  drawName(*painter, shown, QRect(left, row.top(), room + 12, row.height()));
  painter->restore();
}

CommandPalette::CommandPalette(Actions& actions, Preferences& preferences, ThemeStore& themes, QWidget& window)
    : FloatingPanel({}, Place::Top, {660, field_height + rows_shown * row_height + 12 + foot_height}, themes, window), actions_(actions), preferences_(preferences) {
  setAccessibleName(tr("Find an action"));
  model_ = new PaletteModel(actions, this);
  buildField();
  empty_ = new Label(tr("No action fits. Fewer letters find more."), fonts::body(), &Theme::text3, themes, this);
  empty_->setAlignment(Qt::AlignCenter);
  list_ = new QListView(this);
  list_->setModel(model_);
  list_->setItemDelegate(new PaletteRow(*model_, themes, list_));
  list_->setUniformItemSizes(true);
  list_->setMaximumHeight(rows_shown * row_height);
  list_->setMouseTracking(true);
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setStyleSheet("QListView { background: transparent; } QListView::item { min-height: 0; padding: 0; }");
  list_->setAccessibleName(tr("Actions"));
  auto* rows = new QVBoxLayout;
  rows->setContentsMargins(0, 6, 0, 6);
  rows->addWidget(list_);
  rows->addWidget(empty_);
  body()->addLayout(rows, 1);
  buildFoot();
  connect(field_, &QLineEdit::textChanged, this, &CommandPalette::follow);
  connect(list_, &QListView::clicked, this, &CommandPalette::runChosen);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::tellChosen);
}

void CommandPalette::buildField() {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(14, 8, 12, 8);
  row->setSpacing(8);
  auto* symbol = new QLabel(this);
  const auto draw = [this, symbol] { symbol->setPixmap(iconPixmap("search", themes_.theme().text2, 18, devicePixelRatioF())); };
  connect(&themes_, &ThemeStore::changed, symbol, draw);
  draw();
  field_ = new QLineEdit(this);
  field_->setFont(fonts::body());
  field_->setPlaceholderText(tr("Find an action"));
  field_->setAccessibleName(tr("Find an action"));
  field_->setMaxLength(100);
  field_->setStyleSheet("QLineEdit, QLineEdit:focus { background: transparent; border: none; padding: 0; }");
  field_->installEventFilter(this);
  row->addWidget(symbol);
  row->addWidget(field_, 1);
  body()->addLayout(row);
}

void CommandPalette::buildFoot() {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(16, 8, 12, 10);
  row->setSpacing(12);
  help_ = new ElidedLabel({}, fonts::caption(), &Theme::text2, themes_, this);
  id_ = new Label({}, fonts::axis(), &Theme::text3, themes_, this);
  id_->setToolTip(tr("For lacuna --do"));
  row->addWidget(help_, 1);
  row->addWidget(id_);
  body()->addLayout(row);
}

void CommandPalette::aboutToOpen() {
  model_->read(preferences_.value(recent_actions).toStringList(), {action_id});
  const QSignalBlocker quiet(field_);
  field_->clear();
  follow({});
}

void CommandPalette::follow(const QString& typed) {
  model_->setTyped(typed);
  list_->setVisible(model_->rowCount() > 0);
  empty_->setVisible(model_->rowCount() == 0);
  list_->setCurrentIndex(model_->index(0));
  list_->scrollToTop();
  tellChosen();
}

/// Focus stays in the field, so the field says what is chosen.
void CommandPalette::tellChosen() {
  const PaletteItem* item = model_->itemAt(list_->currentIndex());
  help_->setText(item == nullptr ? QString() : item->help);
  id_->setText(item == nullptr ? QString() : item->id);
  const QString count = tr("%1 of %2").arg(list_->currentIndex().row() + 1).arg(model_->rowCount());
  field_->setAccessibleDescription(item == nullptr ? empty_->text() : item->enabled ? tr("%1, %2").arg(item->text, count) : tr("%1, not possible now, %2").arg(item->text, count));
  QAccessibleEvent event(field_, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&event);
}

bool CommandPalette::moveBy(int key) {
  const int last = model_->rowCount() - 1, now = list_->currentIndex().row();
  if (last < 0) return false;
  int then = now;
  if (key == Qt::Key_Down) then = now == last ? 0 : now + 1;
  else if (key == Qt::Key_Up) then = now <= 0 ? last : now - 1;
  else if (key == Qt::Key_PageDown) then = std::min(last, now + rows_shown);
  else if (key == Qt::Key_PageUp) then = std::max(0, now - rows_shown);
  else return false;
  list_->setCurrentIndex(model_->index(then));
  return true;
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched != field_ || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)) return FloatingPanel::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  const bool runs = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
  if (event->type() == QEvent::ShortcutOverride) {
    if (runs) event->accept();
    return runs;
  }
  if (runs) {
    runChosen();
    return true;
  }
  return moveBy(key->key());
}

void CommandPalette::runChosen() {
  const PaletteItem* item = model_->itemAt(list_->currentIndex());
  if (item == nullptr || !item->enabled) return;
  const QString id = item->id;
  QStringList recent = preferences_.value(recent_actions).toStringList();
  recent.removeAll(id);
  recent.prepend(id);
  preferences_.set(recent_actions, recent.mid(0, most_recent));
  close();  // first: the action acts on the window, and may open something itself
  actions_.trigger(id);
}

}  // namespace lacuna::widgets
