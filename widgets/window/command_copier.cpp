#include "widgets/window/command_copier.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>
#include <QStandardPaths>
#include <utility>

#include "widgets/compare/compare_area.hpp"
#include "widgets/compare/runs_page.hpp"
#include "widgets/compare/surprise_page.hpp"
#include "widgets/detail/detail_page.hpp"
#include "widgets/inspector/inspector_panel.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/sweeps/sweeps_page.hpp"

namespace lacuna::widgets {
namespace {

using session::CommandOf;

session::CommandView viewOf(const ViewState& view, const std::string& bundled_model) {
  session::CommandView wanted;
  wanted.bundled_model = bundled_model;
  wanted.folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation).toStdString() + "/lacuna/commands";
  wanted.metric = view.metric;
  wanted.attention_block = view.attention_block;
  wanted.attention_head = view.attention_head;
  if (view.workspace == Workspace::Attention && view.attention_mode == AttentionMode::Table)
    wanted.attention_table = view.attention_queries == AttentionQueries::This  ? latent::Queries::One
                             : view.attention_queries == AttentionQueries::All ? latent::Queries::All
                                                                               : latent::Queries::Hidden;
  return wanted;
}

CommandOf shownPage(const QWidget* page) {
  if (qobject_cast<const SurprisePage*>(page)) return CommandOf::Surprise;
  if (qobject_cast<const SweepsPage*>(page)) return CommandOf::Sweep;
  return qobject_cast<const DetailPage*>(page) ? CommandOf::Detail : CommandOf::Compare;
}

}  // namespace

std::vector<CommandOf> shownCommands(const session::Session& session, const ViewState& view, MainWindow& window) {
  if (view.workspace == Workspace::Compare) return {shownPage(window.compareArea().shownPage())};
  if (view.workspace == Workspace::Attention && session.picked()) return {CommandOf::Attention};
  if (window.inspectorShown() && window.inspector().currentTab() == "probe" && hasCommand(session, CommandOf::Probe)) return {CommandOf::Probe};
  const bool laid_out = view.workspace == Workspace::Explore && session.latentResult().run && !session.shownLayout().principal();
  return laid_out ? std::vector{CommandOf::Predict, CommandOf::Project} : std::vector{CommandOf::Predict};
}

CommandCopier::CommandCopier(const session::Session& session, const ViewState& view, std::string bundled_model, MainWindow& window)
    : QObject(&window), session_(session), view_(view), bundled_model_(std::move(bundled_model)), window_(window) {}

void CommandCopier::copy(const std::vector<CommandOf>& commands) {
  session::CommandText all;
  for (const CommandOf what : commands) {
    auto command = session::commandOf(session_, what, viewOf(view_, bundled_model_));
    if (!command) continue;
    all.line += (all.line.empty() ? "" : "\n") + command->line;
    std::move(command->files.begin(), command->files.end(), std::back_inserter(all.files));
  }
  if (all.line.empty()) return window_.notify(NoticeKind::Warning, tr("The command line has no words for this. Nothing was copied."));
  window_.ongoing().files().cancel(writing_);  // the clipboard is for the newest
  writing_ = window_.ongoing().files().start({[all](const jobs::JobContext&) { session::writeFilesOf(all); }, [all] { return toldOf(all); }, {},
                                   [self = QPointer(this), all](const Outcome<bool>& outcome) {
                                     if (!outcome.ok()) return;
                                     const QString lines = QString::fromStdString(all.line);
                                     QGuiApplication::clipboard()->setText(lines);
                                     if (self) Q_EMIT self->copied(lines);
                                   }});
}

QString CommandCopier::toldOf(const session::CommandText& command) {
  QStringList files;
  for (const session::CommandFile& file : command.files)
    if (!files.contains(QString::fromStdString(file.path))) files << QString::fromStdString(file.path);
  return files.isEmpty() ? tr("Copied: %1").arg(QString::fromStdString(command.line).replace('\n', "; "))
                         : tr("Copied. What was drawn or named by hand is in %1, which the command reads.").arg(files.join(", "));
}

}  // namespace lacuna::widgets
