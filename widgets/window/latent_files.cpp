#include "widgets/window/latent_files.hpp"

#include "core/media/clip_writer.hpp"
#include "core/session/point_table.hpp"
#include "widgets/export/image_of.hpp"
#include "widgets/export/stoppable_write.hpp"
#include "widgets/export/when_current.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/window/file_dialogs.hpp"

namespace lacuna::widgets {
namespace {

void writeFilm(const std::vector<QByteArray>& frames, const std::string& path, const jobs::JobContext& context) {
  media::writeClip(path, LatentFilm::rate_fps, static_cast<int>(frames.size()), [&frames](int i) { return imageOf(QImage::fromData(frames[static_cast<std::size_t>(i)], "PNG")); }, context);
}

QString endingOf(LatentExport::What what) {
  switch (what) {
    case LatentExport::What::Picture: return QStringLiteral("png");
    case LatentExport::What::Drawing: return QStringLiteral("svg");
    case LatentExport::What::Turn:
    case LatentExport::What::Time: break;
  }
  return QStringLiteral("mp4");
}

}  // namespace

LatentFiles::LatentFiles(session::Session& session, ThemeStore& themes, MainWindow& window)
    : QObject(&window), session_(session), themes_(themes), window_(window) {}

QString LatentFiles::caption() const {
  const auto& run = *session_.latentResult().run;
  const QString axes = coreText(session_.layoutText());
  return tr("%1, layer-normed. Run %2").arg(axes, QString::fromStdString(run.hash.hex()).left(8));
}

void LatentFiles::askView() {
  if (!session_.latentResult().run) return;
  const LatentView& view = window_.latentPanel().view();
  auto* dialog = new LatentExport(view.size(), session_.latentResult().run->grid().steps, themes_, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &LatentExport::wanted, this, [this, dialog] {
    const auto what = dialog->what();
    const auto plan = dialog->plan();
    const QString ending = endingOf(what);
    const SaveKind kind = ending == QLatin1String("mp4") ? save_kind::video : save_kind::figure;
    askSave(window_, window_.preferences(), {kind, tr("Save the latent space"), {tr("%1 file (*.%2)").arg(ending.toUpper(), ending)}, savedName(session_, QStringLiteral("latent"), true)},
            [this, what, plan](const QString& path) { saveView(what, plan, path); });
  });
  dialog->open();
}

void LatentFiles::saveView(LatentExport::What what, const LatentFilm::Plan& plan, const QString& path) {
  LatentPanel& panel = window_.latentPanel();
  const std::string file = path.toStdString();
  if (what == LatentExport::What::Drawing) {
    writeWhenCurrent(session_, window_, panel, file, [this, &panel, path, file](FileWriter::Id id) {
      window_.ongoing().files().start(id, {[drawing = panel.view().drawing(caption()), file](const jobs::JobContext& context) { writeBytes(svgOf(drawing), file, context); }, told(path)});
    });
    return;
  }
  cancelFilm();
  writing_ = writeWhenCurrent(session_, window_, panel, file, [this, what, plan, path](FileWriter::Id id) { draw(what, plan, path, id); },
                              [self = QPointer(this)] {
                                if (self) self->endFilm();
                              });
  waits_ = true;
}

/// What is drawn in many turns of the event loop, and then written.
void LatentFiles::draw(LatentExport::What what, const LatentFilm::Plan& plan, const QString& path, FileWriter::Id writing) {
  waits_ = false;
  FileWriter& files = window_.ongoing().files();
  const std::string file = path.toStdString();
  film_ = new LatentFilm(window_.latentPanel().view(), plan, themes_, this);
  connect(film_, &QObject::destroyed, this, [kept = window_.ongoing().keepWindow()]() mutable { kept.reset(); });  // it draws this window
  connect(film_, &LatentFilm::progress, this,
          [&files, writing](int frame, int frames) { files.report(writing, {"Drawing the pictures", static_cast<double>(frame), static_cast<double>(frames), "frames"}); });
  connect(film_, &LatentFilm::failed, this, [this, &files, writing, file](const QString& why) {
    film_ = nullptr;
    files.fail(writing, {ErrorKind::Refused, why.toStdString(), file});
  });
  connect(film_, &LatentFilm::finished, this, [this, &files, writing, what, file, done = told(path)](const std::vector<QByteArray>& frames) {
    film_ = nullptr;
    if (what == LatentExport::What::Picture)
      return files.start(writing, {[png = frames.front(), file](const jobs::JobContext& context) { writeBytes(png, file, context); }, done});
    files.start(writing, {[frames, file](const jobs::JobContext& context) { writeFilm(frames, file, context); }, done});
  });
}

std::function<QString()> LatentFiles::told(const QString& path) {
  return [path] { return tr("Saved the latent space as %1").arg(path); };
}

/// It was cancelled.
void LatentFiles::endFilm() {
  waits_ = false;
  if (film_) film_->cancel();
  film_ = nullptr;
}

bool LatentFiles::filming() const { return film_ != nullptr || (waits_ && window_.ongoing().files().busy(writing_)); }

void LatentFiles::cancelFilm() {
  if (filming()) window_.ongoing().files().cancel(writing_);
}

void LatentFiles::askPoints() {
  askSave(window_, window_.preferences(), {save_kind::table, tr("Save the points"), {tr("Tables (*.csv)"), tr("NumPy (*.npz)")}, savedName(session_, QStringLiteral("points"))}, [this](const QString& path) { savePoints(path); });
}

void LatentFiles::savePoints(const QString& path) {
  const std::string file = path.toStdString();
  writeWhenCurrent(session_, window_, window_, file, [this, path, file](FileWriter::Id id) {
    window_.ongoing().files().start(id, {[table = session::pointTable(session_), settings = caption().toStdString(), file](const jobs::JobContext&) {
                                           file.ends_with(".npz") ? session::writeNpz(table, settings, file) : session::writeCsv(table, file);
                                         },
                                         [path] { return tr("Saved the points as %1").arg(path); }});
  });
}

}  // namespace lacuna::widgets
