#include <QMenu>
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <tuple>

#include "core/analysis/token_table.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"
#include "widgets/window/latent_files.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets::action_rows {
namespace {

/// Choices of a style, each its own action: what the HUD has is here for keyboards and screen readers too.
class StyleRows {
 public:
  explicit StyleRows(const Reach& reach) : actions_(reach.actions), view_(reach.window.latentPanel().view()) {}

  template <class Value>
  void choice(const char* id, const QString& text, Value SceneStyle::*member, Value value) const {
    add(id, text, [&view = view_, member, value] {
      SceneStyle style = view.sceneStyle();
      style.*member = value;
      view.setStyle(style);
    }, [&view = view_, member, value] { return view.sceneStyle().*member == value; });
  }
  void toggle(const char* id, const QString& text, bool SceneStyle::*member) const {
    add(id, text, [&view = view_, member] {
      SceneStyle style = view.sceneStyle();
      style.*member = !(style.*member);
      view.setStyle(style);
    }, [&view = view_, member] { return view.sceneStyle().*member; });
  }

 private:
  void add(const char* id, const QString& text, std::function<void()> run, std::function<bool()> checked) const {
    actions_.add({id, "View/Latent space", text, "", text, "", std::move(run), {}, std::move(checked)});
  }
  Actions& actions_;
  LatentView& view_;
};

void addStyleRows(const Reach& reach) {
  const StyleRows rows(reach);
  using enum ColorBy;
  const std::tuple<const char*, QString, ColorBy> colours[] = {
      {"latent.color.kind", tr("Colour by true and predicted"), TruePredicted}, {"latent.color.error", tr("Colour by error"), Error},
      {"latent.color.step", tr("Colour by step"), Step}, {"latent.color.row", tr("Colour by row"), Row},
      {"latent.color.column", tr("Colour by column"), Column}, {"latent.color.feature", tr("Colour by features"), Feature},
      {"latent.color.cluster", tr("Colour by cluster"), Cluster}, {"latent.color.label", tr("Colour by label"), Label},
      {"latent.color.length", tr("Colour by length"), Length}, {"latent.color.clip", tr("Colour by clip"), Clip}};
  for (const auto& [id, text, color] : colours) rows.choice(id, text, &SceneStyle::color_by, color);
  rows.choice("latent.show.bright", tr("This step bright"), &SceneStyle::show, ShowSteps::ThisStepBright);
  rows.choice("latent.show.all", tr("All steps"), &SceneStyle::show, ShowSteps::AllSteps);
  rows.choice("latent.show.only", tr("Only this step"), &SceneStyle::show, ShowSteps::OnlyThisStep);
  rows.choice("latent.show.until", tr("Up to this step"), &SceneStyle::show, ShowSteps::UpToThisStep);
  rows.toggle("latent.lines", tr("Error lines"), &SceneStyle::error_lines);
  rows.toggle("latent.path", tr("Path of the picked token"), &SceneStyle::picked_path);
  rows.toggle("latent.paths", tr("Paths of selected places"), &SceneStyle::selected_paths);
  rows.toggle("latent.outlines", tr("Outlines of clusters"), &SceneStyle::outlines);
  rows.toggle("latent.pictures", tr("Patches at their points"), &SceneStyle::pictures);
}

/// What the colours span: all numbers that the file has.
TokenColumn spanned(const analysis::TokenNumbers& numbers) {
  TokenColumn column{QString::fromStdString(numbers.name.empty() ? "no name" : numbers.name), numbers.by_token, 0, 0};
  column.low = std::numeric_limits<float>::max();
  column.high = std::numeric_limits<float>::lowest();
  for (const float value : numbers.by_token) {
    if (std::isnan(value)) continue;
    column.low = std::min(column.low, value);
    column.high = std::max(column.high, value);
  }
  return column;
}

/// A menu of the table's columns, at the mouse.
void chooseColumn(const Reach& reach, const std::vector<analysis::TokenNumbers>& columns) {
  if (columns.empty()) return reach.window.notify(NoticeKind::Error, tr("The table has no column of numbers beside those that name tokens."));
  auto* menu = new QMenu(&reach.window);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  LatentPanel& panel = reach.window.latentPanel();
  for (const analysis::TokenNumbers& numbers : columns)
    QObject::connect(menu->addAction(QString::fromStdString(numbers.name)), &QAction::triggered, &panel, [&panel, numbers] {
      panel.setColumn(std::make_shared<const TokenColumn>(spanned(numbers)));
      SceneStyle style = panel.view().sceneStyle();
      style.color_by = ColorBy::Table;
      panel.view().setStyle(style);
    });
  menu->popup(QCursor::pos());
}

void addTableRow(const Reach& reach) {
  reach.actions.add({"latent.color.table", "View/Latent space", tr("Colour by a column of a table..."), "",
                     tr("Numbers by token from a csv file, such as errors.csv of another run"), "",
                     [reach] {
                       askTable(reach.window, [reach](const QString& path) {
                         reach.files.readTable(path, [reach](const std::vector<analysis::TokenNumbers>& columns) { chooseColumn(reach, columns); });
                       });
                     },
                     [&session = reach.session] { return session.placement().has_value(); }, {}});
}

void addFitRows(const Reach& reach) {
  session::Session& session = reach.session;
  const auto add = [&](const char* id, const QString& text, session::FitOn on) {
    reach.actions.add({id, "View/Latent space", text, "", tr("Which true latents the axes are fitted on; all others are placed in them"), "",
                       [&session, on] {
                         session::LatentChoice choice = session.layoutWish().latents;
                         choice.fit_on = on;
                         choice.fit_step = on == session::FitOn::Step ? session.playheadStep() : 0;
                         session.setLatents(choice);
                       },
                       [&session] { return session.layoutSettings().method != projection::Method::Error; },
                       [&session, on] { return session.layoutWish().latents.fit_on == on; }});
  };
  add("latent.fit.all", tr("Fit on all true tokens"), session::FitOn::All);
  add("latent.fit.hidden", tr("Fit on hidden tokens only"), session::FitOn::Hidden);
  add("latent.fit.step", tr("Fit on this step"), session::FitOn::Step);
}

void addMethodRows(const Reach& reach) {
  using projection::Method;
  session::Session& session = reach.session;
  const auto add = [&](const char* id, const QString& text, const QString& help, Method method, int dimensions) {
    reach.actions.add({id, "View/Latent space", text, "", help, "",
                       [&session, method, dimensions] {
                         projection::LayoutSettings settings = session.layoutSettings();
                         settings.method = method;
                         settings.dimensions = dimensions;
                         session.setLayout(settings);
                       },
                       {},
                       [&session, method, dimensions] {
                         return session.layoutSettings().method == method && session.layoutSettings().dimensions == dimensions;
                       }});
  };
  const QString linear = tr("Principal components: distances mean something, much is left out");
  const QString near = tr("Near tokens come together; how far groups lie apart says little");
  add("latent.pca3", tr("PCA, 3 axes"), linear, Method::Pca, 3);
  add("latent.pca2", tr("PCA, 2 axes"), linear, Method::Pca, 2);
  add("latent.umap3", tr("UMAP, 3 axes"), near, Method::Umap, 3);
  add("latent.umap2", tr("UMAP, 2 axes"), near, Method::Umap, 2);
  add("latent.tsne3", tr("t-SNE, 3 axes"), near, Method::Tsne, 3);
  add("latent.tsne2", tr("t-SNE, 2 axes"), near, Method::Tsne, 2);
  add("latent.error3", tr("Error direction, time, rest"), tr("Where in latent space the model errs; the third axis is the first component of what is left"), Method::Error, 3);
  reach.actions.add({"latent.enough", "View/Latent space", tr("Stop fitting here"), "", tr("Keep the layout as it is now"), "",
                     [&session] { session.endFitting(); }, [&session] { return session.layoutStatus().busy; }, {}});
  reach.actions.add({"latent.resume", "View/Latent space", tr("Go on fitting"), "", tr("With the layout that was stopped or cancelled, as if it had not been"), "",
                     [&session] { session.resumeFitting(); }, [&session] { return session.canResumeFitting(); }, {}});
}

void addLatentPanelRows(const Reach& reach) {
  session::Session& session = reach.session;
  LatentPanel& panel = reach.window.latentPanel();
  reach.actions.add({"latent.settings", "View/Latent space", tr("Latent space settings..."), "",
                     tr("Fitting, which latents, clusters, lines, camera"), "sliders", [&panel] { panel.openSettings(); }, {}, {}});
  reach.actions.add({"latent.parallel", "View/Latent space", tr("Parallel camera"), "", tr("Near and far points are drawn alike"), "",
                     [&panel] { panel.view().setParallel(!panel.view().camera().parallel); }, {}, [&panel] { return panel.view().camera().parallel; }});
  reach.actions.add({"latent.clusters", "View/Latent space", tr("8 clusters"), "", tr("Groups of like latents by k-means, with outlines"), "",
                     [&session, &panel] {
                       session.setClusters(session.clusterCount() == 0 ? 8 : 0);
                       SceneStyle style = panel.view().sceneStyle();
                       style.color_by = session.clusterCount() > 0 ? ColorBy::Cluster : ColorBy::TruePredicted;
                       panel.view().setStyle(style);
                     },
                     {}, [&session] { return session.clusterCount() > 0; }});
}

void addSaveRows(const Reach& reach) {
  session::Session& session = reach.session;
  auto* files = new LatentFiles(session, reach.themes, reach.window);  // the window owns it
  const auto known = [&session] { return session.latentResult().run != nullptr; };
  reach.actions.add({"latent.save.view", "View/Latent space", tr("Save the latent space..."), "", tr("A picture of any size, a drawing, or a film"), "camera",
                     [files] { files->askView(); }, known, {}});
  reach.actions.add({"latent.save.points", "View/Latent space", tr("Save the points..."), "", tr("Every point with its token, error, cluster and label, as csv or npz"), "save",
                     [files] { files->askPoints(); }, known, {}});
  reach.actions.add({"latent.save.cancel", "View/Latent space", tr("Stop drawing the film"), "", tr("Nothing is written"), "",
                     [files] { files->cancelFilm(); }, [files] { return files->filming(); }, {}});
}

}  // namespace

void addLatentRows(const Reach& reach) {
  addMethodRows(reach);
  addFitRows(reach);
  addLatentPanelRows(reach);
  addSaveRows(reach);
  addStyleRows(reach);
  addTableRow(reach);
}

}  // namespace lacuna::widgets::action_rows
