#include "widgets/window/actions.hpp"

#include <algorithm>

namespace lacuna::widgets {
namespace {

/// Name, what it does in one line, shortcut: what every button's tooltip says.
QString tipOf(const ActionRow& row, const QKeySequence& shortcut) {
  QString name = row.text;
  name.remove(QStringLiteral("..."));
  const QString keys = shortcut.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(shortcut.toString());
  return row.help.isEmpty() ? name + keys : name + keys + QChar('\n') + row.help;
}

}  // namespace

void Actions::add(ActionRow row) {
  auto* action = new QAction(row.text, this);
  action->setObjectName(row.id);
  action->setShortcut(QKeySequence(row.shortcut));
  action->setShortcutContext(Qt::WindowShortcut);
  action->setToolTip(tipOf(row, action->shortcut()));
  action->setStatusTip(row.help);
  action->setCheckable(static_cast<bool>(row.checked));
  actions_.insert(row.id, action);
  connect(action, &QAction::triggered, this, [this, run = row.run] {
    run();
    refresh();
  });
  const QString id = row.id;
  rows_.push_back(std::move(row));
  Q_EMIT added(id);
}

QAction* Actions::action(const QString& id) const { return actions_.value(id, nullptr); }

const ActionRow* Actions::row(const QString& id) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&id](const ActionRow& row) { return row.id == id; });
  return found == rows_.end() ? nullptr : &*found;
}

void Actions::setShortcut(const QString& id, const QKeySequence& keys) {
  QAction* found = action(id);
  if (!found || found->shortcut() == keys) return;
  found->setShortcut(keys);
  found->setToolTip(tipOf(*row(id), keys));
  Q_EMIT shortcutChanged(id);
}

bool Actions::trigger(const QString& id) {
  QAction* found = action(id);
  if (!found) return false;
  refresh();  // what is allowed may have changed since the last event
  if (!found->isEnabled()) return false;
  found->trigger();
  return true;
}

void Actions::refresh() {
  for (const ActionRow& row : rows_) {
    QAction* action = actions_.value(row.id);
    action->setEnabled(!row.enabled || row.enabled());
    if (row.checked) action->setChecked(row.checked());
    if (row.text_now) action->setText(row.text_now());
  }
}

}  // namespace lacuna::widgets
