#include "widgets/scene/latent_panel.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/attention/shown_attention.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/stale_watch.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/prediction_failure.hpp"
#include "widgets/scene/latent_settings.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/token_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::size_t links_shown = 24;

/// Of the chosen map; null without one.
std::shared_ptr<const AttentionLinks> linksOf(const ShownAttention& attention) {
  const AttentionMaps& maps = attention.maps();
  if (maps.empty()) return nullptr;
  auto links = std::make_shared<AttentionLinks>(AttentionLinks{maps.query(), maps.of() == latent::AttentionOf::Predictor, {}});
  const auto sources = latent::strongestSources(maps.shares(attention.block(), attention.head()), maps.tokens(), links_shown);
  const double strongest = std::max(1e-9, static_cast<double>(sources.front().share));
  for (const latent::Source& source : sources)
    if (source.token != maps.query()) links->links.push_back({source.token, source.share / strongest});
  return links;
}

}  // namespace

struct LatentPanel::Parts {
  Parts(LatentPanel& panel, session::Session& session_in, ViewState& state_in, ThemeStore& themes_in)
      : session(session_in), state(state_in), themes(themes_in), view(new LatentView(themes_in, &panel)), empty(new StateView(themes_in, view)),
        stale(session_in), attention(session_in, state_in) {}

  session::Session& session;
  ViewState& state;
  ThemeStore& themes;
  LatentView* view;
  StateView* empty;
  SegmentedControl* methods = nullptr;
  ElidedLabel* note = nullptr;
  IconButton* sliders = nullptr;
  LatentSettings* settings = nullptr;  ///< made when it is first opened
  std::shared_ptr<const TokenColumn> column;
  std::shared_ptr<const media::ClipWindow> column_of;
  IconButton* home = nullptr;
  IconButton* camera = nullptr;
  StaleWatch stale;
  ShownAttention attention;
  std::shared_ptr<const AttentionLinks> links;
  session::Connection connection;

  SceneInput input() const {
    SceneInput input;
    input.result = session.latentResult();
    input.axes = axes();
    input.layout = session.shownLayout();
    input.moment = {0, {}, state.metric, {}, session.clustering(), session.document().labels, nullptr};
    const bool useful = input.result.run && !input.result.run->hidden_ids.empty();
    if (stale.stale() && input.result.run && PredictionFailure::of(session)) input.stale = HudState::Stale{false, 0, true};
    else if (stale.stale() && useful) input.stale = HudState::Stale{running(), percent()};
    else if (fitsAnother(input)) input.stale = HudState::Stale{true, layoutPercent()};
    input.moment.final_latents = input.layout.latents.block == 0;
    // Picked, hovered and selected tokens are of the clip as it is now, the result may be of the one before.
    const bool same_grid = input.result.run && session.placement() && input.result.run->grid() == session.placement()->grid;
    if (!same_grid) return input;
    input.moment.step = session.playheadStep();
    input.moment.picked = session.picked();
    input.moment.selection = session.selection();
    input.hovered = session.hovered();
    if (input.result.run->window == column_of) input.moment.column = column;
    const bool linked = state.show_attention && state.attention_links && !attention.stale();
    if (linked && attention.maps().request().window == session.window()) input.moment.links = links;
    return input;
  }

  /// A layout is being fitted that is not of what is shown.
  bool fitsAnother(const SceneInput& shown) const {
    const session::LayoutStatus& status = session.layoutStatus();
    return status.busy && (shown.layout != session.layoutWish() || (status.fits && shown.result.run != session.result().run));
  }

  HudState::Axes axes() const {
    const projection::LayoutSettings& settings = session.layoutSettings();
    HudState::Axes axes;
    axes.method = settings.method;
    axes.dimensions = settings.dimensions;
    axes.explained = session.layoutExplained();
    axes.error_r2 = session.layoutErrorR2();
    axes.health = session.layoutHealth();
    const session::LayoutWish shown = session.shownLayout();
    const bool drawn = shown.settings.method == projection::Method::Umap || shown.settings.method == projection::Method::Tsne;
    const QString fitted_on = coreText(session::fittedOn(shown.latents));
    axes.made = drawn ? QCoreApplication::translate("lacuna::widgets::LatentPanel", "Seed %1, fitted on %2").arg(shown.settings.seed).arg(fitted_on) : QCoreApplication::translate("lacuna::widgets::LatentPanel", "Fitted on %1").arg(fitted_on);
    const session::LayoutStatus& status = session.layoutStatus();
    axes.fitting = status.busy && status.fits;
    if (axes.fitting) axes.health.reset();
    axes.can_resume = session.canResumeFitting();
    axes.doing = QCoreApplication::translate("lacuna::widgets::LatentPanel", "%1 %2 of %3").arg(coreText(status.progress.doing)).arg(std::floor(status.progress.done)).arg(status.progress.total);
    if (status.progress.total <= 0) axes.doing = QCoreApplication::translate("lacuna::widgets::LatentPanel", "Laying out");
    if (status.error) axes.problem = wordsOf(*status.error).line;
    return axes;
  }

  bool running() const { return session.prediction().state == session::PredictionState::Running; }
  double share() const { return session.prediction().progress.fraction(); }
  int layoutPercent() const { return std::min(99, static_cast<int>(std::lround(100 * session.layoutStatus().progress.fraction()))); }
  int percent() const { return std::min(99, static_cast<int>(std::lround(100 * share()))); }

  void follow(LatentPanel& panel) {
    const SceneInput shown = input();
    view->setInput(shown);
    describe(shown);
    const bool any = session.result().run && session.result().projection;
    panel.setProgress(running() && (!any || stale.stale()) ? share() : -1);
    home->setEnabled(any);
    camera->setEnabled(any);
    note->setVisible(any);
    if (any) note->setText(noteText());
    methods->setCurrent(static_cast<int>(session.layoutSettings().method));
    any ? empty->hide() : showEmpty();
  }

  /// For screen readers: the picked token, else the one under the mouse.
  void describe(const SceneInput& shown) {
    const std::optional<TokenId> token = shown.moment.picked ? shown.moment.picked : shown.hovered;
    const int row = token && shown.result.run ? shown.result.run->rowOf(*token) : -1;
    const auto error = row < 0 ? std::nullopt : std::optional(latent::valueOf(shown.result.run->errors[static_cast<std::size_t>(row)], state.metric));
    view->setAccessibleDescription(token ? tokenWords(session, *token, error) : LatentPanel::tr("No token picked"));
  }

  /// What made the points: on screen as in layout.json.
  QString noteText() const {
    return coreText(session.layoutText());
  }

  void showEmpty() {
    empty->clearButtons();
    const auto failure = PredictionFailure::of(session);
    empty->setAttribute(Qt::WA_TransparentForMouseEvents, !failure);
    if (failure) {
      const QAbstractButton* again = empty->addButton(PredictionFailure::again(), false);
      QObject::connect(again, &QAbstractButton::clicked, empty, [this] { session.predict(); });
      return empty->show("warn", &Theme::warn, PredictionFailure::heading(), failure->line);
    }
    if (const auto& error = session.prediction().error)
      return empty->show("warn", &Theme::warn, LatentPanel::tr("No prediction"), wordsOf(*error).line);
    empty->show("cube", &Theme::text3, LatentPanel::tr("No latents yet"), LatentPanel::tr("Predict something to see it here."));
  }
};

LatentPanel::LatentPanel(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : Panel(tr("Latent space"), themes, parent), parts_(std::make_unique<Parts>(*this, session, view, themes)), view_(parts_->view) {
  Parts& p = *parts_;
  p.note = new ElidedLabel(tr("PCA, 3 axes, fitted on all true tokens"), fonts::caption(), &Theme::text3, themes, this);
  p.note->setWholeOrNothing();  // the HUD says it too
  p.methods = new SegmentedControl({tr("PCA"), tr("UMAP"), tr("t-SNE"), tr("Error")}, themes, this);
  p.methods->setAccessibleName(tr("Axes of the latent space"));
  p.sliders = new IconButton("sliders", tr("Latent space settings: fitting, latents, clusters, lines, camera"), themes, this);
  p.home = new IconButton("home", tr("Reset the view: all points in sight (Home)"), themes, this);
  p.camera = new IconButton("camera", tr("Save picture: the view as a PNG file"), themes, this);
  header()->addWidget(p.methods);
  header()->addWidget(p.note, 1);
  header()->addWidget(p.sliders);
  header()->addWidget(p.home);
  header()->addWidget(p.camera);
  body()->addWidget(view_);
  view_->setAccessibleName(tr("Latent space"));
  auto* over = new QVBoxLayout(view_);
  over->setContentsMargins(0, 0, 0, 0);
  over->addWidget(p.empty);
  connect(p.home, &QAbstractButton::clicked, view_, &LatentView::resetCamera);
  connect(p.camera, &QAbstractButton::clicked, this, [this] {
    view_->drawWhole();
    Q_EMIT pictureWanted(view_->grabFramebuffer(), tr("latent-space.png"));
  });
  connect(view_, &LatentView::pickAsked, this, [&session](std::optional<TokenId> token) {
    if (!token) session.select({});  // Escape lets go of all
    session.pick(token);
  });
  connect(view_, &LatentView::hoverAsked, this, [&session](std::optional<TokenId> token) { session.hover(token); });
  connect(view_, &LatentView::enoughAsked, this, [&session] { session.endFitting(); });
  connect(view_, &LatentView::resumeAsked, this, [&session] { session.resumeFitting(); });
  const auto set_axes = [&session](projection::Method method, int dimensions) {
    projection::LayoutSettings settings = session.layoutSettings();
    settings.method = method;
    settings.dimensions = dimensions;
    session.setLayout(settings);
  };
  connect(view_, &LatentView::axesAsked, this, set_axes);
  connect(p.methods, &SegmentedControl::chosen, this, [&session, set_axes](int method) {
    set_axes(projection::Method{method}, session.layoutSettings().dimensions);
  });
  connect(p.sliders, &QAbstractButton::clicked, this, &LatentPanel::openSettings);
  connect(view_, &LatentView::settingsAsked, this, &LatentPanel::openSettings);
  connect(view_, &LatentView::selectAsked, this, [&session](const std::vector<TokenId>& tokens, analysis::Selecting how) { session.select(tokens, how); });
  connect(view_, &LatentView::clipAsked, this, [&session](const QString& path) { session.openClip(path.toStdString()); });
  connect(view_, &LatentView::modelAsked, this, [&session](const QString& path) { session.openModel(path.toStdString(), true); });
  connect(view_, &LatentView::cancelAsked, this, [&session] { session.cancel(); });
  connect(view_, &LatentView::predictAsked, this, [&session] { session.predict(); });
  connect(view_, &LatentView::metricAsked, this, [&view](latent::Metric metric) {
    view.metric = metric;
    view.notify();
  });
  const auto follow = [this] { parts_->follow(*this); };
  connect(&view, &ViewState::changed, this, [this, &view, follow] {
    parts_->attention.watch(view.show_attention && view.attention_links);
    follow();
  });
  connect(&p.attention, &ShownAttention::changed, this, [this, follow] {
    parts_->links = linksOf(parts_->attention);
    follow();
  });
  connect(&p.stale, &StaleWatch::changed, this, follow);
  p.connection = session.onChange([follow](const session::Change& change) {
    if (!std::holds_alternative<session::PreviewMoved>(change)) follow();
  });
  follow();
}

LatentPanel::~LatentPanel() = default;

void LatentPanel::openSettings() {
  Parts& p = *parts_;
  if (p.settings == nullptr) p.settings = new LatentSettings(p.session, *view_, p.themes, this);
  p.settings->show();
  p.settings->raise();
}

void LatentPanel::setColumn(std::shared_ptr<const TokenColumn> column) {
  parts_->column = std::move(column);
  parts_->column_of = parts_->session.window();
  parts_->follow(*this);
}

}  // namespace lacuna::widgets
