#include <QHash>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {
namespace {

// No rule sets a font or the colour of QLabel: labels carry their own type style and role.
const char* const surfaces = R"(
QMainWindow, QWidget#gutter, QSplitter, QSplitter::handle { background: @gutter; border: none; }
QDialog, QFileDialog { background: @panel; color: @text; }
QToolTip { background: @raised; color: @text; border: 1px solid @line2; padding: 5px 7px; }
QMenuBar { background: transparent; border: none; padding: 0; spacing: 0; color: @text2; }
QMenuBar::item { background: transparent; color: @text2; padding: 5px 8px; border-radius: 6px; }
QMenuBar::item:selected { background: @hover; color: @text; }
QMenuBar::item:pressed { background: @active; color: @text; }
QMenu { background: @raised; color: @text; border: 1px solid @line2; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 5px 22px 5px 10px; border-radius: 5px; min-height: 18px; color: @text; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 8px; }
QMenu::item:selected { background: @hover; }
QMenu::item:disabled { color: @ctl; }
QMenu::separator { height: 1px; background: @line; margin: 5px 6px; }
)";

const char* const buttons = R"(
QPushButton { background: @hover; color: @text; border: 2px solid transparent; border-radius: 6px; padding: 2px 12px;
  min-height: 20px; outline: none; }
QPushButton:hover { background: @active; }
QPushButton:pressed { background: @line2; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { background: @raised; color: @ctl; }
QPushButton:checked { background: @accentSoft; color: @accent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton[primary="true"] { background: @accentFill; color: @onAccent; font-weight: 500; }
QPushButton[primary="true"]:hover { background: @accentHover; }
QPushButton[primary="true"]:pressed { background: @accentDown; }
QPushButton[primary="true"]:focus { border-color: @focusOnFill; }
QPushButton[primary="true"]:disabled { background: @raised; color: @ctl; }
QPushButton[quiet="true"] { background: transparent; border: 1px solid @line2; padding: 3px 13px; }
QPushButton[quiet="true"]:hover { background: @hover; }
QPushButton[quiet="true"]:focus { border: 2px solid @accent; padding: 2px 12px; }
QPushButton[link="true"] { background: transparent; color: @accent; padding: 0 4px; min-height: 20px; }
QPushButton[link="true"]:hover { color: @text; }
QToolButton { background: transparent; color: @text2; border: 2px solid transparent; border-radius: 6px; padding: 2px; }
QToolButton:hover { background: @hover; color: @text; }
QToolButton:pressed, QToolButton:open { background: @active; }
QToolButton:checked { background: @accentSoft; color: @accent; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @ctl; }
)";

const char* const inputs = R"(
QLineEdit, QPlainTextEdit, QTextEdit { background: @raised; color: @text; border: 1px solid @ctl; border-radius: 6px;
  padding: 3px 7px; selection-background-color: @accentFill; selection-color: @onAccent; }
QLineEdit { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent; padding: 2px 6px; }
QLineEdit:disabled { color: @ctl; border-color: @line2; }
QAbstractSpinBox > QLineEdit, QAbstractSpinBox > QLineEdit:focus, QComboBox > QLineEdit, QComboBox > QLineEdit:focus {
  background: transparent; border: none; padding: 0; min-height: 0; }
QProgressBar { background: @line2; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
)";

const char* const views = R"(
QScrollArea, QAbstractScrollArea { background: transparent; border: none; }
QAbstractItemView { background: @panel; alternate-background-color: @panel; color: @text; border: none; outline: none;
  selection-background-color: @accentSoft; selection-color: @text; }
QFileDialog QAbstractItemView { background: @raised; border: 1px solid @line2; border-radius: 6px; }
QFileDialog QHeaderView { border: none; border-radius: 0; }
QAbstractItemView::item { padding: 0 6px; min-height: 22px; border-radius: 4px; }
QAbstractItemView::item:hover { background: @hover; }
QAbstractItemView::item:selected { background: @accentSoft; color: @text; }
QAbstractItemView:focus { border: 2px solid @accent; border-radius: 6px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @line2; padding: 4px; }
QComboBox QAbstractItemView:focus { border: 1px solid @line2; }
QHeaderView { background: @raised; border: none; }
QHeaderView::section { background: @raised; color: @text2; border: none; border-bottom: 1px solid @line; padding: 4px 4px; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @text2; border: none; border-bottom: 2px solid transparent; padding: 7px 12px 6px 12px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { background: @hover; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; border: none; }
QScrollBar::handle { background: @line2; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @ctl; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QGroupBox { border: none; margin-top: 18px; color: @text; }
)";

QList<std::pair<QString, QColor>> namesOf(const Theme& t) {
  // Longer names first, so that "@line2" is not read as "@line" and a 2.
  return {{"@accentSoft", t.accent_soft},
          {"@accentFill", t.accent_fill},
          {"@accentHover", t.accent_fill.lighter(112)},
          {"@accentDown", t.accent_fill.darker(112)},
          {"@onAccent", t.on_accent},
          {"@focusOnFill", t.text},
          {"@gutter", t.gutter},
          {"@raised", t.raised},
          {"@active", t.active},
          {"@accent", t.accent},
          {"@panel", t.panel},
          {"@hover", t.hover},
          {"@line2", t.line2},
          {"@text2", t.text2},
          {"@text3", t.text3},
          {"@line", t.line},
          {"@text", t.text},
          {"@ctl", t.ctl}};
}

}  // namespace

QString styleSheet(const Theme& theme) {
  QString sheet;
  for (const char* part : {surfaces, buttons, inputs, views}) sheet += QLatin1String(part);
  for (const auto& [name, color] : namesOf(theme)) sheet.replace(name, color.name());
  return sheet;
}

}  // namespace lacuna::widgets
