#include <QRandomGenerator>

#include "core/mask/generators.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"
#include "widgets/window/mask_edits.hpp"

namespace lacuna::widgets::action_rows {
namespace {

std::function<bool()> hasShapes(const Reach& r) {
  return [&session = r.session] { return !session.document().shapes.empty(); };
}

void applyGenerator(session::Session& session, const mask::GeneratorInfo& info) {
  mask::MaskShape shape;
  shape.id = session.newShapeId();
  shape.name = info.title;
  shape.form = mask::Generated{info.kind, QRandomGenerator::global()->generate(), 0.5};
  session.run(session::setShapes({shape}, info.title));
}

void addGeneratorRows(const Reach& r) {
  session::Session& session = r.session;
  for (const mask::GeneratorInfo& info : mask::generators())
    r.actions.add({"mask.generate." + QString::fromStdString(info.kind),
                   "Mask",
                   QString::fromStdString(info.title),
                   "",
                   QString::fromStdString(info.help),
                   "wand",
                   [&session, info] { applyGenerator(session, info); },
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
                 [&session] {
                   session.run(
                       session::setShapes(invertedShapes(session.document().shapes, session.newShapeId()), "Invert mask"));
                 },
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
                 [&files = r.files, &window = r.window] {
                   askSave(window, tr("Save mask"), {tr("Shapes (*.json)"), tr("Hidden tokens (*.npy)")}, "mask.json",
                           [&files](const QString& path) { files.saveMask(path); });
                 },
                 hasShapes(r),
                 {}});
}

}  // namespace

void addMaskRows(const Reach& reach) {
  addGeneratorRows(reach);
  addWholeMaskRows(reach);
  addMaskFileRows(reach);
}

}  // namespace lacuna::widgets::action_rows
