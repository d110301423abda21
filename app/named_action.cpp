#include "app/named_action.hpp"

#include <QApplication>
#include <QFileDialog>
#include <string_view>

#include "core/base/closest_name.hpp"
#include "core/base/outcome.hpp"
#include "core/mask/generators.hpp"
#include "widgets/layers/layer_edits.hpp"

namespace lacuna::app {
namespace {

constexpr std::string_view mask_action = "mask.generate.";

Error unknownAction(const widgets::Actions& actions, const std::string& id) {
  std::vector<std::string> ids;
  for (const widgets::ActionRow& row : actions.rows()) ids.push_back(row.id.toStdString());
  return {ErrorKind::NotFound, "There is no action of this name." + didYouMean(id, ids) + " See lacuna --list-actions.", id};
}

std::optional<Error> makeMask(Studio& studio, const std::string& generator) {
  const auto outcome = outcomeOf([&] {
    widgets::addGenerated(studio.session(), studio.view(), mask::parseGenerator(generator), false);
    return 0;
  });
  return outcome.error() ? std::optional(*outcome.error()) : std::nullopt;
}

/// Nobody is there to answer it.
std::optional<Error> asksForFile(const std::string& id) {
  const auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
  if (dialog == nullptr || dialog->acceptMode() != QFileDialog::AcceptSave) return std::nullopt;
  return Error{ErrorKind::Refused,
               "This action asks for the name of a file, which --do cannot give, so nothing was saved. Open a session that has a file (lacuna FILE.lacuna), or "
               "use the command that writes it: lacuna predict --save, --out or --json, lacuna render --out.",
               id};
}

}  // namespace

std::optional<Error> triggerNamed(Studio& studio, const std::string& id) {
  if (id.starts_with(mask_action) && id.find(',') != std::string::npos) return makeMask(studio, id.substr(mask_action.size()));
  const QString name = QString::fromStdString(id);
  if (studio.actions().action(name) == nullptr) return unknownAction(studio.actions(), id);
  if (studio.actions().trigger(name)) return asksForFile(id);
  return Error{ErrorKind::Refused, "This action is disabled now: it needs something that is not there yet, or that the actions before it took away.", id};
}

}  // namespace lacuna::app
