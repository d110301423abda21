#include "widgets/shortcuts/shortcut_page.hpp"

#include <QHeaderView>

#include "widgets/controls/elided_label.hpp"
#include "widgets/palette/palette_model.hpp"

namespace lacuna::widgets {
namespace {

enum Column { Name, Where, Keys };
constexpr int id_role = Qt::UserRole;

QString nameOf(const Actions& actions, const QString& id) {
  const ActionRow* row = actions.row(id);
  QString name = row == nullptr ? id : row->text;
  return name.remove("...");
}

}  // namespace

ShortcutPage::ShortcutPage(Actions& actions, Shortcuts& shortcuts, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), actions_(actions), shortcuts_(shortcuts), themes_(themes) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 14, 16, 14);
  column->setSpacing(10);
  search_ = new QLineEdit(this);
  search_->setPlaceholderText(tr("Search actions and keys"));
  search_->setAccessibleName(search_->placeholderText());
  search_->setClearButtonEnabled(false);
  column->addWidget(search_);
  list_ = new QTreeWidget(this);
  list_->setColumnCount(3);
  list_->setHeaderLabels({tr("Action"), tr("Menu"), tr("Keys")});
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setAllColumnsShowFocus(true);
  list_->setStyleSheet("QTreeView::item { border-radius: 0; } QHeaderView::section { padding: 4px 9px; }");
  list_->setAccessibleName(tr("Actions and their keys"));
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionsMovable(false);
  list_->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
  list_->header()->setSectionResizeMode(Where, QHeaderView::ResizeToContents);
  list_->header()->setSectionResizeMode(Keys, QHeaderView::ResizeToContents);
  column->addWidget(list_, 1);
  buildClash(*column);
  buildFoot(*column);
  connect(search_, &QLineEdit::textChanged, this, &ShortcutPage::filter);
  connect(list_, &QTreeWidget::currentItemChanged, this, &ShortcutPage::showChosen);
  connect(list_, &QTreeWidget::itemActivated, this, [this] { recorder_->record(); });
  connect(&actions, &Actions::shortcutChanged, this, [this] {
    for (int i = 0; i < list_->topLevelItemCount(); ++i) showRow(*list_->topLevelItem(i));
    showChosen();
  });
  connect(&themes, &ThemeStore::changed, this, &ShortcutPage::refresh);
  refresh();
}

void ShortcutPage::buildClash(QVBoxLayout& column) {
  clash_ = new QWidget(this);
  auto* row = new QHBoxLayout(clash_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  auto* sign = new QLabel(clash_);
  const auto draw = [this, sign] { sign->setPixmap(iconPixmap("warn", themes_.theme().warn, 18, devicePixelRatioF())); };
  connect(&themes_, &ThemeStore::changed, sign, draw);
  draw();
  clash_text_ = new Label({}, fonts::body(), &Theme::text, themes_, clash_);
  clash_text_->setWordWrap(true);
  take_ = new QPushButton(tr("Take it"), clash_);
  take_->setProperty("primary", true);
  leave_ = new QPushButton(tr("Leave it there"), clash_);
  row->addWidget(sign);
  row->addWidget(clash_text_, 1);
  row->addWidget(take_);
  row->addWidget(leave_);
  column.addWidget(clash_);
  clash_->hide();
  connect(take_, &QPushButton::clicked, this, [this] {
    clash_->hide();
    shortcuts_.set(chosen(), wanted_);
    list_->setFocus();
  });
  connect(leave_, &QPushButton::clicked, this, [this] {
    clash_->hide();
    list_->setFocus();
  });
}

void ShortcutPage::buildFoot(QVBoxLayout& column) {
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  chosen_text_ = new ElidedLabel({}, fonts::value(), &Theme::text, themes_, this);
  recorder_ = new KeyRecorder(themes_, this);
  reset_ = new QPushButton(tr("Reset"), this);
  reset_->setToolTip(tr("The usual keys of this action"));
  reset_all_ = new QPushButton(tr("Reset all"), this);
  reset_all_->setToolTip(tr("The usual keys of every action"));
  row->addWidget(chosen_text_, 1);
  row->addWidget(recorder_);
  row->addWidget(reset_);
  row->addWidget(reset_all_);
  column.addLayout(row);
  auto* hint = new Label(tr("Enter or a click on the keys records new ones; Backspace takes them away. Changes work at once."), fonts::caption(), &Theme::text3, themes_, this);
  hint->setWordWrap(true);
  column.addWidget(hint);
  connect(recorder_, &KeyRecorder::recorded, this, &ShortcutPage::take);
  connect(reset_, &QPushButton::clicked, this, [this] { take(shortcuts_.usual(chosen())); });
  connect(reset_all_, &QPushButton::clicked, &shortcuts_, &Shortcuts::resetAll);
}

QString ShortcutPage::chosen() const { return list_->currentItem() == nullptr ? QString() : list_->currentItem()->data(Name, id_role).toString(); }

void ShortcutPage::choose(const QString& id) {
  for (int i = 0; i < list_->topLevelItemCount(); ++i)
    if (list_->topLevelItem(i)->data(Name, id_role).toString() == id) list_->setCurrentItem(list_->topLevelItem(i));
}

void ShortcutPage::refresh() {
  const QString before = chosen();
  list_->clear();
  for (const ActionRow& row : actions_.rows()) {
    auto* item = new QTreeWidgetItem(list_);
    item->setData(Name, id_role, row.id);
    item->setText(Name, nameOf(actions_, row.id));
    item->setToolTip(Name, row.help);
    item->setText(Where, placeOf(row));
    item->setForeground(Where, themes_.theme().text3);
    item->setFont(Keys, fonts::number());
    showRow(*item);
  }
  filter();
  choose(before);
  if (list_->currentItem() == nullptr && list_->topLevelItemCount() > 0) list_->setCurrentItem(list_->topLevelItem(0));
  showChosen();
}

void ShortcutPage::showRow(QTreeWidgetItem& item) const {
  const QString id = item.data(Name, id_role).toString();
  const bool changed = shortcuts_.isChanged(id);
  const QKeySequence usual = shortcuts_.usual(id);
  item.setText(Keys, shortcuts_.of(id).toString(QKeySequence::NativeText) + (changed ? QStringLiteral(" *") : QString()));
  item.setForeground(Keys, changed ? themes_.theme().accent : themes_.theme().text);
  item.setToolTip(Keys, !changed ? QString() : usual.isEmpty() ? tr("Usually none") : tr("Usually %1").arg(usual.toString(QKeySequence::NativeText)));
}

void ShortcutPage::filter() {
  const QString words = search_->text().simplified();
  QTreeWidgetItem* first = nullptr;
  for (int i = 0; i < list_->topLevelItemCount(); ++i) {
    QTreeWidgetItem& item = *list_->topLevelItem(i);
    bool fits = true;
    for (const QString& word : words.split(' ', Qt::SkipEmptyParts)) {
      const QStringList fields{item.text(Name), item.text(Where), item.text(Keys), item.data(Name, id_role).toString(), item.toolTip(Name)};
      fits = fits && std::any_of(fields.begin(), fields.end(), [&word](const QString& field) { return field.contains(word, Qt::CaseInsensitive); });
    }
    item.setHidden(!fits);
    if (fits && first == nullptr) first = &item;
  }
  if (first != nullptr && (list_->currentItem() == nullptr || list_->currentItem()->isHidden())) list_->setCurrentItem(first);
}

void ShortcutPage::showChosen() {
  const QString id = chosen();
  clash_->hide();
  chosen_text_->setText(nameOf(actions_, id));
  recorder_->showKeys(shortcuts_.of(id));
  recorder_->setEnabled(!id.isEmpty());
  reset_->setEnabled(shortcuts_.isChanged(id));
  reset_all_->setEnabled(!shortcuts_.changed().isEmpty());
}

void ShortcutPage::take(const QKeySequence& keys) {
  const QString id = chosen(), holder = shortcuts_.holderOf(keys, id);
  if (holder.isEmpty()) {
    shortcuts_.set(id, keys);
    return list_->setFocus();
  }
  wanted_ = keys;
  clash_text_->setText(tr("%1 is %2. Take it from there?").arg(keys.toString(QKeySequence::NativeText), nameOf(actions_, holder)));
  clash_->show();
  take_->setFocus();
}

}  // namespace lacuna::widgets
