#include "widgets/shortcuts/shortcuts.hpp"

#include <optional>

namespace lacuna::widgets {
namespace {

QString keyOf(const QString& id) { return QString(preference::shortcuts) + '/' + id; }

/// What was kept; nothing for what is no key of any keyboard.
std::optional<QKeySequence> readKeys(const QString& text) {
  if (text.isEmpty()) return QKeySequence();
  const auto keys = QKeySequence::fromString(text, QKeySequence::PortableText);
  if (keys.count() != 1 || keys[0].key() == Qt::Key_unknown || keys[0].key() == Qt::Key(0)) return std::nullopt;
  return keys;
}

}  // namespace

Shortcuts::Shortcuts(Actions& actions, Preferences& preferences, QObject* parent) : QObject(parent), actions_(actions), preferences_(preferences) {
  connect(&actions, &Actions::added, this, &Shortcuts::apply);
  connect(&preferences, &Preferences::changed, this, [this](const QString& key) {
    if (key.startsWith(preference::shortcuts)) applyAll();
  });
  applyAll();
}

QKeySequence Shortcuts::of(const QString& id) const {
  const QAction* action = actions_.action(id);
  return action == nullptr ? QKeySequence() : action->shortcut();
}

QKeySequence Shortcuts::usual(const QString& id) const {
  const ActionRow* row = actions_.row(id);
  return row == nullptr ? QKeySequence() : QKeySequence(row->shortcut);
}

QStringList Shortcuts::changed() const {
  QStringList found;
  for (const ActionRow& row : actions_.rows())
    if (isChanged(row.id)) found << row.id;
  return found;
}

QString Shortcuts::holderOf(const QKeySequence& keys, const QString& id) const {
  if (keys.isEmpty()) return {};
  for (const ActionRow& row : actions_.rows())
    if (row.id != id && of(row.id) == keys) return row.id;
  return {};
}

void Shortcuts::set(const QString& id, const QKeySequence& keys) {
  if (actions_.action(id) == nullptr) return;
  for (QString holder = holderOf(keys, id); !holder.isEmpty(); holder = holderOf(keys, id)) keep(holder, {});
  keep(id, keys);
}

void Shortcuts::keep(const QString& id, const QKeySequence& keys) {
  actions_.setShortcut(id, keys);
  if (keys == usual(id)) preferences_.remove(keyOf(id));
  else preferences_.set(keyOf(id), keys.toString(QKeySequence::PortableText));
}

void Shortcuts::resetAll() {
  preferences_.remove(preference::shortcuts);
  applyAll();
}

void Shortcuts::apply(const QString& id) {
  const QVariant kept = preferences_.value(keyOf(id));
  const std::optional<QKeySequence> keys = kept.isValid() ? readKeys(kept.toString()) : std::nullopt;
  actions_.setShortcut(id, keys.value_or(usual(id)));
}

void Shortcuts::applyAll() {
  for (const ActionRow& row : actions_.rows()) apply(row.id);
}

}  // namespace lacuna::widgets
