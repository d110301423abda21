#include "widgets/opening/checkpoint_page.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "core/latent/foretold.hpp"
#include "core/model/size_speed.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/opening/opening_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr int edge = 20, row_height = 26;

/// A raised ground for what is loaded now.
class Card : public QWidget {
 public:
  Card(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    drawBox(painter, rect(), 8, themes_.theme().raised);
  }

 private:
  ThemeStore& themes_;
};

const model::PublishedCheckpoint& published(int row) { return model::publishedCheckpoints()[static_cast<std::size_t>(row)]; }

mask::TokenGrid gridOf(const model::ModelDescription& d) { return d.gridFor(d.usualFrames(), d.crop, d.crop); }

bool sameSizes(const model::PublishedCheckpoint& a, const model::PublishedCheckpoint& b) {
  const auto same = [](const model::TransformerSize& x, const model::TransformerSize& y) {
    return x.width == y.width && x.heads == y.heads && x.mlp_width == y.mlp_width && (x.depth > 0) == (y.depth > 0);
  };
  return same(a.encoder, b.encoder) && same(a.predictor, b.predictor);
}

QString needsOf(const model::PublishedCheckpoint& p) {
  using model::Family;
  if (p.family == Family::VJepa2Ac)
    return CheckpointPage::tr("Its features can be looked at. It predicts from a robot's actions and not from masks: lacuna rollout does that.");
  if (p.distilled)
    return CheckpointPage::tr("Distilled: it predicts the latents of a teacher that is not in the file. Features and attention work, errors do not.");
  if (p.family == Family::IJepa) return CheckpointPage::tr("Takes single pictures of its own size alone.");
  if (p.family == Family::VJepa1) return CheckpointPage::tr("Its predictor knows its own size alone: %1 px, %2 frames.").arg(p.crop).arg(p.frames);
  if (!p.two_encoders) return CheckpointPage::tr("Needs config.json of the same place beside it; then open the folder or the file. One encoder serves for visible tokens and for targets.");
  return CheckpointPage::tr("The file alone. Both encoders and the predictor are read, what its training left beside them is not.");
}

}  // namespace

CheckpointPage::CheckpointPage(session::Session& session, ThemeStore& themes, Actions& actions, jobs::JobRunner& jobs, std::string demo_model, QWidget* parent)
    : QDialog(parent), session_(session), themes_(themes), actions_(actions), jobs_(jobs), demo_model_(std::move(demo_model)), speeds_(model::publishedCheckpoints().size()) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Checkpoints"));
  resize(1120, 680);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(edge, edge, edge, edge);
  column->setSpacing(12);
  column->addWidget(loadedCard());
  column->addWidget(new Label(tr("Published checkpoints"), fonts::title(), &Theme::text, themes, this));
  auto* words = new Label(tr("Lacuna opens nothing on the network. Copy an address, fetch the file with your browser, and open it here. "
                             "Memory and time are estimates for a run of at most 16 frames at the model's own size with half of the "
                             "tokens hidden, in fp32 on this machine's processor."),
                          fonts::body(), &Theme::text2, themes, this);
  words->setWordWrap(true);
  column->addWidget(words);
  buildTable();
  column->addWidget(table_, 1);
  column->addWidget(detail());
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ModelChanged>(change) || std::holds_alternative<session::ClipChanged>(change)) followLoaded();
  });
  followLoaded();
  table_->selectRow(0);
  measureNext();
}

/// Escape closes the page, not what it means to the window below.
bool CheckpointPage::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) event->accept();
  return QDialog::event(event);
}

QWidget* CheckpointPage::loadedCard() {
  auto* card = new Card(themes_, this);
  auto* row = new QHBoxLayout(card);
  row->setContentsMargins(14, 12, 14, 12);
  row->setSpacing(8);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(new Label(tr("Loaded now"), fonts::caption(), &Theme::text3, themes_, card));
  loaded_name_ = new Label({}, fonts::state(), &Theme::text, themes_, card);
  loaded_facts_ = new Label({}, fonts::body(), &Theme::text2, themes_, card);
  loaded_facts_->setWordWrap(true);
  words->addWidget(loaded_name_);
  words->addWidget(loaded_facts_);
  row->addLayout(words, 1);
  const auto add = [&](const QString& text, const QString& id, bool primary) {
    if (!actions_.action(id)) return;
    auto* button = new QPushButton(text, card);
    button->setAutoDefault(false);
    button->setProperty("primary", primary);
    connect(button, &QPushButton::clicked, this, [this, id] { actions_.trigger(id); });
    row->addWidget(button);
  };
  add(tr("Demo model"), "model.demo", false);
  add(tr("Open checkpoint..."), "file.open_checkpoint", true);
  return card;
}

void CheckpointPage::followLoaded() {
  const auto& model = session_.model();
  loaded_name_->setText(model ? QString::fromStdString(model->description().name) : tr("No model"));
  if (!model) return loaded_facts_->setText(tr("Open a checkpoint, or the demo model."));
  QStringList facts{QString::fromStdString(session_.document().model_path)};
  if (!demo_model_.empty() && session_.document().model_path == demo_model_)
    facts << tr("A small model for demos. It knows moving shapes, not the world.");
  const auto& report = model->report();
  facts << tr("%1 encoder and %2 predictor parameters, %3 in memory.")
               .arg(opening::parametersText(report.encoder_parameters), opening::parametersText(report.predictor_parameters), opening::gigabytes(model->bytes()));
  if (const auto expected = session_.expectation())
    facts << tr("The next run has %1 tokens and takes %2.").arg(words::count(expected->tokens), opening::aboutSeconds(expected->seconds()));
  loaded_facts_->setText(facts.join('\n'));
}

void CheckpointPage::buildTable() {
  const QStringList heads = {tr("Checkpoint"), tr("Parameters"), tr("File"), tr("Licence"), tr("Input"), tr("Tokens"), tr("Memory"), tr("A run")};
  table_ = new QTableWidget(static_cast<int>(model::publishedCheckpoints().size()), static_cast<int>(heads.size()), this);
  table_->setHorizontalHeaderLabels(heads);
  table_->setAccessibleName(tr("Published checkpoints"));
  table_->setStyleSheet("QHeaderView::section { padding-left: 9px; padding-right: 9px; }"  // over the text of its cells
                        "QTableWidget::item:hover:!selected { background: transparent; }");  // rows are chosen, not cells
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setShowGrid(false);
  table_->setTabKeyNavigation(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(row_height);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeaderItem(Parameters)->setToolTip(tr("Of one encoder and the predictor, in millions"));
  for (int row = 0; row < table_->rowCount(); ++row) fillRow(row);
  for (int column = 0; column < table_->columnCount(); ++column) {
    const bool right = column == Parameters || column == File || column == Tokens || column == Memory || column == Seconds;
    table_->horizontalHeaderItem(column)->setTextAlignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    table_->horizontalHeader()->setSectionResizeMode(column, column == Name ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
  }
  holdSecondsColumn();
  connect(table_, &QTableWidget::itemSelectionChanged, this, &CheckpointPage::showChosen);
}

/// Wide enough for whatever its estimates will say, so that no column moves when they come.
void CheckpointPage::holdSecondsColumn() {
  constexpr int around = 2 * 12;
  const QFontMetrics metrics(fonts::number());
  int widest = 0;
  for (const QString& text : {tr("measuring"), tr("not measured"), opening::aboutSeconds(0), opening::aboutSeconds(9.9), opening::aboutSeconds(99), opening::aboutSeconds(6000)})
    widest = std::max(widest, metrics.horizontalAdvance(text));
  table_->horizontalHeader()->setSectionResizeMode(Seconds, QHeaderView::Fixed);
  table_->setColumnWidth(Seconds, widest + around);
}

void CheckpointPage::fillRow(int row) {
  const model::PublishedCheckpoint& p = published(row);
  const model::ModelDescription d = model::describe(p);
  const auto set = [&](Column column, const QString& text, bool number) {
    auto* item = new QTableWidgetItem(text);
    item->setFont(number ? fonts::number() : fonts::body());
    item->setTextAlignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    table_->setItem(row, column, item);
  };
  set(Name, QString::fromUtf8(p.name), false);
  const auto millions = [](std::int64_t count) { return words::number(static_cast<double>(count) / 1e6, 0); };
  set(Parameters, tr("%1 + %2\u00a0M").arg(millions(p.encoder_parameters), millions(p.predictor_parameters)), true);
  set(File, opening::gigabytes(static_cast<std::uint64_t>(p.file_gb * 1e9)), true);
  set(Licence, p.licence ? QString::fromUtf8(p.licence) : tr("not stated"), false);
  set(Input, opening::inputText(d.usualFrames(), d.crop), false);
  set(Tokens, words::count(gridOf(d).size()), true);
  const auto expected = latent::foretold(d, gridOf(d), gridOf(d).size() / 2, model::weightBytes(p), {});
  set(Memory, opening::aboutGigabytes(expected.weight_bytes + expected.working_bytes), true);
  set(Seconds, tr("measuring"), true);
}

QWidget* CheckpointPage::detail() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  chosen_ = new Label({}, fonts::value(), &Theme::text, themes_, box);
  needs_ = new Label({}, fonts::body(), &Theme::text2, themes_, box);
  needs_->setWordWrap(true);
  address_ = new ValueLabel(fonts::number(), &Theme::text, themes_, box);
  address_->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  copy_ = symbolButton("copy", tr("Copy address"), themes_, box);
  copy_->setAutoDefault(false);
  connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(address_->whole()); });
  auto* line = new QHBoxLayout;
  line->addWidget(address_, 1);
  line->addWidget(copy_);
  column->addWidget(chosen_);
  column->addLayout(line);
  column->addWidget(needs_);
  return box;
}

void CheckpointPage::showChosen() {
  const int row = table_->currentRow();
  if (row < 0) return;
  const model::PublishedCheckpoint& p = published(row);
  chosen_->setText(tr("%1: %2").arg(QString::fromUtf8(p.name), QString::fromUtf8(p.file)));
  address_->setWhole(QString::fromUtf8(p.address));
  needs_->setText(needsOf(p));
}

/// One size after the other, from the top; rows of the same sizes are measured once.
void CheckpointPage::measureNext() {
  if (measured_ >= table_->rowCount()) return;
  const model::PublishedCheckpoint& wanted = published(measured_);
  for (int row = 0; row < measured_; ++row) {
    if (!sameSizes(published(row), wanted)) continue;
    showEstimate(measured_, speeds_[static_cast<std::size_t>(row)]);
    return measureNext();
  }
  jobs_.start<model::Speed>(
      measuring_,
      [&wanted](const jobs::JobContext& context) { return model::measureSizes(wanted.encoder, wanted.predictor, context); }, nullptr,
      [this](Outcome<model::Speed> outcome) {
        if (!outcome.ok()) return showUnmeasured();
        showEstimate(measured_, outcome.value());
        measureNext();
      });
}

void CheckpointPage::showEstimate(int row, const model::Speed& speed) {
  speeds_[static_cast<std::size_t>(row)] = speed;
  const model::PublishedCheckpoint& p = published(row);
  const model::ModelDescription d = model::describe(p);
  const auto expected = latent::foretold(d, gridOf(d), gridOf(d).size() / 2, model::weightBytes(p), speed);
  table_->item(row, Seconds)->setText(opening::aboutSeconds(expected.seconds()));
  measured_ = row + 1;
  Q_EMIT estimated(row);
}

/// There was no memory for a block of this size, say: then nothing is foretold of it and of those after.
void CheckpointPage::showUnmeasured() {
  for (int row = measured_; row < table_->rowCount(); ++row) table_->item(row, Seconds)->setText(tr("not measured"));
}

void showCheckpointPage(session::Session& session, ThemeStore& themes, Actions& actions, jobs::JobRunner& jobs, const std::string& demo_model, QWidget& window) {
  if (auto* open = window.findChild<CheckpointPage*>()) return open->raise(), open->activateWindow();
  (new CheckpointPage(session, themes, actions, jobs, demo_model, &window))->show();
}

}  // namespace lacuna::widgets
