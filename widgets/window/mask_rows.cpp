#include <QClipboard>
#include <QGuiApplication>
#include <memory>

#include "core/mask/edits.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/layers/layer_clipboard.hpp"
#include "widgets/layers/layer_edits.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"

namespace lacuna::widgets::action_rows {
namespace {

std::function<bool()> hasShapes(const Reach& r) {
  return [&session = r.session] { return !session.document().shapes.empty(); };
}

void addGeneratorRows(const Reach& r) {
  for (const mask::GeneratorInfo& info : mask::generators())
    r.actions.add({"mask.generate." + QString::fromStdString(info.kind),
                   "Mask",
                   coreText(info.title),
                   "",
                   coreText(info.help),
                   "wand",
                   [r, info] { addGenerated(r.session, r.view, info, false); },
                   {},
                   {}});
}

void addWholeMaskRows(const Reach& r) {
  session::Session& session = r.session;
  r.actions.add({"mask.invert",
                 "Mask",
                 tr("Invert mask"),
                 "Ctrl+I",
                 tr("Hide what is visible and show what is hidden"),
                 "invert",
                 [&session] { invertMask(session); },
                 hasClip(r),
                 {}});
  r.actions.add({"mask.clear",
                 "Mask",
                 tr("Clear mask"),
                 "Ctrl+Backspace",
                 tr("Hide nothing"),
                 "trash",
                 [&session] { session.run(session::setShapes({}, "Clear mask")); },
                 hasShapes(r),
                 {}});
}

void copyTo(const Reach& r, bool cut) {
  if (!copyLayers(r.session, r.view)) return;
  if (!cut) return;
  const mask::MaskShape* chosen = r.view.shape ? layerOf(r.session, *r.view.shape) : nullptr;
  if (chosen && chosen->locked) return;
  if (chosen)
    r.session.runAsStep(session::removeShape(chosen->id, "Cut " + chosen->name));
  else
    r.session.runAsStep(session::setShapes({}, "Cut layers"));
}

void addClipboardRows(const Reach& r) {
  const auto guarded = [window = &r.window](const std::function<void()>& act) {
    try {
      act();
    } catch (const Failure& failure) {
      window->notify(NoticeKind::Error, toldOf(failure.error()));
    }
  };
  const auto add = [&](const char* id, const QString& text, const char* key, const QString& help, const char* icon,
                       std::function<void(Reach&)> act, std::function<bool()> can) {
    r.actions.add({id, "Edit", text, key, help, icon, [guarded, reach = r, act]() mutable { guarded([&] { act(reach); }); },
                   std::move(can), {}});
  };
  // Actions are asked whether they can at every change of the session: too often for the clipboard.
  auto can_paste = std::make_shared<bool>(canPasteLayers());
  QObject::connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, &r.window, [can_paste, &actions = r.actions] {
    *can_paste = canPasteLayers();
    actions.refresh();
  });
  add("edit.cut", tr("Cut layer"), "Ctrl+X", tr("Copy the chosen layer, or all, and take it out"), "",
      [](Reach& reach) { copyTo(reach, true); }, hasShapes(r));
  add("edit.copy", tr("Copy layer"), "Ctrl+C", tr("The chosen layer, or all of them, for this or another clip"), "copy",
      [](Reach& reach) { copyTo(reach, false); }, hasShapes(r));
  add("edit.paste", tr("Paste layers"), "Ctrl+V", tr("Add copied layers on top"), "",
      [](Reach& reach) { pasteLayers(reach.session, reach.view); }, [can_paste] { return *can_paste; });
}

/// The layer above or below the chosen one, beginning anew at the other end.
void chooseLayer(const Reach& r, int up) {
  const auto& shapes = r.session.document().shapes;
  const int count = static_cast<int>(shapes.size());
  int place = up > 0 ? -1 : count;
  for (int i = 0; i < count; ++i)
    if (r.view.shape == shapes[static_cast<std::size_t>(i)].id) place = i;
  r.view.shape = shapes[static_cast<std::size_t>((place + up + count) % count)].id;
  r.view.notify();
}

void addLayerRows(const Reach& r) {
  r.actions.add({"mask.layer.above", "Mask", tr("Choose the layer above"), "PgUp", "", "", [r] { chooseLayer(r, 1); }, hasShapes(r), {}});
  r.actions.add({"mask.layer.below", "Mask", tr("Choose the layer below"), "PgDown", "", "", [r] { chooseLayer(r, -1); }, hasShapes(r), {}});
}

/// Whether tokens are picked: everything else can then be hidden.
void addPickedRow(const Reach& r) {
  session::Session& session = r.session;
  r.actions.add({"mask.all_but",
                 "Mask",
                 tr("Hide everything but the picked token"),
                 "",
                 tr("Replace the mask by one that shows this token alone"),
                 "",
                 [&session] {
                   session.run(session::setShapes({mask::allBut({*session.picked()}, session.mask().grid(), session.newShapeId())},
                                                  "Everything else"));
                 },
                 [&session] { return session.picked().has_value() && session.mask().grid().size() > 0; },
                 {}});
}

void addMaskFileRows(const Reach& r) {
  r.actions.add(
      {"mask.load",
       "Mask",
       tr("Load mask..."),
       "",
       tr("Replace the mask by one from a file (.json, .npy, .png)"),
       "folder",
       [&files = r.files, &window = r.window] { askMask(window, [&files](const QString& path) { files.loadMask(path); }); },
       {},
       {}});
  r.actions.add({"mask.save",
                 "Mask",
                 tr("Save mask..."),
                 "",
                 tr("Save shapes (.json) or hidden tokens (.npy)"),
                 "save",
                 [&files = r.files, &window = r.window, &session = r.session] {
                   askSave(window, window.preferences(), {save_kind::mask, tr("Save mask"), {tr("Shapes (*.json)"), tr("Hidden tokens (*.npy)")}, savedName(session, QStringLiteral("mask"))},
                           [&files](const QString& path) { files.saveMask(path); });
                 },
                 hasShapes(r),
                 {}});
}

}  // namespace

void addMaskRows(const Reach& reach) {
  addGeneratorRows(reach);
  addWholeMaskRows(reach);
  addPickedRow(reach);
  addLayerRows(reach);
  addClipboardRows(reach);
  addMaskFileRows(reach);
}

}  // namespace lacuna::widgets::action_rows
