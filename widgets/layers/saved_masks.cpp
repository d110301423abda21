#include "widgets/layers/saved_masks.hpp"

#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QPainter>

#include "widgets/canvas/canvas_images.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/layers/layer_edits.hpp"

namespace lacuna::widgets {
namespace {

constexpr int columns = 3;

struct Thumbnail {
  QImage hidden;
  QString problem;
};

/// The step in the middle, or why there is none: a mask may need what this clip has not.
Thumbnail thumbnailOf(const SavedMask& saved, const mask::GridPlacement& placement, mask::CoverageRule rule) {
  try {
    return {hiddenImage(mask::rasterise(*saved.shapes, placement, rule), placement.grid.steps / 2), {}};
  } catch (const Failure& failure) {
    return {{}, wordsOf(failure.error()).line};
  }
}

}  // namespace

MaskThumbnail::MaskThumbnail(ThemeStore& themes, QWidget* parent) : QAbstractButton(parent), themes_(themes) {
  setAttribute(Qt::WA_Hover);
  setFocusPolicy(Qt::TabFocus);
  setContextMenuPolicy(Qt::CustomContextMenu);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void MaskThumbnail::setMask(const QString& name, const QImage& hidden, const QString& problem) {
  name_ = name;
  hidden_ = hidden;
  setAccessibleName(name);
  const QString help = problem.isEmpty() ? tr("Click: in the place of this mask. Shift+click: as layers on top") : problem;
  setToolTip(QString("%1\n%2").arg(name, help).toHtmlEscaped().replace('\n', "<br>"));
  update();
}

void MaskThumbnail::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  drawBox(painter, rect(), 6, isDown() ? theme.active : underMouse() ? theme.hover : theme.raised, theme.line2);
  const QRect area(6, 6, width() - 12, height() - 28);
  painter.fillRect(area, theme.canvas);
  if (hidden_.isNull()) drawIcon(painter, "mask", theme.ctl, QRect(area.center() - QPoint(9, 9), QSize(20, 20)), 20);
  const double wide = hidden_.isNull() ? 0 : area.width() / static_cast<double>(hidden_.width());
  const double high = hidden_.isNull() ? 0 : area.height() / static_cast<double>(hidden_.height());
  for (int row = 0; row < hidden_.height(); ++row)
    for (int col = 0; col < hidden_.width(); ++col)
      if (hidden_.constScanLine(row)[col] != 0)
        painter.fillRect(QRectF(area.left() + col * wide, area.top() + row * high, wide, high).toAlignedRect() & area, theme.hidden);
  painter.setFont(fonts::caption());
  painter.setPen(theme.text);
  const QRect line(3, height() - 20, width() - 6, 18);
  painter.drawText(line, Qt::AlignCenter, painter.fontMetrics().elidedText(name_, Qt::ElideRight, line.width()));
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

SavedMasks::SavedMasks(session::Session& session, SavedMaskStore& store, jobs::JobRunner& jobs, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), store_(store), jobs_(jobs), themes_(themes) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  none_ = new Label(tr("Masks that you keep are here for every clip."), fonts::caption(), &Theme::text3, themes, this);
  none_->setWordWrap(true);
  column->addWidget(none_);
  grid_ = new QGridLayout;
  grid_->setSpacing(6);
  for (int i = 0; i < columns; ++i) grid_->setColumnStretch(i, 1);
  column->addLayout(grid_);
  connect(&store_, &SavedMaskStore::changed, this, &SavedMasks::showNames);
  showNames();
}

void SavedMasks::showNames() {
  const auto& masks = store_.masks();
  while (thumbnails_.size() < masks.size()) {
    const std::size_t place = thumbnails_.size();
    auto* thumbnail = new MaskThumbnail(themes_, this);
    connect(thumbnail, &QAbstractButton::clicked, this, [this, place] {
      if (const auto saved = at(place)) use(*saved, QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    });
    connect(thumbnail, &QWidget::customContextMenuRequested, this, [this, place, thumbnail](const QPoint& pos) {
      if (const auto saved = at(place)) openMenu(*saved, thumbnail->mapToGlobal(pos));
    });
    grid_->addWidget(thumbnail, static_cast<int>(place) / columns, static_cast<int>(place) % columns);
    thumbnails_.push_back(thumbnail);
  }
  for (std::size_t i = 0; i < thumbnails_.size(); ++i) {
    thumbnails_[i]->setVisible(i < masks.size());
    if (i < masks.size()) thumbnails_[i]->setMask(masks[i].name, {});
  }
  none_->setVisible(masks.empty());
  drawn_for_.reset();
  if (isVisible()) refresh();
}

void SavedMasks::refresh() {
  if (!session_.placement()) return;
  const std::pair wanted(*session_.placement(), session_.document().coverage);
  if (drawn_for_ == wanted) return;
  drawn_for_ = wanted;
  using Thumbnails = std::vector<Thumbnail>;
  jobs_.start<Thumbnails>(
      drawing_,
      [masks = store_.masks(), wanted](const jobs::JobContext& context) {
        Thumbnails thumbnails;
        for (const SavedMask& saved : masks) {
          context.throwIfStopped();
          thumbnails.push_back(thumbnailOf(saved, wanted.first, wanted.second));
        }
        return thumbnails;
      },
      nullptr,
      [this](Outcome<Thumbnails> outcome) {
        if (!outcome.ok()) return drawn_for_.reset();
        for (std::size_t i = 0; i < std::min(outcome.value().size(), store_.masks().size()); ++i)
          thumbnails_[i]->setMask(store_.masks()[i].name, outcome.value()[i].hidden, outcome.value()[i].problem);
      });
}

std::optional<SavedMask> SavedMasks::at(std::size_t place) const {
  return place < store_.masks().size() ? std::optional(store_.masks()[place]) : std::nullopt;
}

void SavedMasks::use(const SavedMask& saved, bool as_layers) { placeLayers(session_, *saved.shapes, as_layers, saved.name); }

void SavedMasks::openMenu(const SavedMask& saved, const QPoint& global_pos) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Use in the place of this mask"), this, [this, saved] { use(saved, false); });
  menu->addAction(tr("Add as layers"), this, [this, saved] { use(saved, true); });
  menu->addSeparator();
  menu->addAction(tr("Move to the trash"), this, [this, saved] { store_.remove(saved); });
  menu->popup(global_pos);
}

void SavedMasks::askToSave() {
  const auto& shapes = session_.document().shapes;
  if (shapes.empty()) return;
  auto* dialog = new QInputDialog(window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Keep this mask"));
  dialog->setLabelText(tr("Name"));
  dialog->setTextValue(shapes.size() == 1 ? QString::fromStdString(shapes.front().name) : tr("Mask"));
  dialog->setOkButtonText(tr("Keep"));
  // As it is at the question: the document may go on while the dialog is open.
  connect(dialog, &QInputDialog::textValueSelected, this, [this, shapes](const QString& name) { store_.save(name, shapes); });
  dialog->open();
}

}  // namespace lacuna::widgets
