#include "widgets/window/top_bar.hpp"

#include <QHash>
#include <QMenu>
#include <QRegularExpression>

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

TopBar::TopBar(session::Session& session, ThemeStore& themes, Actions& actions, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes), actions_(actions) {
  setFixedHeight(42);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 0, 8, 0);
  row->setSpacing(8);
  logo_ = new QLabel(this);
  menus_ = new QMenuBar(this);
  menus_->setNativeMenuBar(false);
  menus_->setAccessibleName(tr("Menus"));
  title_ = new ElidedLabel({}, fonts::body(), &Theme::text2, themes, this);
  title_->setAlignment(Qt::AlignCenter);
  buttons_ = new QHBoxLayout;
  buttons_->setSpacing(4);
  row->addWidget(logo_);
  row->addWidget(new Label(tr("Lacuna"), fonts::title(), &Theme::text, themes, this));
  row->addWidget(menus_, 0, Qt::AlignVCenter);
  row->addWidget(title_, 1);
  row->addLayout(buttons_);
  connect(&themes, &ThemeStore::changed, this, &TopBar::followTheme);
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ClipChanged>(change)) followClip();
  });
  followTheme();
  followClip();
}

void TopBar::addButton(const QString& id) {
  QAction* action = actions_.action(id);
  if (!action) return;
  const auto row =
      std::find_if(actions_.rows().begin(), actions_.rows().end(), [&id](const ActionRow& r) { return r.id == id; });
  auto* button = new IconButton(row->icon, action->toolTip(), themes_, this);
  bindButton(*button, *action);
  if (id == "view.theme") theme_button_ = button;
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
  for (const char* id : {"edit.undo", "edit.redo", "view.theme", "help.about"}) addButton(QString::fromLatin1(id));
  followTheme();
}

void TopBar::fillMenu(const QString& title, QMenu& menu) const {
  // A separator stands wherever the table goes on to another kind of action.
  const QStringList breaks = {"file.export_run", "file.quit"};
  QString kind;
  QHash<QString, QMenu*> submenus;
  for (const ActionRow& row : actions_.rows()) {
    const QStringList places = row.menu.split(',').filter(QRegularExpression('^' + title + "(/|$)"));
    if (places.isEmpty()) continue;
    QString next = row.id.section('.', 0, row.id.count('.') - 1);
    if (!menu.isEmpty() && (next != kind || breaks.contains(row.id))) menu.addSeparator();
    kind = next;
    const QString submenu = places.front().section('/', 1);
    if (!submenu.isEmpty() && !submenus.contains(submenu)) submenus[submenu] = menu.addMenu(tr(submenu.toUtf8()));
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

void TopBar::followClip() {
  const auto& window = session_.window();
  title_->setText(window ? QString::fromStdString(window->info.name) : QString());
}

}  // namespace lacuna::widgets
