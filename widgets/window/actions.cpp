#include "widgets/window/actions.hpp"

namespace lacuna::widgets {
namespace {

/// Name, what it does in one line, shortcut: what every button's tooltip says.
QString tipOf(const ActionRow& row) {
  QString name = row.text;
  name.remove(QStringLiteral("..."));
  const QString keys =
      row.shortcut.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(QKeySequence(row.shortcut).toString());
  return row.help.isEmpty() ? name + keys : name + keys + QChar('\n') + row.help;
}

}  // namespace

void Actions::add(ActionRow row) {
  auto* action = new QAction(row.text, this);
  action->setObjectName(row.id);
  action->setShortcut(QKeySequence(row.shortcut));
  action->setShortcutContext(Qt::WindowShortcut);
  action->setToolTip(tipOf(row));
  action->setStatusTip(row.help);
  action->setCheckable(static_cast<bool>(row.checked));
  actions_.insert(row.id, action);
  connect(action, &QAction::triggered, this, [this, run = row.run] {
    run();
    refresh();
  });
  rows_.push_back(std::move(row));
}

QAction* Actions::action(const QString& id) const { return actions_.value(id, nullptr); }

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
