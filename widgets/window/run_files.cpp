#include "widgets/window/run_files.hpp"

#include <QBuffer>
#include <filesystem>

#include "core/base/whole_file.hpp"
#include "core/latent/export.hpp"
#include "core/mask/mask_io.hpp"
#include "core/session/run_before.hpp"
#include "core/session/studies.hpp"
#include "widgets/export/stoppable_write.hpp"
#include "widgets/export/when_current.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/layers/layer_edits.hpp"
#include "widgets/ongoing/ongoing_work.hpp"

namespace lacuna::widgets {
namespace {

void writeText(const std::string& text, const std::string& path) {
  writeWhole(path, [&text](std::ostream& file) { file << text; });
}

std::string folderFor(const session::KeptRuns& kept, const latent::Run& run, const std::string& parent) {
  const session::KeptRun* own = session::keptAs(kept, run);
  const std::string number = own != nullptr ? std::to_string(static_cast<std::uint32_t>(own->number)) + "-" : std::string();
  return parent + "/lacuna-run-" + number + run.hash.hex().substr(0, 8);
}

}  // namespace

void writeMask(const std::vector<mask::MaskShape>& shapes, const mask::Mask& mask, const std::string& path) {
  if (path.size() > 4 && path.compare(path.size() - 4, 4, ".npy") == 0) return mask::writeNpy(mask, path);
  writeText(mask::shapesToJson(shapes), path);
}

RunFiles::RunFiles(session::Session& session, jobs::JobRunner& jobs, MainWindow& window)
    : QObject(&window), session_(session), jobs_(jobs), window_(window) {}

void RunFiles::loadMask(const QString& path) { readMask(path, false); }
void RunFiles::addMask(const QString& path) { readMask(path, true); }

void RunFiles::readMask(const QString& path, bool as_layers) {
  using Shapes = std::vector<mask::MaskShape>;
  jobs_.start<Shapes>(
      reading_, [path = path.toStdString()](const jobs::JobContext&) { return mask::readMask(path); }, nullptr,
      [this, as_layers](Outcome<Shapes> outcome) {
        if (outcome.error()) return window_.notify(NoticeKind::Error, toldOf(*outcome.error()));
        if (outcome.ok()) placeLayers(session_, std::move(outcome.value()), as_layers, as_layers ? QStringLiteral("Add mask") : QStringLiteral("Load mask"));
      });
}

void RunFiles::readTable(const QString& path, std::function<void(const std::vector<analysis::TokenNumbers>&)> use) {
  using Columns = std::vector<analysis::TokenNumbers>;
  if (!session_.placement()) return;
  jobs_.start<Columns>(
      reading_, [path = path.toStdString(), grid = session_.placement()->grid](const jobs::JobContext&) { return analysis::readTokenTable(path, grid); },
      nullptr,
      [this, use = std::move(use)](Outcome<Columns> outcome) {
        if (outcome.error()) return window_.notify(NoticeKind::Error, toldOf(*outcome.error()));
        if (outcome.ok()) use(outcome.value());
      });
}

void RunFiles::write(std::function<void(const jobs::JobContext&)> work, std::function<QString()> done) {
  window_.ongoing().files().start({std::move(work), std::move(done)});
}

void RunFiles::saveMask(const QString& path) {
  write([shapes = session_.document().shapes, mask = session_.mask(),
         path = path.toStdString()](const jobs::JobContext&) { writeMask(shapes, mask, path); },
        [path] { return tr("Saved the mask as %1").arg(path); });
}

void RunFiles::exportRun(const QString& parent_folder) {
  const std::string parent = parent_folder.toStdString();
  const std::string announced = session_.resultIsCurrent() ? folderFor(session_.studies().runs, *session_.result().run, parent) : parent + "/lacuna-run";  // whose number is to come
  writeWhenCurrent(session_, window_, window_, announced, [this, parent](FileWriter::Id id) {
    const session::Result& result = session_.result();
    const std::string folder = folderFor(session_.studies().runs, *result.run, parent);
    const latent::MadeFrom mask = session::madeFrom(session_.studies().runs, *result.run);
    const std::string model = session_.document().model_path;
    window_.ongoing().files().start(id, {[run = result.run, folder, deviation = session_.deviation(), mask, model](const jobs::JobContext&) { latent::writeRunFiles(*run, folder, deviation, mask, model); },
                                         [folder] { return tr("Exported the run to %1").arg(QString::fromStdString(folder)); }});
  });
}

void RunFiles::savePicture(const QImage& picture, const QString& path) {
  write(
      [picture, path](const jobs::JobContext& context) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (!picture.save(&buffer, "PNG"))
          fail(ErrorKind::Refused, "This picture cannot be made into a PNG file. Is memory full?", path.toStdString());
        writeBytes(bytes, path.toStdString(), context);
      },
      [path] { return tr("Saved the picture as %1").arg(path); });
}

}  // namespace lacuna::widgets
