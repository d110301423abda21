#include "widgets/detail/detail_pictures.hpp"

#include <algorithm>
#include <cmath>

#include "core/session/studies.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {

constexpr double title_height = 18, gap = 12, scale_height = 24, most_side = 420;

QImage imageOf(const Image& image) { return QImage(image.rgb.data(), image.width, image.height, image.width * 3, QImage::Format_RGB888).copy(); }

const detail::Sample* sampleOf(const detail::Result& result, detail::Kind kind, double strength) {
  const auto found = std::ranges::find_if(result.samples, [&](const detail::Sample& sample) { return sample.kind == kind && std::abs(sample.strength - strength) < 1e-9; });
  return found != result.samples.end() ? &*found : nullptr;
}

/// `room`: for the title, which may be wider than a small tile.
void paintTile(QPainter& painter, const QRectF& tile, double room, const QImage& image, const QString& title, const Theme& theme) {
  painter.setFont(fonts::caption());
  painter.setPen(theme.text2);
  painter.drawText(QRectF(tile.left(), tile.top() - title_height, room, title_height), Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(title, Qt::ElideRight, static_cast<int>(room)));
  painter.drawImage(tile, image);
}

void paintMoves(QPainter& painter, const QRectF& tile, const DetailPicture& picture, const Theme& theme) {
  const double wide = tile.width() / picture.cols, high = tile.height() / picture.rows;
  for (int row = 0; row < picture.rows; ++row)
    for (int col = 0; col < picture.cols; ++col) {
      QColor color = theme.emberAt(std::clamp(picture.shares[static_cast<std::size_t>(row * picture.cols + col)], 0.0, 1.0));
      color.setAlphaF(0.82F);
      painter.fillRect(QRectF(tile.left() + col * wide, tile.top() + row * high, wide, high), color);
    }
}

void paintScale(QPainter& painter, const QRectF& tile, double width, const Theme& theme) {
  QLinearGradient scale(tile.left(), 0, tile.right(), 0);
  for (int i = 0; i <= 8; ++i) scale.setColorAt(i / 8.0, theme.emberAt(i / 8.0));
  painter.fillRect(QRectF(tile.left(), tile.bottom() + 4, tile.width(), 5), scale);
  painter.setFont(fonts::axis());
  painter.setPen(theme.text3);
  const QRectF texts(tile.left(), tile.bottom() + 10, tile.width(), 14);
  const QString whole = DetailPictures::tr("1: as another place");
  const double needs = painter.fontMetrics().horizontalAdvance(whole);
  painter.drawText(texts, Qt::AlignLeft | Qt::AlignVCenter, DetailPictures::tr("0"));
  constexpr double zero = 20;  // the 0 and a gap
  if (needs + zero <= tile.width()) return painter.drawText(texts, Qt::AlignRight | Qt::AlignVCenter, whole);
  const double one = painter.fontMetrics().horizontalAdvance(QChar('1'));
  const QRectF beyond(tile.right() - one, texts.top(), needs, texts.height());
  const bool fits = tile.width() - one + needs <= width;
  painter.drawText(fits ? beyond : texts, (fits ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, fits ? whole : QStringLiteral("1"));
}

}  // namespace

void paintDetailPicture(QPainter& painter, const QRectF& box, const DetailPicture& picture, const Theme& theme) {
  if (picture.original.isNull()) return;
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const double side = std::min({(box.width() - 2 * gap) / 3, box.height() - title_height - scale_height, most_side});
  if (side < 8) return;
  const QString titles[] = {DetailPictures::tr("As it is"), picture.changed_name, DetailPictures::tr("How far the latents move")};
  const QFontMetricsF metrics(fonts::caption());
  double widest = side;
  for (const QString& title : titles) widest = std::max(widest, std::ceil(metrics.horizontalAdvance(title)));
  const double room = std::min(widest, (box.width() - 2 * gap) / 3);  // small tiles stand apart, so that their titles are read
  const auto tile = [&](int i) { return QRectF(box.left() + i * (room + gap), box.top() + title_height, side, side); };
  paintTile(painter, tile(0), room, picture.original, titles[0], theme);
  paintTile(painter, tile(1), room, picture.changed, titles[1], theme);
  paintTile(painter, tile(2), room, picture.changed, titles[2], theme);
  if (picture.shares.empty()) {
    QColor veil = theme.panel;
    veil.setAlphaF(0.7F);
    painter.fillRect(tile(2), veil);
    painter.setPen(theme.text2);
    painter.drawText(tile(2).adjusted(6, 6, -6, -6), Qt::AlignCenter | Qt::TextWordWrap, DetailPictures::tr("Not measured"));
    return;
  }
  paintMoves(painter, tile(2), picture, theme);
  paintScale(painter, tile(2), room, theme);
}

DetailPictures::DetailPictures(session::Session& session, ThemeStore& themes, QWidget* parent) : FigureView(themes, parent), session_(session) {
  setAccessibleName(tr("Frame as it is, changed, and what the latents move"));
  on_study_ = session_.studies().detail.changed.connect([this] { refresh(); });
  on_session_ = session_.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::PlayheadMoved>(change) || std::holds_alternative<session::ClipChanged>(change)) refresh();
  });
  refresh();
}

std::shared_ptr<const detail::Result> DetailPictures::measured() const {
  const auto& study = session_.studies().detail;
  const bool of_shown = study.shown() && study.result() && study.result()->window == study.shown()->window;
  return of_shown ? study.result() : nullptr;
}

void DetailPictures::refresh() {
  const auto& study = session_.studies().detail;
  const auto& shown = study.shown();
  picture_ = {};
  if (!shown) return update();
  const auto frame = static_cast<std::size_t>(std::clamp(session_.playhead(), 0, static_cast<int>(shown->original.size()) - 1));
  picture_.stale = shown->window != session_.window();
  picture_.original = imageOf(shown->original[frame]);
  picture_.changed = imageOf(shown->changed[frame]);
  picture_.changed_name = tr("%1, strength %2").arg(coreText(detail::infoOf(shown->kind).title), words::number(shown->strength, 2));
  const auto result = measured();
  const detail::Sample* sample = result ? sampleOf(*result, shown->kind, shown->strength) : nullptr;
  const double whole = sample != nullptr && !result->yardsticks.empty() ? result->yardsticks.front().latents.one_minus_cosine : 0;
  if (whole > 0) {
    const media::ClipTensor& input = result->window->input;
    const mask::TokenGrid grid = result->model->description().gridFor(input.frames, input.height, input.width);
    const int step = std::min(grid.steps - 1, static_cast<int>(frame) * grid.steps / input.frames);
    picture_.rows = grid.rows;
    picture_.cols = grid.cols;
    for (int i = 0; i < grid.perStep(); ++i) picture_.shares.push_back(sample->tokens[static_cast<std::size_t>(step * grid.perStep() + i)].one_minus_cosine / whole);
  }
  setAccessibleDescription(picture_.changed_name);
  update();
}

bool DetailPictures::hasFigure() const { return session_.studies().detail.result() != nullptr; }

Figure DetailPictures::figure() const {
  const auto result = measured();
  return {tr("What a change moves"), QSizeF(760, 300), [picture = picture_](QPainter& painter, const QRectF& box, const Theme& theme) { paintDetailPicture(painter, box, picture, theme); },
          result ? detail::tokensTable(*result) : latent::Table{}};
}

void DetailPictures::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setOpacity(picture_.stale ? 0.5 : 1);
  paintDetailPicture(painter, QRectF(rect()).adjusted(2, 2, -2, -2), picture_, themes_.theme());
  painter.setOpacity(1);
  if (hasFocus()) drawFocusRing(painter, rect(), 6, themes_.theme());
}

}  // namespace lacuna::widgets
