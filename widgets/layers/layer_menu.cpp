#include "widgets/layers/layer_menu.hpp"

#include <algorithm>

#include "core/mask/edits.hpp"
#include "core/mask/layers.hpp"
#include "core/session/steps.hpp"
#include "widgets/layers/layer_edits.hpp"

namespace lacuna::widgets {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("lacuna::widgets::LayerRows", text); }

/// Counted from the lowest; -1 when there is no such layer.
std::ptrdiff_t placeOf(const session::Session& session, ShapeId id) {
  const mask::MaskShape* shape = layerOf(session, id);
  return shape == nullptr ? -1 : shape - session.document().shapes.data();
}

/// Adds rows to a menu for one layer.
class LayerRows {
 public:
  LayerRows(QMenu& menu, session::Session& session, ViewState& view, ShapeId id)
      : menu_(menu), session_(session), view_(view), id_(id), shape_(*layerOf(session, id)),
        name_(QString::fromStdString(shape_.name)) {}

  void add() {
    addSwitches();
    addSteps();
    addOrder();
    addCells();
    menu_.addSeparator();
    enabled(menu_.addAction(tr("Delete"), &menu_, [s = &session_, id = id_, label = QStringLiteral("Delete %1").arg(name_)] {
      s->run(session::removeShape(id, label.toStdString()));
    }));
  }

 private:
  void enabled(QAction* action, bool possible = true) const { action->setEnabled(possible && !shape_.locked); }

  QAction* edit(QMenu& menu, const QString& text, const QString& label, std::function<void(mask::MaskShape&)> change) {
    return menu.addAction(text, &menu_, [s = &session_, id = id_, label = label.arg(name_), change] {
      editLayer(*s, id, label, change);
    });
  }

  void toggle(const QString& text, const QString& label, bool mask::MaskShape::*flag, bool while_locked = false) {
    QAction* action = edit(menu_, text, label, [flag](mask::MaskShape& shape) { shape.*flag = !(shape.*flag); });
    action->setCheckable(true);
    action->setChecked(shape_.*flag);
    if (!while_locked) enabled(action);
  }

  void addSwitches() {
    const bool hides = shape_.operation == mask::Operation::Hide;
    enabled(edit(menu_, hides ? tr("Show with it instead of hiding") : tr("Hide with it instead of showing"), QStringLiteral("Turn round %1"),
                 [hides](mask::MaskShape& shape) { shape.operation = hides ? mask::Operation::Reveal : mask::Operation::Hide; }));
    toggle(tr("Acts outside it"), QStringLiteral("Outside of %1"), &mask::MaskShape::outside);
    toggle(tr("Acts on the other steps"), QStringLiteral("Other steps of %1"), &mask::MaskShape::other_times);
    menu_.addSeparator();
    toggle(tr("Alone"), QStringLiteral("%1 alone"), &mask::MaskShape::solo);
    toggle(tr("Locked"), QStringLiteral("Lock of %1"), &mask::MaskShape::locked, true);
    menu_.addSeparator();
    constexpr int most = 64;
    enabled(edit(menu_, tr("Grow by a token"), QStringLiteral("Grow %1"),
                 [most](mask::MaskShape& shape) { shape.grow_cells = std::min(shape.grow_cells + 1, most); }));
    enabled(edit(menu_, tr("Shrink by a token"), QStringLiteral("Shrink %1"),
                 [most](mask::MaskShape& shape) { shape.grow_cells = std::max(shape.grow_cells - 1, -most); }));
  }

  void addSteps() {
    if (!session_.placement() || session_.placement()->steps.empty()) return;
    QMenu* steps = menu_.addMenu(tr("Steps"));
    steps->setEnabled(!shape_.locked);
    const mask::TimeExtent here = session_.placement()->steps[static_cast<std::size_t>(session_.playheadStep())];
    const QString label = QStringLiteral("Steps of %1");
    edit(*steps, tr("All steps"), label, [](mask::MaskShape& shape) { shape.extent = {}; });
    edit(*steps, tr("This step"), label, [here](mask::MaskShape& shape) { shape.extent = here; });
    edit(*steps, tr("From here on"), label,
         [here](mask::MaskShape& shape) { shape.extent = mask::fromHereOn(shape.extent, here.begin_s); });
    edit(*steps, tr("Until here"), label,
         [here](mask::MaskShape& shape) { shape.extent = mask::untilHere(shape.extent, here.end_s); });
    const std::size_t next = static_cast<std::size_t>(session_.playheadStep()) + 1;
    QAction* copy = menu_.addAction(tr("Copy to the step after the playhead"), &menu_, [s = &session_, view = &view_, id = id_, next] {
      if (!s->placement() || next >= s->placement()->steps.size()) return;
      copyLayer(*s, *view, id, s->placement()->steps[next]);
      s->setPlayhead(s->playhead() + session::framesInStep(*s));
    });
    copy->setEnabled(next < session_.placement()->steps.size());
  }

  void addOrder() {
    menu_.addSeparator();
    const auto place = placeOf(session_, id_);
    const auto move = [this](const QString& text, std::ptrdiff_t to, bool possible) {
      enabled(menu_.addAction(text, &menu_,
                              [s = &session_, id = id_, to, label = QStringLiteral("Order of %1").arg(name_)] {
                                s->run(session::moveShape(id, static_cast<std::size_t>(to), label.toStdString()));
                              }),
              possible);
    };
    move(tr("Raise"), place + 1, place + 1 < static_cast<std::ptrdiff_t>(session_.document().shapes.size()));
    move(tr("Lower"), place - 1, place > 0);
    menu_.addAction(tr("Duplicate"), &menu_, [s = &session_, view = &view_, id = id_] {
      copyLayer(*s, *view, id);
    });
  }

  void addCells() {
    if (!session_.placement()) return;
    menu_.addSeparator();
    enabled(menu_.addAction(tr("Turn into painted tokens"), &menu_, [s = &session_, id = id_] { freezeLayer(*s, id); }),
            !std::holds_alternative<mask::PaintedCells>(shape_.form) || !shape_.keys.empty());
    const auto place = placeOf(session_, id_);
    const std::pair<const char*, mask::Join> joins[] = {{QT_TR_NOOP("Join with the layer below"), mask::Join::Union},
                                                    {QT_TR_NOOP("Take out of the layer below"), mask::Join::Subtract},
                                                    {QT_TR_NOOP("Keep what both have"), mask::Join::Intersect}};
    for (const auto& [text, join] : joins) {
      const bool possible = place > 0 && !session_.document().shapes[static_cast<std::size_t>(place - 1)].locked;
      enabled(menu_.addAction(tr(text), &menu_, [s = &session_, view = &view_, id = id_, join = join, label = text] {
        auto shapes = s->document().shapes;
        const auto place = placeOf(*s, id);  // as it is now: jobs go on while a menu is open
        if (place < 1 || place == static_cast<std::ptrdiff_t>(shapes.size()) || !s->placement()) return;
        const auto below = static_cast<std::size_t>(place - 1);
        shapes[below] = mask::joined(shapes[below], shapes[below + 1], join, *s->placement(), s->document().coverage);
        shapes.erase(shapes.begin() + place);
        view->shape = shapes[below].id;
        s->run(session::setShapes(std::move(shapes), label));
        view->notify();
      }), possible);
    }
  }

  QMenu& menu_;
  session::Session& session_;
  ViewState& view_;
  const ShapeId id_;
  const mask::MaskShape shape_;
  const QString name_;
};

}  // namespace

void fillLayerMenu(QMenu& menu, session::Session& session, ViewState& view, ShapeId id) {
  if (layerOf(session, id) != nullptr) LayerRows(menu, session, view, id).add();
}

}  // namespace lacuna::widgets
