#include "widgets/palette/palette_model.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <optional>

#include "widgets/palette/fuzzy.hpp"

namespace lacuna::widgets {
namespace {

constexpr int of_text = 4, of_id = 3, of_place = 2, of_help = 1, greyed = 12, ran_lately = 10;

/// A whole stretch of the text: of sentences, letters here and there fit almost anything.
int stretch(const QString& word, const QString& text) {
  const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
  if (at < 0) return 0;
  const bool begins = at == 0 || !text[at - 1].isLetterOrNumber();
  return static_cast<int>(word.size()) * 4 + (begins ? 8 : 0);
}

/// Of one word in the field where it fits best; nothing where it fits in none. The letters are of the action's text.
std::optional<int> scoreOf(const QString& word, const PaletteItem& item, QList<int>& letters) {
  int best = 0;
  const auto in_text = fuzzyMatch(word, item.text), in_id = fuzzyMatch(word, item.id);
  if (in_text) best = of_text * in_text->score;
  if (in_id) best = std::max(best, of_id * in_id->score);
  best = std::max({best, of_place * stretch(word, item.place), of_help * stretch(word, item.help)});
  if (best <= 0) return std::nullopt;
  if (in_text && of_text * in_text->score == best) letters += in_text->letters;
  return best;
}

std::optional<int> scoreOf(const QStringList& words, const QString& typed, PaletteItem& item) {
  int sum = 0;
  item.letters.clear();
  for (const QString& word : words) {
    const auto score = scoreOf(word, item, item.letters);
    if (!score) return std::nullopt;
    sum += *score;
  }
  if (item.text.startsWith(typed, Qt::CaseInsensitive) || item.id == typed) sum += 40;
  return sum - (item.enabled ? 0 : greyed);
}

}  // namespace

QString placeOf(const ActionRow& row) {
  const QString place = row.menu.section(',', 0, 0);
  if (place.isEmpty()) return {};
  const auto named = [](const QString& title) { return QCoreApplication::translate("lacuna::widgets::TopBar", title.toUtf8()); };
  const QString inner = place.section('/', 1);
  return inner.isEmpty() ? named(place) : QCoreApplication::translate("PaletteModel", "%1: %2").arg(named(place.section('/', 0, 0)), named(inner));
}

void PaletteModel::read(const QStringList& recent, const QStringList& left_out) {
  actions_.refresh();
  recent_ = recent;
  all_.clear();
  for (const ActionRow& row : actions_.rows()) {
    if (left_out.contains(row.id)) continue;
    const QAction& action = *actions_.action(row.id);
    QString text = action.text();
    all_.push_back({row.id, text.replace("&&", "&"), placeOf(row), action.shortcut().toString(QKeySequence::NativeText), row.help, row.icon, action.isEnabled(),
                    action.isCheckable() && action.isChecked(), {}});
  }
  const auto rank = [this](const PaletteItem& item) {
    const auto at = recent_.indexOf(item.id);
    return at < 0 ? recent_.size() : at;
  };
  std::stable_sort(all_.begin(), all_.end(), [&](const PaletteItem& a, const PaletteItem& b) { return rank(a) < rank(b); });
}

void PaletteModel::setTyped(const QString& typed) {
  const QString simple = typed.simplified();
  const QStringList words = simple.split(' ', Qt::SkipEmptyParts);
  std::vector<std::pair<int, PaletteItem>> fitting;
  for (const PaletteItem& item : all_) {
    PaletteItem shown = item;
    const auto score = scoreOf(words, simple, shown);
    if (words.isEmpty()) shown.letters.clear();
    if (score || words.isEmpty()) fitting.emplace_back(words.isEmpty() ? 0 : *score + (recent_.contains(item.id) ? ran_lately : 0), std::move(shown));
  }
  std::stable_sort(fitting.begin(), fitting.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  beginResetModel();
  shown_.clear();
  for (auto& [score, item] : fitting) shown_.push_back(std::move(item));
  endResetModel();
}

const PaletteItem* PaletteModel::itemAt(const QModelIndex& index) const {
  const bool there = index.isValid() && index.row() < static_cast<int>(shown_.size());
  return there ? &shown_[static_cast<std::size_t>(index.row())] : nullptr;
}

int PaletteModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
  const PaletteItem* item = itemAt(index);
  if (item == nullptr) return {};
  if (role == Qt::DisplayRole) return item->text;
  if (role == Qt::AccessibleTextRole) return item->keys.isEmpty() ? item->text : item->text + ", " + item->keys;
  if (role == Qt::AccessibleDescriptionRole) return item->enabled ? item->help : tr("Not possible now. %1").arg(item->help);
  return {};
}

}  // namespace lacuna::widgets
