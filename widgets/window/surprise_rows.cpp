#include "core/session/studies.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"

namespace lacuna::widgets::action_rows {
namespace {

session::SurpriseStudy& studyOf(const Reach& r) { return r.session.studies().surprise; }

void addMeasuring(const Reach& r) {
  session::SurpriseStudy& study = studyOf(r);
  r.actions.add({"run.surprise", "Run/Surprise", tr("Measure surprise"), "", tr("Slide windows over the whole clip and predict the rest of each"), "wave",
                 [&study] { study.measure(); },
                 [&study] { return !study.busy() && !study.whyNot() && !study.isComplete(); },
                 {}});
  r.actions.add({"surprise.stop", "Run/Surprise", tr("Stop measuring surprise here"), "", tr("Keeps the windows that are measured; measuring again goes on"), "stop",
                 [&study] { study.stopHere(); },
                 [&study] { return study.busy(); },
                 {}});
  r.actions.add({"surprise.cancel", "Run/Surprise", tr("Cancel measuring surprise"), "", tr("Back to what was measured before"), "x",
                 [&study] { study.cancel(); },
                 [&study] { return study.busy(); },
                 {}});
  r.actions.add({"surprise.reset", "Run/Surprise", tr("Windows of surprise as in the clip and model"), "", tr("Window, rate and picture as they are open, contexts and stride as usual"), "undo",
                 [&study] { study.resetSettings(); },
                 [&study] { return study.settingsByHand() && !study.busy(); },
                 {}});
}

void addBeside(const Reach& r) {
  session::SurpriseStudy& study = studyOf(r);
  r.actions.add({"surprise.twin", "Run/Surprise", tr("Impossible twin beside, for surprise"), "", tr("The same scene in which something goes wrong, on the same axis"), "ab",
                 [&study] { study.setBeside(study.twin().value_or(std::string())); },
                 [&study] { return study.twin().has_value() && !study.busy(); },
                 {}});
  r.actions.add({"surprise.beside", "Run/Surprise", tr("Open a clip beside, for surprise..."), "", tr("Another clip on the same axis"), "film",
                 [&study, &window = r.window] { askClip(window, [&study](const QString& path) { study.setBeside(path.toStdString()); }); },
                 [&study] { return !study.busy(); },
                 {}});
  r.actions.add({"surprise.alone", "Run/Surprise", tr("Surprise of the open clip alone"), "", tr("The open clip alone"), "x",
                 [&study] { study.setBeside({}); },
                 [&study] { return !study.beside().empty() && !study.busy(); },
                 {}});
}

void addPeaks(const Reach& r) {
  session::SurpriseStudy& study = studyOf(r);
  const auto has_peaks = [&study, &view = r.view] {
    const auto summary = study.isOfClip() ? study.summary(view.metric) : nullptr;
    return summary && !summary->contexts.empty() && !summary->contexts[static_cast<std::size_t>(study.context())].peaks.empty();
  };
  r.actions.add({"surprise.next", "Run/Surprise", tr("Next peak of surprise"), "", tr("Opens the window of the next time that surprises more than usual"), "next",
                 [&study, &view = r.view] { study.openPeak(true, view.metric); }, has_peaks, {}});
  r.actions.add({"surprise.previous", "Run/Surprise", tr("Previous peak of surprise"), "", tr("Opens the window of the time before that surprises more than usual"), "prev",
                 [&study, &view = r.view] { study.openPeak(false, view.metric); }, has_peaks, {}});
}

}  // namespace

void addSurpriseRows(const Reach& reach) {
  addMeasuring(reach);
  addBeside(reach);
  addPeaks(reach);
  reach.actions.add({"compare.page.surprise", "View", tr("Compare: surprise"), "", tr("Surprise over the whole clip, with motion beneath"), "wave",
                     [&window = reach.window] { window.showSurprise(); }, {}, {}});
}

}  // namespace lacuna::widgets::action_rows
