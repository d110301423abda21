#include <QClipboard>
#include <QGuiApplication>

#include "core/session/studies.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/sweeps/sweeps_page.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets::action_rows {

void addSweepRows(const Reach& reach) {
  auto* page = &reach.window.sweepsPage();
  session::SweepStudy& study = reach.session.studies().sweeps;
  const auto show = [page, &view = reach.view, &window = reach.window] {
    view.workspace = Workspace::Compare;
    view.notify();
    window.compareArea().showPage(page);
  };
  reach.actions.add({"compare.page.sweeps", "View", tr("Compare: sweeps"), "", tr("Many runs that differ in a known way"), "sliders", show, {}, {}});
  reach.actions.add({"sweep.start", "Run/Sweep", tr("Start sweep"), "", tr("What the Sweeps page says, in the background"), "", [show, page] {
                       show();
                       page->form().start();
                     },
                     [page] { return page->form().canStart(); }, {}});
  reach.actions.add({"sweep.cancel", "Run/Sweep", tr("Cancel sweep"), "", tr("What is finished is kept, and gone on with later"), "",
                     [&study] { study.cancel(); }, [&study] { return study.status().busy; }, {}});
  reach.actions.add({"sweep.open_point", "Run/Sweep", tr("Open the chosen run of the sweep"), "", tr("Its clip, window, checkpoint and mask become the document's"), "",
                     [&study, page] { study.openPoint(*page->table().chosen()); }, [page] { return page->table().chosen().has_value(); }, {}});
  reach.actions.add({"sweep.copy", "Run/Sweep", tr("Copy the sweep as command line"), "", tr("It makes the same sweep, or goes on with it"), "copy",
                     [&study] { QGuiApplication::clipboard()->setText(QString::fromStdString(study.commandLine())); },
                     [&study] { return !study.commandLine().empty(); }, {}});
  SweepForm& form = page->form();
  QObject::connect(&form, &SweepForm::chooseClips, page, [&window = reach.window, &form] { askFolder(window, tr("Clips of the sweep"), [&form](const QString& folder) { form.setClipFolder(folder); }); });
  QObject::connect(&form, &SweepForm::chooseHome, page, [&window = reach.window, &form] { askFolder(window, tr("Where sweeps are kept"), [&form](const QString& folder) { form.setHome(folder); }); });
}

}  // namespace lacuna::widgets::action_rows
