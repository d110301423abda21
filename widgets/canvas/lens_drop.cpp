#include "widgets/canvas/lens_drop.hpp"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <algorithm>

namespace lacuna::widgets {
namespace {

std::optional<LensKind> lensIn(const QMimeData& data) {
  bool number = false;
  const int lens = data.data(dragged_lens_type).toInt(&number);
  const bool known = number && lens >= 0 && lens < static_cast<int>(every_lens.size());
  return known ? std::optional(every_lens[static_cast<std::size_t>(lens)]) : std::nullopt;
}

}  // namespace

/// Over the canvas while a lens is.
class LensDrop::Hint : public QWidget {
 public:
  Hint(ThemeStore& themes, QWidget* canvas) : QWidget(canvas), themes_(themes) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
  }
  void say(const QString& words) {
    words_ = words;
    setGeometry(parentWidget()->rect());
    raise();
    show();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Theme& theme = themes_.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    painter.setFont(fonts::body());
    QRectF box(QPointF(), QFontMetricsF(painter.font()).size(Qt::TextSingleLine, words_) + QSizeF(24, 14));
    box.moveCenter(QRectF(rect()).center());
    painter.setBrush(theme.hud);
    painter.setPen(QPen(theme.accent, 1));
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(theme.text);
    painter.drawText(box, Qt::AlignCenter, words_);
  }

 private:
  ThemeStore& themes_;
  QString words_;
};

LensDrop::LensDrop(FrameSplit& split, ThemeStore& themes, QWidget& canvas) : QObject(&canvas), split_(split), canvas_(canvas), hint_(new Hint(themes, &canvas)) {
  canvas.setAcceptDrops(true);
  canvas.installEventFilter(this);
}

bool LensDrop::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::DragLeave || event->type() == QEvent::Drop) hint_->hide();
  const bool drop = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop;
  if (!drop) return QObject::eventFilter(watched, event);
  auto* dropped = static_cast<QDropEvent*>(event);
  const auto lens = lensIn(*dropped->mimeData());
  if (!lens) {  // a file, which the window takes
    event->ignore();
    return true;
  }
  dropped->acceptProposedAction();
  if (event->type() == QEvent::DragEnter)
    hint_->say(split_.state().arrangement == FrameSplit::Beside ? tr("Put %1 beside it").arg(nameOf(*lens)) : tr("Wipe against %1").arg(nameOf(*lens)));
  if (event->type() == QEvent::Drop) split_.compareWith(*lens);
  return true;
}

}  // namespace lacuna::widgets
