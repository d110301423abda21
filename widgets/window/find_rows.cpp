#include "core/base/whole_file.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/palette/command_palette.hpp"
#include "widgets/settings/preference_effects.hpp"
#include "widgets/settings/preferences_panel.hpp"
#include "widgets/shortcuts/shortcut_sheet.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"
#include "widgets/window/floating_panels.hpp"
#include "widgets/window/undo_history.hpp"

namespace lacuna::widgets::action_rows {
namespace {

PreferencesPanel& preferencesPanel(const Reach& r, Shortcuts& shortcuts) {
  return panelOf<PreferencesPanel>(r.window, [&] {
    auto* panel = new PreferencesPanel({r.preferences, r.session, r.actions, shortcuts, r.jobs, r.window.ongoing().files(), r.themes, r.services.languages}, r.window);
    QObject::connect(panel, &PreferencesPanel::chooseCacheFolder, &r.window, [&window = r.window, &preferences = r.preferences] {
      askFolder(window, tr("Cache folder"), [&preferences](const QString& folder) { preferences.set(preference::cache_folder, folder); });
    });
    return panel;
  });
}

void savePrintedKeys(const Reach& r, const QString& html) {
  askSave(r.window, r.preferences, {save_kind::text, tr("Save keys to print"), {tr("Page (*.pdf)")}, QStringLiteral("lacuna-keys.pdf")}, [&files = r.files, html](const QString& path) {
    files.write([html, file = path.toStdString()](const jobs::JobContext&) {
      const QByteArray pdf = sheetPdf(html);
      writeWhole(file, [&pdf](std::ostream& out) { out.write(pdf.constData(), pdf.size()); });
    }, [path] { return tr("Saved the keys as %1").arg(path); });
  });
}

ShortcutSheet& shortcutSheetPanel(const Reach& r, Shortcuts& shortcuts) {
  return panelOf<ShortcutSheet>(r.window, [&] {
    auto* sheet = new ShortcutSheet(r.actions, shortcuts, r.themes, r.window);
    QObject::connect(sheet, &ShortcutSheet::saveWanted, &r.window, [r](const QString& html) { savePrintedKeys(r, html); });
    QObject::connect(sheet, &ShortcutSheet::changeWanted, &r.window, [r] { r.actions.trigger("edit.keys"); });
    return sheet;
  });
}

}  // namespace

void addFindRows(const Reach& r) {
  auto* shortcuts = new Shortcuts(r.actions, r.preferences, &r.window);  // the window owns it
  new PreferenceEffects(r.preferences, r.session, r.themes, r.services.desktop, &r.window);
  const auto palette = [r] { panelOf<CommandPalette>(r.window, [&] { return new CommandPalette(r.actions, r.preferences, r.themes, r.window); }).open(); };
  r.actions.add({CommandPalette::action_id, "View", tr("Find an action..."), "Ctrl+K", tr("Every command, found by some of its letters"), "search", palette, {}, {}});
  r.actions.add({"edit.history", "Edit", tr("History..."), "Ctrl+Alt+Z", tr("Every step that can be undone; go to any of them"), "clock",
                 [r] { panelOf<UndoHistory>(r.window, [&] { return new UndoHistory(r.session, r.themes, r.window); }).open(); }, {}, {}});
  const auto show = [r, shortcuts](PreferencesPanel::Page page) {
    PreferencesPanel& panel = preferencesPanel(r, *shortcuts);
    panel.showPage(page);
    panel.open();
  };
  r.actions.add({"edit.preferences", "Edit", tr("Preferences..."), "Ctrl+,", tr("Look, language, size, device, memory, keys"), "sliders",
                 [show] { show(PreferencesPanel::Page::General); }, {}, {}});
  r.actions.add({"edit.preferences.computing", "Edit", tr("Preferences: computing..."), "", tr("Device, precision, threads, memory, cache folder"), "chip",
                 [show] { show(PreferencesPanel::Page::Computing); }, {}, {}});
  r.actions.add({"edit.keys", "Edit", tr("Change keys..."), "", tr("Give any action other keys"), "",
                 [show] { show(PreferencesPanel::Page::Shortcuts); }, {}, {}});
  r.actions.add({"help.keys", "Help", tr("Keys"), "F1", tr("Every key, by menu; to look at or to print"), "help",
                 [r, shortcuts] { shortcutSheetPanel(r, *shortcuts).open(); }, {}, {}});
}

}  // namespace lacuna::widgets::action_rows
