#include <array>

#include "widgets/canvas/clip_panel.hpp"
#include "widgets/canvas/frame_split.hpp"
#include "widgets/window/action_rows.hpp"

namespace lacuna::widgets::action_rows {
namespace {

constexpr const char* menu = "View/Clip";

struct ArrangementRow {
  const char *id, *text, *help, *icon;
  FrameSplit::Arrangement arrangement;
};
constexpr std::array<ArrangementRow, 3> arrangements = {
    {{"view.clip.single", QT_TR_NOOP("Single picture"), QT_TR_NOOP("One picture of the frame, through one lens"), "rect", FrameSplit::Single},
     {"view.clip.wipe", QT_TR_NOOP("Wipe between lenses"), QT_TR_NOOP("Two lenses on the frame, with a line between them that you drag; not in Masks, which shows one picture"), "invert", FrameSplit::Wipe},
     {"view.clip.beside", QT_TR_NOOP("Lenses side by side"), QT_TR_NOOP("Two pictures of the frame, through two lenses; not in Masks, which shows one picture"), "split", FrameSplit::Beside}}};

struct AgainstRow {
  const char *id, *text;
  LensKind lens;
};
constexpr std::array<AgainstRow, 5> others = {{{"view.clip.against.frame", QT_TR_NOOP("Wipe against the frame"), LensKind::Frame},
                                               {"view.clip.against.error", QT_TR_NOOP("Wipe against the error"), LensKind::Error},
                                               {"view.clip.against.features", QT_TR_NOOP("Wipe against true features"), LensKind::TrueFeatures},
                                               {"view.clip.against.predicted", QT_TR_NOOP("Wipe against predicted features"), LensKind::Predicted},
                                               {"view.clip.against.attention", QT_TR_NOOP("Wipe against attention"), LensKind::Attention}}};

}  // namespace

void addClipRows(const Reach& r) {
  FrameSplit& split = r.window.clipPanel().split();
  const auto can_split = [&split] { return split.canSplit(); };
  for (const ArrangementRow& row : arrangements)
    r.actions.add({row.id, menu, tr(row.text), "", tr(row.help), row.icon, [&split, to = row.arrangement] { split.arrange(to); }, can_split,
                   [&split, to = row.arrangement] { return split.shown() == to; }});
  for (const AgainstRow& row : others)
    r.actions.add({row.id, menu, tr(row.text), "", tr("What is left of the line, or in the left picture; the chosen lens is on the right. Not in Masks, which shows one picture"), "",
                   [&split, lens = row.lens] { split.compareWith(lens); }, can_split,
                   [&split, lens = row.lens] { return split.shown() != FrameSplit::Single && split.state().against == lens; }});
  QObject::connect(&split, &FrameSplit::changed, &r.window, [&actions = r.actions] { actions.refresh(); });
}

}  // namespace lacuna::widgets::action_rows
