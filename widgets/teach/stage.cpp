#include "widgets/teach/stage.hpp"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPlainTextEdit>

#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/settings/desktop_look.hpp"

namespace lacuna::widgets {
namespace {

constexpr int edge = 20, gap = 14;

QKeyCombination keysOf(const QKeyEvent& event) { return QKeyCombination(event.modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(event.key())); }

bool isText(const QObject* object) { return qobject_cast<const QLineEdit*>(object) || qobject_cast<const QPlainTextEdit*>(object); }

}  // namespace

KeyHint::KeyHint(const QString& key, const QString& what, ThemeStore& themes, QWidget* parent) : QWidget(parent), key_(key), what_(what), themes_(themes) {
  setAccessibleName(key + ' ' + what);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize KeyHint::sizeHint() const {
  return QSize(QFontMetrics(large::keys()).horizontalAdvance(key_) + 16 + 8 + QFontMetrics(large::small()).horizontalAdvance(what_) + 4, 28) * large::scaleOf(*this);
}

void KeyHint::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QRect all = large::begin(painter, *this);
  painter.setFont(large::keys());
  const QRectF box(0, 2, QFontMetrics(large::keys()).horizontalAdvance(key_) + 16, 24);
  drawBox(painter, box, 5, Qt::transparent, theme.ctl);
  painter.setPen(theme.text2);
  painter.drawText(box, Qt::AlignCenter, key_);
  painter.setFont(large::small());
  painter.drawText(QRectF(box.right() + 8, 0, all.width(), all.height()), Qt::AlignVCenter, what_);
}

Stage::Stage(session::Session& session, ThemeStore& themes, const QString& leave_text, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes), player_(session), presenter_(new PresenterLayer(themes, this)) {
  setObjectName("gutter");
  setAttribute(Qt::WA_StyledBackground);
  setFocusPolicy(Qt::StrongFocus);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(edge - 6, 8, edge - 6, 4);
  column->setSpacing(8);
  column->addWidget(buildHead(leave_text));
  body_ = new QVBoxLayout;
  body_->setSpacing(gap);
  column->addLayout(body_, 1);
  column->addWidget(buildFoot());
  connect(presenter_, &PresenterLayer::changed, this, &Stage::followPresenter);
  connect(&themes_, &ThemeStore::changed, this, &Stage::drawLogo);
  connect(&player_, &Player::playingChanged, this, [this](bool playing) { if (playing) Q_EMIT played(); });
  bindKeys();
  followPresenter();
}

Stage::~Stage() { qApp->removeEventFilter(this); }

QWidget* Stage::buildHead(const QString& leave_text) {
  auto* head = new QWidget(this);
  head->setFixedHeight(60);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  logo_ = new QLabel(head);
  drawLogo();
  title_ = new Label({}, large::title(), &Theme::text, themes_, head);
  auto* line = new ElidedLabel({}, large::label(), &Theme::text2, themes_, head);
  line->setWholeOrNothing();  // the tour's card says it too
  line_ = line;
  row->addWidget(logo_);
  row->addSpacing(8);
  row->addWidget(title_);
  row->addSpacing(8);
  row->addWidget(line_, 1);
  spot_ = addTool(*row, "spot", tr("Spotlight"), tr("On the step's place, then under the mouse, then off"), "S");
  draw_ = addTool(*row, "brush", tr("Draw on screen"), tr("Lines over everything until the next step; Delete takes them away"), "D");
  zoom_ = addTool(*row, "search", tr("Zoom"), tr("A still picture twice as large; the mouse moves it"), "Z");
  text_ = addTool(*row, "eyeoff", tr("Hide text"), tr("More room for the pictures"), "H");
  more_ = addTool(*row, "sliders", tr("More"), tr("Light for a projector, notes, full screen, black"), {});
  more_->setCheckable(false);
  connect(spot_, &QAbstractButton::clicked, this, [this] { presenter_->nextSpotlight(); });
  connect(draw_, &QAbstractButton::clicked, this, [this] { presenter_->setDrawing(!presenter_->drawing()); });
  connect(zoom_, &QAbstractButton::clicked, this, [this] { presenter_->setZoomed(!presenter_->zoomed()); });
  connect(text_, &QAbstractButton::clicked, this, [this] { hideText(!text_hidden_); });
  connect(more_, &QAbstractButton::clicked, this, &Stage::openMenu);
  auto* leave = new LargeButton(leave_text, {}, LargeButton::Kind::Outlined, themes_, head);
  leave->setFont(large::label());
  leave->setKey(tr("Esc"));
  leave->setObjectName("leave");
  connect(leave, &QAbstractButton::clicked, this, &Stage::leaveAsked);
  row->addSpacing(12);
  row->addWidget(leave);
  return head;
}

void Stage::drawLogo() { logo_->setPixmap(iconPixmap("logo", themes_.theme().text, static_cast<int>(24 * large::scaleOf(*this)), devicePixelRatioF())); }

LargeTool* Stage::addTool(QHBoxLayout& row, const QString& icon, const QString& name, const QString& help, const QString& key) {
  const QString keys = key.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(key);
  auto* tool = new LargeTool(icon, name, name + keys + '\n' + help, themes_, this);
  row.addWidget(tool);
  return tool;
}

QWidget* Stage::buildFoot() {
  auto* foot = new QWidget(this);
  foot->setFixedHeight(36);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(4, 0, 4, 0);
  row->setSpacing(0);
  keys_ = new QHBoxLayout;
  keys_->setSpacing(18);
  row->addLayout(keys_);
  row->addSpacing(24);
  row->addStretch();
  foot_ = new Label({}, large::small(), &Theme::text2, themes_, foot);
  row->addWidget(foot_);
  addKey(tr("Space"), tr("play"));
  return foot;
}

void Stage::addKey(const QString& key, const QString& what) { keys_->addWidget(new KeyHint(key, what, themes_, this)); }

void Stage::setTitle(const QString& title, const QString& line) {
  title_->setText(title);
  line_->setText(line);
}

void Stage::openMenu() {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  QAction* light = menu->addAction(nameOf(Look::Projector), this, &Stage::toggleProjector);
  light->setCheckable(true);
  light->setChecked(themes_.look() == Look::Projector);
  menu->addAction(tr("Notes in a window"), this, &Stage::notesAsked);
  menu->addAction(tr("Full screen"), this, &Stage::fullScreenAsked);
  menu->addAction(tr("Black"), this, [this] { presenter_->setBlack(true); });
  menu->addAction(tr("Take drawing away"), presenter_, &PresenterLayer::clearDrawing);
  menu->setFont(large::label());
  menu->popup(more_->mapToGlobal(QPoint(0, more_->height() + 4)));
}

void Stage::toggleProjector() {
  if (themes_.look() == Look::Projector) return themes_.setLook(look_before_.value_or(Look::Dark));
  look_before_ = themes_.look();
  themes_.setLook(Look::Projector);
}

void Stage::hideText(bool hidden) {
  text_hidden_ = hidden;
  text_->setChecked(hidden);
  followText(hidden);
  placeSpot();
}

void Stage::togglePlay() { player_.toggle(); }

void Stage::followPresenter() {
  spot_->setChecked(presenter_->spotlight() != PresenterLayer::Spotlight::Off);
  draw_->setChecked(presenter_->drawing());
  zoom_->setChecked(presenter_->zoomed());
}

void Stage::escape() {
  if (!presenter_->leaveOne()) Q_EMIT leaveAsked();
}

void Stage::bindKeys() {
  const auto next = [this] { Q_EMIT nextAsked(); };
  const auto back = [this] { Q_EMIT backAsked(); };
  on_key_ = {{Qt::CTRL | Qt::Key_Z, [this] { Q_EMIT undoAsked(); }},
             {Qt::Key_Space, [this] { togglePlay(); }},
             {Qt::Key_Right, next},
             {Qt::Key_PageDown, next},
             {Qt::Key_Left, back},
             {Qt::Key_PageUp, back},
             {Qt::Key_Escape, [this] { escape(); }},
             {Qt::Key_S, [this] { presenter_->nextSpotlight(); }},
             {Qt::Key_D, [this] { presenter_->setDrawing(!presenter_->drawing()); }},
             {Qt::Key_Z, [this] { presenter_->setZoomed(!presenter_->zoomed()); }},
             {Qt::Key_H, [this] { hideText(!text_hidden_); }},
             {Qt::Key_B, [this] { presenter_->setBlack(!presenter_->black()); }},
             {Qt::Key_Delete, [this] { presenter_->clearDrawing(); }}};
}

/// Keys of a lecture; those that the focused control needs stay with it.
bool Stage::isMine(const QKeyEvent& event, const QObject* target) const {
  if (!on_key_.contains(keysOf(event)) || isText(target)) return false;
  const int key = event.key();
  if (key == Qt::Key_Space && qobject_cast<const QAbstractButton*>(target)) return false;
  const bool arrow = key == Qt::Key_Left || key == Qt::Key_Right;
  return !(arrow && target->property("ownsArrows").toBool());
}

bool Stage::eventFilter(QObject* watched, QEvent* event) {
  auto* widget = qobject_cast<QWidget*>(watched);
  const bool here = widget != nullptr && isVisible() && (widget == this || isAncestorOf(widget) || (widget == window() && !QApplication::activePopupWidget()));
  if (!here) return QWidget::eventFilter(watched, event);
  if (event->type() == QEvent::MouseMove) presenter_->mouseAt(presenter_->mapFromGlobal(static_cast<QMouseEvent*>(event)->globalPosition()));
  const bool key = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
  if (!key || !isMine(*static_cast<QKeyEvent*>(event), watched)) return QWidget::eventFilter(watched, event);
  if (event->type() == QEvent::ShortcutOverride) {
    event->accept();  // a shortcut of the window with this key rests
    return false;
  }
  on_key_.value(keysOf(*static_cast<QKeyEvent*>(event)))();
  return true;
}

/// A stage is shown at its size before it is laid out: nothing jumps.
void Stage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (const double scale = large::scaleFor(size()); scale != large::scaleOf(*this)) {
    large::setScale(*this, scale);
    drawLogo();
    followScale();
  }
  presenter_->setGeometry(rect());
  presenter_->raise();
}

void Stage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  qApp->installEventFilter(this);
  for (QWidget* child : findChildren<QWidget*>()) child->setMouseTracking(true);  // the spotlight follows over all of them
  setFocus();
}

void Stage::hideEvent(QHideEvent* event) {
  qApp->removeEventFilter(this);
  player_.stop();
  if (!event->spontaneous() && look_before_ && themes_.look() == Look::Projector) themes_.setLook(*look_before_);
  if (!event->spontaneous()) look_before_.reset();
  QWidget::hideEvent(event);
}

}  // namespace lacuna::widgets
