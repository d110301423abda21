#include "widgets/window/top_bar.hpp"

#include <QHash>
#include <QMenu>
#include <QRegularExpression>

#include "widgets/palette/find_field.hpp"

namespace lacuna::widgets {

void bindButton(IconButton& button, QAction& action) {
  const auto follow = [&button, &action] {
    button.setEnabled(action.isEnabled());
    button.setCheckable(action.isCheckable());
    button.setChecked(action.isChecked());
    button.setToolTip(action.toolTip());
    button.setAccessibleName(action.text());
    button.update();
  };
  QObject::connect(&action, &QAction::changed, &button, follow);
  QObject::connect(&button, &QAbstractButton::clicked, &action, [&action, follow] {
    action.trigger();
    follow();  // a click toggles the button even where the action keeps its state
  });
  follow();
}

TopBar::TopBar(ViewState& view, ThemeStore& themes, Actions& actions, QWidget* parent)
    : QWidget(parent), themes_(themes), actions_(actions) {
  setFixedHeight(42);
  logo_ = new QLabel(this);
  menus_ = new QMenuBar(this);
  menus_->setNativeMenuBar(false);
  menus_->setAccessibleName(tr("Menus"));
  workspaces_ = new SegmentedControl({tr("Explore"), tr("Masks"), tr("Attention"), tr("Compare"), tr("Teach")}, themes, this);
  workspaces_->setAccessibleName(tr("Workspace"));
  workspaces_->setToolTip(tr("Workspaces (Ctrl+1 to Ctrl+5)"));
  buttons_ = new QHBoxLayout;
  buttons_->setSpacing(4);
  auto* left = new QHBoxLayout;
  left->setSpacing(8);
  left->addWidget(logo_);
  left->addWidget(new Label(tr("Lacuna"), fonts::title(), &Theme::text, themes, this));
  left->addWidget(menus_, 0, Qt::AlignVCenter);
  left->addStretch();
  auto* right = new QHBoxLayout;
  find_ = new FindField(themes, this);
  right->addStretch();
  right->addWidget(find_, 1);
  right->addSpacing(8);
  right->addLayout(buttons_);
  // Both sides get the same width, so the workspaces stand in the middle of the window.
  auto* row = new QGridLayout(this);
  row->setContentsMargins(8, 0, 8, 0);
  row->setHorizontalSpacing(8);
  row->addLayout(left, 0, 0);
  row->addWidget(workspaces_, 0, 1, Qt::AlignCenter);
  row->addLayout(right, 0, 2);
  row->setColumnStretch(0, 1);
  row->setColumnStretch(2, 1);
  connect(&themes, &ThemeStore::changed, this, &TopBar::followTheme);
  connect(workspaces_, &SegmentedControl::chosen, &actions, [&actions](int index) {
    const char* const ids[] = {"view.workspace.explore", "view.workspace.masks", "view.workspace.attention", "view.workspace.compare", "view.workspace.teach"};
    actions.trigger(ids[index]);
  });
  connect(&view, &ViewState::changed, this, [this, &view] { workspaces_->setCurrent(static_cast<int>(view.workspace)); });
  followTheme();
}

void TopBar::addButton(const QString& id) {
  QAction* action = actions_.action(id);
  if (!action) return;
  const auto row =
      std::find_if(actions_.rows().begin(), actions_.rows().end(), [&id](const ActionRow& r) { return r.id == id; });
  auto* button = new IconButton(row->icon, action->toolTip(), themes_, this);
  bindButton(*button, *action);
  if (id == "view.theme") theme_button_ = button;
  if (id == "edit.undo" || id == "edit.redo") {
    button->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(button, &QWidget::customContextMenuRequested, &actions_, [this] { actions_.trigger("edit.history"); });
  }
  buttons_->addWidget(button);
}

void TopBar::buildMenus() {
  menus_->clear();
  for (const char* title : {QT_TR_NOOP("File"), QT_TR_NOOP("Edit"), QT_TR_NOOP("Mask"), QT_TR_NOOP("Model"),
                            QT_TR_NOOP("View"), QT_TR_NOOP("Run"), QT_TR_NOOP("Help")}) {
    auto* menu = new QMenu(tr(title), menus_);
    menu->setToolTipsVisible(false);
    fillMenu(QString::fromLatin1(title), *menu);
    if (menu->isEmpty()) {
      delete menu;
      continue;
    }
    connect(menu, &QMenu::aboutToShow, &actions_, &Actions::refresh);
    menus_->addMenu(menu);
  }
  menus_->setMinimumWidth(menus_->sizeHint().width());
  if (QAction* palette = actions_.action("view.palette")) find_->bind(*palette);
  for (const char* id : {"edit.undo", "edit.redo", "view.theme", "present.start", "help.keys"}) addButton(QString::fromLatin1(id));
  followTheme();
}

void TopBar::fillMenu(const QString& title, QMenu& menu) const {
  // A separator stands wherever the table goes on to another kind of action.
  const QStringList breaks = {"file.save_session", "file.open_clip", "file.export_run", "file.quit"};
  // Submenus have their names in the table.
  static const char* const names[] = {QT_TR_NOOP("Scenes"),        QT_TR_NOOP("Attention"), QT_TR_NOOP("Latent space"),
                                      QT_TR_NOOP("Select tokens"), QT_TR_NOOP("Compare"),   QT_TR_NOOP("Language"),
                                      QT_TR_NOOP("Copy command of"), QT_TR_NOOP("Layout"),   QT_TR_NOOP("Tours"),     QT_TR_NOOP("Recent"),
                                      QT_TR_NOOP("Presenting"), QT_TR_NOOP("Surprise"), QT_TR_NOOP("Probe"),
                                      QT_TR_NOOP("Detail lab"),    QT_TR_NOOP("Sweep"),     QT_TR_NOOP("Clip")};
  static_cast<void>(names);
  QString kind;
  QHash<QString, QMenu*> submenus;
  for (const ActionRow& row : actions_.rows()) {
    const QStringList places = row.menu.split(',').filter(QRegularExpression('^' + title + "(/|$)"));
    if (places.isEmpty()) continue;
    const QString submenu = places.front().section('/', 1);
    // Submenus stand together, whatever is in them.
    const QString next = submenu.isEmpty() ? row.id.section('.', 0, row.id.count('.') - 1) : QStringLiteral("/");
    if (!submenu.isEmpty() && submenus.contains(submenu)) {
      submenus[submenu]->addAction(actions_.action(row.id));
      continue;
    }
    if (!menu.isEmpty() && (next != kind || breaks.contains(row.id))) menu.addSeparator();
    kind = next;
    if (!submenu.isEmpty()) submenus[submenu] = menu.addMenu(tr(submenu.toUtf8()));
    submenus.value(submenu, &menu)->addAction(actions_.action(row.id));
  }
}

void TopBar::followTheme() {
  const Theme& theme = themes_.theme();
  logo_->setPixmap(iconPixmap("logo", theme.text, 20, devicePixelRatioF()));
  for (const ActionRow& row : actions_.rows())
    if (!row.icon.isEmpty() && !row.checked) actions_.action(row.id)->setIcon(icon(row.icon, theme.text2));
  if (theme_button_) theme_button_->setIconName(theme.dark ? "moon" : "sun");
}

}  // namespace lacuna::widgets
