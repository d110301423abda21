#include "widgets/token_words.hpp"

#include <QCoreApplication>

namespace lacuna::widgets {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(TokenWords)
};

}  // namespace

QString tokenWords(const session::Session& session, TokenId token, std::optional<float> error) {
  const auto& placement = session.placement();
  if (!placement || index(token) >= placement->grid.size()) return {};
  const mask::Cell cell = placement->grid.cell(token);
  const bool hidden = session.mask().grid() == placement->grid && session.mask().hidden(token);
  const QString state = hidden ? Words::tr("hidden") : Words::tr("visible");
  const QString place = Words::tr("Row %1, column %2, step %3, %4").arg(cell.row + 1).arg(cell.col + 1).arg(cell.step + 1).arg(state);
  return error ? Words::tr("%1, error %2").arg(place).arg(static_cast<double>(*error), 0, 'f', 2) : place;
}

}  // namespace lacuna::widgets
