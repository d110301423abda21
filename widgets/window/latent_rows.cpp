#include "widgets/window/action_rows.hpp"

namespace lacuna::widgets::action_rows {

void addLatentRows(const Reach& reach) {
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
  reach.actions.add({"latent.enough", "View/Latent space", tr("Stop fitting here"), "", tr("Keep the layout as it is now"), "",
                     [&session] { session.endFitting(); }, [&session] { return session.layoutStatus().busy; }, {}});
}

}  // namespace lacuna::widgets::action_rows
