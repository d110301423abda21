#include "widgets/compare/telling_text.hpp"

#include <QPainter>
#include <algorithm>

namespace lacuna::widgets {
namespace {

const QString gap = QStringLiteral("   ");

/// How many letters, to the start of a word, `text` begins with as one of `others` does: as the one that is most like it.
int sharedStart(const QString& text, const QStringList& others) {
  int shared = 0;
  for (const QString& other : others) {
    int same = 0;
    while (same < std::min(text.size(), other.size()) && text[same] == other[same]) ++same;
    shared = std::max(shared, same);
  }
  while (shared > 0 && text[shared - 1].isLetterOrNumber()) --shared;
  return shared;
}

}  // namespace

QString tellingText(const QString& text, const QStringList& others, const QFontMetrics& metrics, int width) {
  if (metrics.horizontalAdvance(text) <= width) return text;
  QStringList different = others;
  different.removeAll(text);
  const int shared = sharedStart(text, different);
  const QString told = shared > 1 ? QChar(0x2026) + text.mid(shared) : text;
  return metrics.elidedText(told, Qt::ElideMiddle, width);
}

TellingLabel::TellingLabel(ThemeStore& themes, QWidget* parent) : Label({}, fonts::title(), &Theme::text, themes, parent) { setTextFormat(Qt::PlainText); }

void TellingLabel::setNames(const QString& name, const QString& made_with, const QStringList& others) {
  name_ = name;
  made_with_ = made_with;
  others_ = others;
  setText(made_with.isEmpty() ? name : name + gap + made_with);
  setToolTip(made_with.isEmpty() ? QString() : name + QChar('\n') + made_with);
  update();
}

QString TellingLabel::shownText() const {
  if (made_with_.isEmpty()) return fontMetrics().elidedText(name_, Qt::ElideRight, width());
  const int room = width() - fontMetrics().horizontalAdvance(name_ + gap);
  constexpr int fewest = 5;  // letters that say something
  if (room < fewest * fontMetrics().averageCharWidth()) return fontMetrics().elidedText(name_, Qt::ElideRight, width());
  return name_ + gap + tellingText(made_with_, others_, fontMetrics(), room);
}

void TellingLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(palette().color(QPalette::WindowText));
  painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, shownText());
}

}  // namespace lacuna::widgets
