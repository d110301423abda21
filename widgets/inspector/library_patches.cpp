#include "widgets/inspector/library_patches.hpp"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>

#include "core/library/clip_list.hpp"
#include "core/session/steps.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/library_choice.hpp"
#include "widgets/inspector/patch_picture.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/window/file_dialogs.hpp"

namespace lacuna::widgets {
namespace {

constexpr int patches_a_row = 3;

}  // namespace

struct LibraryPatches::Opening {
  std::string path;
  library::Match match;
};

LibraryPatches::LibraryPatches(session::Session& session, ThemeStore& themes, LibraryBuilder& builder, jobs::JobRunner& jobs, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes), builder_(builder), folder_(LibraryChoice::folder()), search_(jobs, nullptr) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  buildHead(column);
  buildPatches(column);
  connect(&search_, &LibrarySearch::found, this, &LibraryPatches::showFound);
  connect(&search_, &LibrarySearch::failed, this, [this](const Error& error) {
    const bool can_build = error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Mismatch || error.kind == ErrorKind::Unreadable;
    showLine(coreText(error.what), can_build);
  });
  connect(&builder, &LibraryBuilder::moved, this, [this] { line_->setText(buildingLine()); });
  connect(&builder, &LibraryBuilder::ended, this, &LibraryPatches::endBuilding);
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ClipChanged>(change)) showOpened();
  });
}

LibraryPatches::~LibraryPatches() = default;

void LibraryPatches::buildHead(QVBoxLayout* column) {
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  folder_name_ = new ElidedLabel({}, fonts::body(), &Theme::text2, themes_, this);
  auto* choose = new QPushButton(tr("Choose folder\u2026"), this);
  choose->setFont(fonts::body());
  choose->setToolTip(tr("Choose folder\nThe clips in it are what the prediction is compared with"));
  connect(choose, &QPushButton::clicked, this, [this] { askFolder(*window(), tr("Folder of clips"), [this](const QString& path) { setFolder(path); }); });
  row->addWidget(folder_name_, 1);
  row->addWidget(choose);
  column->addLayout(row);
  line_ = new Label({}, fonts::body(), &Theme::text2, themes_, this);
  line_->setWordWrap(true);
  line_->setTextFormat(Qt::PlainText);
  line_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  build_ = new QPushButton(this);
  build_->setFont(fonts::body());
  connect(build_, &QPushButton::clicked, this, &LibraryPatches::buildLibrary);
  column->addWidget(line_);
  column->addWidget(build_, 0, Qt::AlignLeft);
  line_->hide();
  build_->hide();
}

void LibraryPatches::buildPatches(QVBoxLayout* column) {
  grid_ = new QWidget(this);
  auto* grid = new QGridLayout(grid_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(6);
  grid->setVerticalSpacing(8);
  for (int i = 0; i < static_cast<int>(LibrarySearch::count); ++i) {
    auto* patch = new LibraryPatchButton(themes_, grid_);
    connect(patch, &QAbstractButton::clicked, this, [this, i] { open(static_cast<std::size_t>(i)); });
    QSizePolicy policy = patch->sizePolicy();
    policy.setRetainSizeWhenHidden(true);  // nothing below jumps while the first search runs
    patch->setSizePolicy(policy);
    patch->hide();
    grid->addWidget(patch, i / patches_a_row, i % patches_a_row);
    patches_.push_back(patch);
  }
  grid->setColumnStretch(patches_a_row, 1);
  caption_ = new Label({}, fonts::caption(), &Theme::text3, themes_, this);
  caption_->setWordWrap(true);
  column->addWidget(grid_);
  column->addWidget(caption_);
}

void LibraryPatches::setFolder(const QString& folder) {
  folder_ = folder;
  LibraryChoice::setFolder(folder);
  builder_.cancel();
  ask();
}

void LibraryPatches::find(const std::shared_ptr<const latent::Run>& run, int row) {
  run_ = run;
  row_ = row;
  ask();
}

void LibraryPatches::ask() {
  folder_name_->setText(folder_.isEmpty() ? tr("No folder yet") : QFileInfo(folder_).fileName());
  folder_name_->setToolTip(QDir::toNativeSeparators(folder_));
  if (builder_.busy()) return showLine(buildingLine(), true);
  if (folder_.isEmpty()) return showLine(tr("Choose a folder of clips: what is in them is what the prediction is compared with."), false);
  const auto run = run_.lock();
  if (!run) return;
  setStale(true);
  search_.find(folder_.toStdString(), run, row_);
}

void LibraryPatches::setStale(bool stale) {
  for (LibraryPatchButton* patch : patches_) patch->setStale(stale);
}

void LibraryPatches::showLine(const QString& line, bool can_build) {
  search_.cancel();
  line_->setText(line);
  line_->show();
  build_->setText(builder_.busy() ? tr("Cancel") : tr("Build library"));
  build_->setVisible(can_build);
  grid_->hide();
  caption_->hide();
  Q_EMIT answered();
}

void LibraryPatches::showFound() {
  const LibraryAnswer& answer = *search_.answer();
  line_->hide();
  build_->hide();
  grid_->show();
  caption_->show();
  caption_->setText(tr("Closest true patches of %1 clips, at most %2 of one clip, by cosine similarity.")
                        .arg(words::count(static_cast<std::int64_t>(answer.library->contents().clips.size())))
                        .arg(LibrarySearch::most_a_clip));
  for (std::size_t i = 0; i < patches_.size(); ++i) {
    patches_[i]->setVisible(i < answer.matches.size());
    if (i < answer.matches.size()) showPatch(i);
  }
  setStale(false);
  Q_EMIT answered();
}

void LibraryPatches::showPatch(std::size_t i) {
  const LibraryAnswer& answer = *search_.answer();
  const library::Library& library = *answer.library;
  const library::Match& match = answer.matches[i];
  const mask::TokenGrid one_step{1, library.contents().rows, library.contents().cols};
  const QString clip = QString::fromStdString(library.clipOf(match).path);
  const QString time = words::number(library.momentOf(match).time_s, 2) + QStringLiteral("\u00a0s");
  LibraryPatchButton::Shown shown{{}, words::number(match.cosine, 2), time, clip, {}};
  if (answer.moments[i])
    shown.picture = patchPicture(*answer.moments[i], one_step, one_step.id({0, match.row, match.col}), LibraryPatchButton::side,
                                 devicePixelRatioF(), themes_.theme());
  const QString similarity = words::number(match.cosine, 3);
  shown.words = tr("%1 \u00b7 %2, row %3, column %4: cosine similarity %5\n%6")
                    .arg(clip, time)
                    .arg(match.row + 1)
                    .arg(match.col + 1)
                    .arg(similarity, answer.moments[i] ? tr("Opens the clip there") : tr("This clip cannot be read now"));
  patches_[i]->setShown(std::move(shown));
}

void LibraryPatches::open(std::size_t i) {
  const auto& answer = search_.answer();
  if (!answer || i >= answer->matches.size()) return;
  const library::Library& library = *answer->library;
  const library::Match& match = answer->matches[i];
  const library::Settings& settings = library.contents().settings;
  const std::string path = library::pathOf(library.folder(), library.clipOf(match));
  opening_ = std::make_unique<Opening>(Opening{path, match});
  session_.openClip(path, session::Session::Input{{library.windowOf(match).start_frame, settings.frames, settings.rate_fps}, settings.crop});
}

/// Goes to the patch once its clip is there.
void LibraryPatches::showOpened() {
  if (!opening_ || session_.clipLoading().busy) return;
  const Opening opened = *std::exchange(opening_, nullptr);
  const auto& placement = session_.placement();
  if (session_.document().clip_path != opened.path || !placement || placement->grid.steps == 0) return;
  const mask::TokenGrid& grid = placement->grid;
  const mask::Cell cell{static_cast<int>(opened.match.step), opened.match.row, opened.match.col};
  if (cell.step >= grid.steps || cell.row >= grid.rows || cell.col >= grid.cols) return;
  session_.setPlayhead(session::firstFrameOf(session_, cell.step));
  session_.pick(grid.id(cell));
}

/// The same button cancels.
void LibraryPatches::buildLibrary() {
  if (builder_.busy()) {
    builder_.cancel();
    return ask();
  }
  const auto run = run_.lock();
  if (!run || folder_.isEmpty()) return;
  const session::Document& document = session_.document();
  library::BuildRequest request{folder_.toStdString(), {}, run->model, {}};
  request.settings.frames = document.sampling.frames;
  request.settings.rate_fps = document.sampling.rate_fps;
  request.settings.crop = document.crop;
  builder_.build(std::move(request));
  showLine(buildingLine(), true);
}

QString LibraryPatches::buildingLine() const {
  const auto& progress = builder_.progress();
  if (!progress) return tr("Looking for clips\u2026");
  const int clip = static_cast<int>(std::min(progress->done + 1, progress->total));
  return tr("Clip %1 of %2: %3").arg(clip).arg(progress->total).arg(coreText(progress->doing));
}

void LibraryPatches::endBuilding() {
  if (builder_.error()) return showLine(wordsOf(*builder_.error()).line, true);
  ask();
}

}  // namespace lacuna::widgets
