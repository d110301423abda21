#include "app/render_command.hpp"

#include <QApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <algorithm>
#include <cmath>
#include <iostream>
#include <optional>

#include "app/commands.hpp"
#include "app/desktop.hpp"
#include "app/when_ready.hpp"
#include "core/base/closest_name.hpp"
#include "core/base/error.hpp"
#include "widgets/export/figure_export.hpp"
#include "widgets/export/view_list.hpp"
#include "widgets/export/walk_export.hpp"

namespace lacuna::app {
namespace {

constexpr const char *walk = "walk", *walk_window = "walk-window";

bool isWalk(const RenderOptions& options) { return options.view == walk || options.view == walk_window; }

int listViews(std::ostream& out) {
  for (const auto& entry : widgets::viewEntries()) out << entry.id.toStdString() << '\t' << entry.name.toStdString() << '\n';
  out << walk << "\tWalk through time: clip and latent space (mp4, webp)\n" << walk_window << "\tWalk through time: whole window (mp4, webp)\n";
  return Success;
}

template <class Entries>
[[noreturn]] void failUnknownView(const Entries& entries, const std::string& view) {
  std::vector<std::string> names = {"list", walk, walk_window};
  for (const auto& entry : entries) names.push_back(entry.id.toStdString());
  fail(ErrorKind::NotFound, "There is no view of this name." + didYouMean(view, names) + " See lacuna render --view list.", view);
}

void checkOptions(const RenderOptions& options) {
  const auto entries = widgets::viewEntries();
  const bool known = std::ranges::any_of(entries, [&](const auto& entry) { return entry.id.toStdString() == options.view; });
  if (!known && !isWalk(options)) failUnknownView(entries, options.view);
  if (options.out.empty()) fail(ErrorKind::Mismatch, "--out names the file to write.");
  const auto ends = [&](std::initializer_list<const char*> endings) { return std::ranges::any_of(endings, [&](const char* ending) { return options.out.ends_with(ending); }); };
  if (isWalk(options) && !ends({".mp4", ".webp"})) fail(ErrorKind::Mismatch, "A walk is saved as .mp4 or .webp.", options.out);
  if (!isWalk(options) && !ends({".png", ".svg", ".pdf"})) fail(ErrorKind::Mismatch, "A figure is saved as .png, .svg or .pdf.", options.out);
}

void needOpenGl() {
  QOffscreenSurface surface;
  surface.create();
  QOpenGLContext context;
  if (!context.create() || !context.makeCurrent(&surface))
    fail(ErrorKind::NotFound, "The views are drawn with OpenGL, and there is none without a display here. xvfb-run lacuna render ... gives a virtual one.");
  context.doneCurrent();
}

/// A saved session as the window opens it, or what else the options name. What is said of it goes to standard error, in English as
/// all that the command line says, whatever language the pictures are in.
session::Connection openNamed(Studio& studio, const RenderOptions& options) {
  QObject::connect(&studio.sessions(), &widgets::SessionFiles::said, &studio.sessions(), [](widgets::NoticeKind kind, const Error& error) {
    if (kind == widgets::NoticeKind::Warning) std::cerr << "lacuna: " << error.line() << '\n';
  });
  if (options.open.open.empty()) return openFirst(studio.session(), options.open);
  studio.sessions().begin();
  studio.sessions().open(QString::fromStdString(options.open.open));
  return {};
}

/// In pixels, whatever it was given in.
widgets::FigurePlan figurePlan(const RenderOptions& options, widgets::Look look) {
  widgets::FigurePlan plan;
  plan.view = QString::fromStdString(options.view);
  plan.dots_per_inch = options.dots_per_inch;
  plan.width_px = options.width_px > 0 ? options.width_px : static_cast<int>(std::lround(options.width_mm / 25.4 * options.dots_per_inch));
  plan.look = look;
  plan.path = QString::fromStdString(options.out);
  return plan;
}

widgets::WalkPlan walkPlan(const RenderOptions& options, widgets::Look look, const media::ClipWindow& window) {
  widgets::WalkPlan plan;
  plan.whole_window = options.view == walk_window;
  plan.height_px = options.height_px;
  plan.rate_fps = options.rate_fps > 0 ? options.rate_fps : std::max(1.0, window.sampling.rate_fps);
  plan.rounds = options.rounds;
  plan.look = look;
  plan.path = QString::fromStdString(options.out);
  return plan;
}

/// With path and reason, which a notice of the window leaves to its details.
void failed(const Error& error) {
  std::cerr << "lacuna: " << error.line() << '\n';
  QCoreApplication::exit(Failed);
}

/// Starts the export of the window; at its end the event loop ends.
void startExport(Studio& studio, const RenderOptions& options) {
  const widgets::Look look = options.open.light ? widgets::Look::Light : widgets::Look::Dark;
  auto* figures = studio.window().findChild<widgets::FigureExport*>();
  auto* walks = studio.window().findChild<widgets::WalkExport*>();
  const auto saved = [](const QString& path) {
    std::cout << "Wrote " << path.toStdString() << '\n';
    QCoreApplication::exit(Success);
  };
  QObject::connect(figures, &widgets::FigureExport::saved, &studio.window(), saved);
  const auto told = [](const QString&, const Error& error) { failed(error); };
  QObject::connect(figures, &widgets::FigureExport::failed, &studio.window(), told);
  QObject::connect(walks, &widgets::WalkExport::saved, &studio.window(), saved);
  QObject::connect(walks, &widgets::WalkExport::failed, &studio.window(), told);
  if (isWalk(options)) return walks->save(walkPlan(options, look, *studio.session().window()));
  figures->save(figurePlan(options, look));
}

}  // namespace

int renderCommand(const RenderOptions& options, int& argc, char** argv, std::ostream& out) {
  if (options.view == "list") return listViews(out);
  checkOptions(options);
  const QSize size = windowSize(options.open.window_size);
  if (!hasDisplay()) qputenv("QT_QPA_PLATFORM", "offscreen");
  prepareApplication();
  QApplication application(argc, argv);
  dressApplication();
  needOpenGl();
  Studio studio(options.open.light ? widgets::Look::Light : widgets::Look::Dark, {}, QString::fromStdString(options.open.language));
  studio.window().setAttribute(Qt::WA_DontShowOnScreen);
  studio.window().resize(size);
  studio.window().show();
  const session::Connection first_look = openNamed(studio, options);
  const WhenReady ready(studio, options.open.actions, [&](const std::optional<Error>& error) {
    if (error) return failed(*error);
    startExport(studio, options);
  });
  return QApplication::exec();
}

}  // namespace lacuna::app
