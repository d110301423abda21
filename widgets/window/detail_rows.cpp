#include "core/session/studies.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/detail/detail_page.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets::action_rows {

void addDetailRows(const Reach& reach) {
  auto* page = &reach.window.detailPage();
  session::DetailStudy& study = reach.session.studies().detail;
  const auto show = [page, &view = reach.view, &window = reach.window] {
    view.workspace = Workspace::Compare;
    view.notify();
    window.compareArea().showPage(page);
  };
  reach.actions.add({"compare.page.detail", "View", tr("Compare: detail lab"), "", tr("What the model ignores and what it does not"), "wand", show, {}, {}});
  reach.actions.add({"detail.measure", "Run/Detail lab", tr("Measure changes of the clip"), "", tr("How far pixels and latents move where it is blurred, recoloured, moved ..."), "", [show, page] {
                       show();
                       page->measure();
                     },
                     [page] { return page->canMeasure(); }, {}});
  reach.actions.add({"detail.cancel", "Run/Detail lab", tr("Cancel measuring changes"), "", tr("The last result stays"), "",
                     [&study] { study.cancel(); }, [&study] { return study.status().busy; }, {}});
}

}  // namespace lacuna::widgets::action_rows
