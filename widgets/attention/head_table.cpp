#include "widgets/attention/head_table.hpp"

#include <QCoreApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <array>

#include "widgets/controls/figure_table.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {
namespace {

struct Figure {
  const char *title, *tip;
  double (*value)(const latent::HeadFigures&);
  QString (*text)(double);
};

QString whole(double value) { return QString::number(static_cast<int>(value)); }
QString oneDecimal(double value) { return words::number(value, 1); }
QString twoDecimals(double value) { return words::number(value, 2); }
QString percent(double value) { return words::percent(value); }

const std::array figures = {
    Figure{QT_TRANSLATE_NOOP("HeadTable", "Layer"), "", [](const latent::HeadFigures& f) { return static_cast<double>(f.block); }, whole},
    Figure{QT_TRANSLATE_NOOP("HeadTable", "Head"), "", [](const latent::HeadFigures& f) { return f.head + 1.0; }, whole},
    Figure{QT_TRANSLATE_NOOP("HeadTable", "Spread, bits"), QT_TRANSLATE_NOOP("HeadTable", "Entropy of the shares, bits: 0 for one token alone"),
           [](const latent::HeadFigures& f) { return f.spread_bits; }, twoDecimals},
    Figure{QT_TRANSLATE_NOOP("HeadTable", "Visible"), QT_TRANSLATE_NOOP("HeadTable", "Share on visible tokens"),
           [](const latent::HeadFigures& f) { return f.on_visible; }, percent},
    Figure{QT_TRANSLATE_NOOP("HeadTable", "Cells"), QT_TRANSLATE_NOOP("HeadTable", "Mean distance within the frame, cells"),
           [](const latent::HeadFigures& f) { return f.distance_cells; }, oneDecimal},
    Figure{QT_TRANSLATE_NOOP("HeadTable", "Steps"), QT_TRANSLATE_NOOP("HeadTable", "Mean distance in time, steps"),
           [](const latent::HeadFigures& f) { return f.distance_steps; }, oneDecimal},
    Figure{QT_TRANSLATE_NOOP("HeadTable", "Same step"), QT_TRANSLATE_NOOP("HeadTable", "Share of attention in the query's own step"),
           [](const latent::HeadFigures& f) { return f.same_step; }, percent},
    Figure{QT_TRANSLATE_NOOP("HeadTable", "Itself"), QT_TRANSLATE_NOOP("HeadTable", "Share on the query's own token"),
           [](const latent::HeadFigures& f) { return f.itself; }, percent},
    Figure{QT_TRANSLATE_NOOP("HeadTable", "Nearby"), QT_TRANSLATE_NOOP("HeadTable", "Share within 2 cells, in the query's own step"),
           [](const latent::HeadFigures& f) { return f.nearby; }, percent},
    Figure{QT_TRANSLATE_NOOP("HeadTable", "Place"), QT_TRANSLATE_NOOP("HeadTable", "Share on the same cell in other steps"),
           [](const latent::HeadFigures& f) { return f.same_place; }, percent}};
constexpr int kind_column = 2;  // after what names a head: in a narrow panel the figures scroll, not the kind

const Figure& figureOf(int column) { return figures[static_cast<std::size_t>(column < kind_column ? column : column - 1)]; }

}  // namespace

void HeadTableModel::setHeads(std::vector<latent::HeadFigures> heads) {
  beginResetModel();
  heads_ = std::move(heads);
  endResetModel();
}

int HeadTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(figures.size()) + 1; }

QVariant HeadTableModel::data(const QModelIndex& at, int role) const {
  const latent::HeadFigures& f = head(at.row());
  const bool is_kind = at.column() == kind_column;
  if (role == Qt::TextAlignmentRole) return static_cast<int>((is_kind ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  if (role == Qt::FontRole) return is_kind ? fonts::body() : fonts::number();
  if (is_kind) return role == Qt::DisplayRole || role == Qt::UserRole ? QVariant(coreText(latent::nameOf(f.kind))) : QVariant();
  const Figure& figure = figureOf(at.column());
  if (role == Qt::DisplayRole) return figure.text(figure.value(f));
  if (role == Qt::UserRole) return figure.value(f);
  return {};
}

QVariant HeadTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const auto text = [](const char* words) { return QCoreApplication::translate("HeadTable", words); };
  if (role == Qt::DisplayRole) return section == kind_column ? tr("Kind") : text(figureOf(section).title);
  if (role == Qt::ToolTipRole) return section == kind_column ? tr("What most of the attention falls on") : text(figureOf(section).tip);
  return {};
}

HeadTable::HeadTable(QWidget* parent)
    : QTableView(parent), sorted_(new QSortFilterProxyModel(this)), columns_(showFigures(*this, *sorted_, model_)) {
  setAccessibleName(tr("Figures of all heads"));
  connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
    if (!now.isValid()) return;
    const latent::HeadFigures& head = model_.head(sorted_->mapToSource(now).row());
    Q_EMIT chosen(head.block, head.head);
  });
}

int HeadTable::neededWidth() const {
  const int rows_px = model_.rowCount() * verticalHeader()->defaultSectionSize();
  const bool scrolls = rows_px > maximumViewportSize().height();
  return columns_.needed() + 2 * frameWidth() + (scrolls ? verticalScrollBar()->sizeHint().width() : 0);
}

void HeadTable::setHeads(std::vector<latent::HeadFigures> heads) {
  const QSignalBlocker quiet(selectionModel());
  model_.setHeads(std::move(heads));
}

void HeadTable::setChosen(int block, int head) {
  const QSignalBlocker quiet(this);
  for (int row = 0; row < model_.rowCount(); ++row) {
    if (model_.head(row).block != block || model_.head(row).head != head) continue;
    const QModelIndex at = sorted_->mapFromSource(model_.index(row, 0));
    if (at.row() != currentIndex().row()) setCurrentIndex(at);
    return;
  }
}

}  // namespace lacuna::widgets
