#include "widgets/shortcuts/shortcut_sheet.hpp"

#include <QBuffer>
#include <QPdfWriter>
#include <QPushButton>
#include <QTextDocument>

#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/key_cap.hpp"
#include "widgets/palette/palette_model.hpp"
#include "widgets/shortcuts/handled_keys.hpp"

namespace lacuna::widgets {
namespace {

constexpr int columns = 3;

}  // namespace

QList<SheetGroup> shortcutSheet(const Actions& actions, const Shortcuts& shortcuts) {
  QList<SheetGroup> sheet;
  for (const ActionRow& row : actions.rows()) {
    const QKeySequence keys = shortcuts.of(row.id);
    if (keys.isEmpty()) continue;
    const QString title = row.menu.isEmpty() ? ShortcutSheet::tr("Other") : placeOf(row);
    auto group = std::find_if(sheet.begin(), sheet.end(), [&title](const SheetGroup& g) { return g.title == title; });
    if (group == sheet.end()) group = sheet.insert(sheet.end(), {title, {}});
    QString name = row.text;
    group->keys.append({keys.toString(QKeySequence::NativeText), name.remove("..."), shortcuts.isChanged(row.id)});
  }
  return sheet + handledKeys();
}

QString shortcutSheetHtml(const QList<SheetGroup>& sheet) {
  QString html = "<h1 style=\"font-size:16pt\">" + ShortcutSheet::tr("Keys of Lacuna").toHtmlEscaped() + "</h1>";
  for (const SheetGroup& group : sheet) {
    html += "<h2 style=\"font-size:11pt\">" + group.title.toHtmlEscaped() + "</h2><table cellpadding=\"2\">";
    for (const SheetKey& key : group.keys)
      html += "<tr><td width=\"150\"><b>" + key.keys.toHtmlEscaped() + (key.changed ? " *" : "") + "</b></td><td>" + key.name.toHtmlEscaped() + "</td></tr>";
    html += "</table>";
  }
  return html + "<p>" + ShortcutSheet::tr("* changed by you").toHtmlEscaped() + "</p>";
}

QByteArray sheetPdf(const QString& html) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setTitle("Lacuna");
  QTextDocument document;
  document.setDefaultStyleSheet("body, td, h1, h2, p { color: black; }");
  document.setHtml(html);
  document.print(&writer);
  return bytes;
}

ShortcutSheet::ShortcutSheet(const Actions& actions, const Shortcuts& shortcuts, ThemeStore& themes, QWidget& window)
    : FloatingPanel(tr("Keys"), Place::Middle, {1080, 720}, themes, window), actions_(actions), shortcuts_(shortcuts) {
  auto* change = new QPushButton(tr("Change keys"), this);
  auto* save = new QPushButton(tr("Save to print..."), this);
  head()->addStretch();
  head()->addWidget(change);
  head()->addWidget(save);
  connect(save, &QPushButton::clicked, this, [this] { Q_EMIT saveWanted(shortcutSheetHtml(shortcutSheet(actions_, shortcuts_))); });
  connect(change, &QPushButton::clicked, this, [this] {
    close();
    Q_EMIT changeWanted();
  });
  scroll_ = new QScrollArea(this);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setAccessibleName(tr("Keys"));
  scroll_->viewport()->setAutoFillBackground(false);
  body()->addSpacing(1);
  body()->addWidget(scroll_, 1);
}

/// Groups fill the columns so that these end at about the same height.
void ShortcutSheet::aboutToOpen() {
  auto* content = new QWidget;
  content->setAutoFillBackground(false);
  auto* row = new QHBoxLayout(content);
  row->setContentsMargins(20, 14, 20, 18);
  row->setSpacing(28);
  const QList<SheetGroup> sheet = shortcutSheet(actions_, shortcuts_);
  QList<QVBoxLayout*> lines;
  QList<qsizetype> heights(columns, 0);
  for (int i = 0; i < columns; ++i) {
    lines.append(new QVBoxLayout);
    lines.back()->setSpacing(18);
    row->addLayout(lines.back(), 1);
  }
  for (const SheetGroup& group : sheet) {
    const auto shortest = std::min_element(heights.begin(), heights.end()) - heights.begin();
    lines[shortest]->addWidget(groupOf(group));
    heights[shortest] += group.keys.size() + 2;
  }
  for (QVBoxLayout* line : lines) line->addStretch();
  scroll_->setWidget(content);  // takes the place of the last one
  content->setAutoFillBackground(false);
}

QWidget* ShortcutSheet::groupOf(const SheetGroup& group) {
  auto* box = new QWidget;
  auto* grid = new QGridLayout(box);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(5);
  grid->setColumnStretch(0, 1);
  grid->addWidget(new Label(group.title, fonts::title(), &Theme::text, themes_, box), 0, 0, 1, 2);
  int line = 0;
  for (const SheetKey& key : group.keys) {
    ++line;
    auto* name = new ElidedLabel(key.name, fonts::body(), key.changed ? &Theme::accent : &Theme::text2, themes_, box);
    if (key.changed) name->setToolTip(tr("Changed by you"));
    grid->addWidget(name, line, 0);
    grid->addWidget(new KeyCap(onKey(key.keys), themes_, box), line, 1, Qt::AlignRight);
  }
  return box;
}

}  // namespace lacuna::widgets
