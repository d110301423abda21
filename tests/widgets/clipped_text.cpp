#include "tests/widgets/clipped_text.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedLayout>
#include <QStyleOptionComboBox>
#include <QStyleOptionFrame>
#include <QTabBar>
#include <QTextDocument>

#include "widgets/controls/controls.hpp"
#include "widgets/controls/elided_label.hpp"

namespace lacuna::test {
namespace {

constexpr int slack_px = 1, least_share_percent = 50;

QString nameOf(const QWidget& widget) {
  QString path = widget.metaObject()->className();
  for (const QWidget* up = widget.parentWidget(); up != nullptr && path.size() < 170; up = up->parentWidget())
    path.prepend(QString(up->metaObject()->className()) + " > ");
  return path.remove("lacuna::widgets::");
}

class Looker {
 public:
  QStringList found;

  void look(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) lookAt(*label);
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) lookAt(*button);
    if (const auto* combo = qobject_cast<const QComboBox*>(&widget)) lookAt(*combo);
    if (const auto* edit = qobject_cast<const QLineEdit*>(&widget)) lookAt(*edit);
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) lookAt(*tabs);
    if (const auto* header = qobject_cast<const QHeaderView*>(&widget)) return lookAt(*header);
    if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget)) lookAt(*view);
    if (const auto* scroll = qobject_cast<const QScrollArea*>(&widget)) lookAt(*scroll);
    if (const auto* choice = qobject_cast<const widgets::SegmentedControl*>(&widget))
      tellWhere(*choice, choice->accessibleDescription(), choice->size(), {static_cast<const QWidget*>(choice)->minimumSizeHint().width(), 0});
    if (widget.layout() != nullptr) lookAtLayout(widget);
    lookAtPlace(widget);
  }

 private:
  void tellWhere(const QWidget& widget, const QString& text, const QSize& has, const QSize& wants) {
    if (wants.width() <= has.width() + slack_px && wants.height() <= has.height() + slack_px) return;
    found << QString("\"%1\" has %2 x %3, wants %4 x %5: %6").arg(text).arg(has.width()).arg(has.height()).arg(wants.width()).arg(wants.height()).arg(nameOf(widget));
  }

  void lookAt(const QLabel& label) {
    if (label.text().isEmpty()) return;
    const int border = 2 * label.margin();
    const QSize has = label.contentsRect().size() - QSize(border, border);
    const bool rich = label.textFormat() == Qt::RichText || (label.textFormat() == Qt::AutoText && Qt::mightBeRichText(label.text()));
    if (rich) {
      QTextDocument page;
      page.setDefaultFont(label.font());
      page.setDocumentMargin(0);
      page.setHtml(label.text());
      page.setTextWidth(label.wordWrap() ? has.width() : -1);
      return tellWhere(label, page.toPlainText(), has, page.size().toSize());
    }
    const int flags = (label.wordWrap() ? Qt::TextWordWrap : Qt::TextExpandTabs) | (label.buddy() != nullptr ? Qt::TextShowMnemonic : 0);
    QSize wants = label.fontMetrics().boundingRect(QRect(0, 0, label.wordWrap() ? has.width() : 10000, 10000), flags, label.text()).size();
    if (const auto* elided = qobject_cast<const widgets::ElidedLabel*>(&label))
      wants.setWidth(elided->wholeOrNothing() ? 0 : wants.width() * least_share_percent / 100);
    tellWhere(label, label.text(), has, wants);
    lookForGap(label, has.height() - wants.height());
  }

  /// In a page that scrolls nothing is stretched: a line too much is the height of an earlier text or width.
  void lookForGap(const QLabel& label, int gap_px) {
    const QWidget* up = label.parentWidget();
    while (up != nullptr && qobject_cast<const QScrollArea*>(up) == nullptr) up = up->parentWidget();
    if (up != nullptr && label.wordWrap() && gap_px >= label.fontMetrics().lineSpacing() - slack_px)
      found << QString("\"%1\" has %2 px too much: %3").arg(label.text()).arg(gap_px).arg(nameOf(label));
  }

  void lookAt(const QAbstractButton& button) {
    if (!button.text().isEmpty() && button.sizePolicy().horizontalPolicy() != QSizePolicy::Ignored) tellWhere(button, button.text(), button.size(), {button.sizeHint().width(), 0});
  }

  void lookAt(const QComboBox& combo) {
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    option.editable = combo.isEditable();
    const QRect room = combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo);
    tellWhere(combo, combo.currentText(), {room.width() - 2, room.height()}, {combo.fontMetrics().horizontalAdvance(combo.currentText()), 0});
  }

  void lookAt(const QLineEdit& edit) {
    const bool of_number = qobject_cast<const QAbstractSpinBox*>(edit.parentWidget()) != nullptr;
    const QString text = edit.text().isEmpty() ? edit.placeholderText() : of_number ? edit.text() : QString();
    QStyleOptionFrame option;
    option.initFrom(&edit);
    option.lineWidth = edit.hasFrame() ? edit.style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, &edit) : 0;
    const QRect room = edit.style()->subElementRect(QStyle::SE_LineEditContents, &option, &edit).marginsRemoved(edit.textMargins());
    constexpr int inner = 2 * 2;  // Qt's own, beside the text
    tellWhere(edit, text, {room.width() - inner, room.height()}, {edit.fontMetrics().horizontalAdvance(text), 0});
  }

  void lookAt(const QTabBar& tabs) {
    for (int i = 0; i < tabs.count(); ++i) {
      if (!tabs.isTabVisible(i)) continue;
      const QRect seen = tabs.tabRect(i).intersected(tabs.rect());
      constexpr int beside = 8;
      tellWhere(tabs, tabs.tabText(i), seen.size(), {tabs.fontMetrics().horizontalAdvance(tabs.tabText(i)) + beside, 0});
    }
  }

  void lookAt(const QHeaderView& header) {
    if (header.orientation() != Qt::Horizontal || header.model() == nullptr) return;
    for (int section = 0; section < header.count(); ++section) {
      const QString text = header.model()->headerData(section, Qt::Horizontal).toString();
      const bool told = !header.model()->headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty();
      constexpr int padding = 8;
      if (!header.isSectionHidden(section) && !told)
        tellWhere(header, text, {header.sectionSize(section), header.height()}, {header.fontMetrics().horizontalAdvance(text) + padding, 0});
    }
  }

  void lookAt(const QAbstractItemView& view) {
    if (view.model() == nullptr) return;
    for (int row = 0; row < view.model()->rowCount(view.rootIndex()); ++row)
      for (int column = 0; column < view.model()->columnCount(view.rootIndex()); ++column) {
        const QModelIndex index = view.model()->index(row, column, view.rootIndex());
        const QRect box = view.visualRect(index);
        if (!box.isValid() || !index.data(Qt::ToolTipRole).toString().isEmpty() || !view.viewport()->rect().intersects(box)) continue;
        tellWhere(view, index.data().toString(), box.size(), {view.sizeHintForIndex(index).width(), 0});
      }
  }

  void lookAt(const QScrollArea& scroll) {
    if (scroll.widget() == nullptr || scroll.horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff) return;
    if (scroll.widget()->width() > scroll.viewport()->width() + slack_px)
      found << QString("content of %1 px in a view of %2: %3").arg(scroll.widget()->width()).arg(scroll.viewport()->width()).arg(nameOf(scroll));
  }

  /// In its parent, and a button that is the page's main one is in sight without scrolling.
  void lookAtPlace(const QWidget& widget) {
    const QWidget* parent = widget.parentWidget();
    if (parent == nullptr || widget.isWindow()) return;
    if (widget.property("primary").toBool() && widget.visibleRegion().boundingRect() != widget.rect()) found << "main button out of sight: " + nameOf(widget);
    const auto* scroll = qobject_cast<const QAbstractScrollArea*>(parent->parentWidget());
    if ((scroll != nullptr && scroll->viewport() == parent) || widget.testAttribute(Qt::WA_TransparentForMouseEvents)) return;
    const QRect box = widget.geometry();
    if (!parent->rect().adjusted(-slack_px, -slack_px, slack_px, slack_px).contains(box))
      found << QString("(%1, %2, %3 x %4) reaches out of %5 x %6: %7").arg(box.x()).arg(box.y()).arg(box.width()).arg(box.height()).arg(parent->width()).arg(parent->height()).arg(nameOf(widget));
  }

  static void gather(const QLayout& layout, QWidgetList& widgets) {
    if (qobject_cast<const QStackedLayout*>(&layout) != nullptr) return;  // one over the other is what it is for
    for (int i = 0; i < layout.count(); ++i) {
      QLayoutItem* item = layout.itemAt(i);
      if (item->layout() != nullptr) gather(*item->layout(), widgets);
      if (item->widget() != nullptr && item->widget()->isVisible()) widgets << item->widget();
    }
  }

  void lookAtLayout(const QWidget& parent) {
    QWidgetList widgets;
    gather(*parent.layout(), widgets);
    for (qsizetype i = 0; i < widgets.size(); ++i) {
      const QRect box = widgets[i]->geometry();
      for (qsizetype k = i + 1; k < widgets.size(); ++k) {
        const QRect both = box.intersected(widgets[k]->geometry());
        if (both.width() > slack_px && both.height() > slack_px)
          found << QString("lies on %1 by %2 x %3: %4").arg(widgets[k]->metaObject()->className()).arg(both.width()).arg(both.height()).arg(nameOf(*widgets[i]));
      }
    }
  }
};

}  // namespace

QStringList clippedText(const QWidget& root) {
  Looker looker;
  looker.look(root);
  for (const QWidget* widget : root.findChildren<QWidget*>())
    if (widget->isVisible()) looker.look(*widget);
  return looker.found;
}

}  // namespace lacuna::test
