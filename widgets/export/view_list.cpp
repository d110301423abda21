#include "widgets/export/view_list.hpp"

#include <QCoreApplication>

#include "widgets/attention/attention_panel.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/inspector/inspector_panel.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/mask_space_panel.hpp"
#include "widgets/timeline/timeline_panel.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {
namespace {

struct Row {
  const char *id, *name;
  std::optional<Workspace> home;
  QWidget* (*find)(MainWindow&);
};

template <class View>
QWidget* found(MainWindow& window) {
  return window.findChild<View*>();
}

const Row rows[] = {
    {"window", QT_TRANSLATE_NOOP("ViewList", "Whole window"), {}, [](MainWindow& window) -> QWidget* { return &window; }},
    {"clip", QT_TRANSLATE_NOOP("ViewList", "Clip"), Workspace::Explore, found<ClipPanel>},
    {"latent", QT_TRANSLATE_NOOP("ViewList", "Latent space"), Workspace::Explore, found<LatentPanel>},
    {"mask-space", QT_TRANSLATE_NOOP("ViewList", "Mask in space and time"), Workspace::Masks, found<MaskSpacePanel>},
    {"attention", QT_TRANSLATE_NOOP("ViewList", "Attention"), Workspace::Attention, found<AttentionPanel>},
    {"compare", QT_TRANSLATE_NOOP("ViewList", "Compare page"), Workspace::Compare, found<CompareArea>},
    {"timeline", QT_TRANSLATE_NOOP("ViewList", "Timeline"), {}, found<TimelinePanel>},
    {"inspector", QT_TRANSLATE_NOOP("ViewList", "Inspector"), {}, found<InspectorPanel>},
};

}  // namespace

std::vector<ViewEntry> viewEntries() {
  std::vector<ViewEntry> entries;
  for (const Row& row : rows) entries.push_back({row.id, QCoreApplication::translate("ViewList", row.name), row.home});
  return entries;
}

QWidget* viewOf(MainWindow& window, const QString& id) {
  for (const Row& row : rows)
    if (id == QLatin1String(row.id)) return row.find(window);
  return nullptr;
}

}  // namespace lacuna::widgets
