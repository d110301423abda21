#include "widgets/settings/preferences_panel.hpp"

#include <QPointer>
#include <QScrollArea>
#include <filesystem>

#include "core/base/error.hpp"
#include "core/model/threads.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/settings/desktop_look.hpp"
#include "widgets/settings/preference_values.hpp"

namespace lacuna::widgets {
namespace {

constexpr int control_width = 210, nav_width = 150;

std::uint64_t bytesIn(const std::string& folder, const jobs::JobContext& context) {
  std::uint64_t bytes = 0;
  std::error_code none;
  for (auto entry = std::filesystem::recursive_directory_iterator(folder, std::filesystem::directory_options::skip_permission_denied, none);
       entry != std::filesystem::recursive_directory_iterator(); entry.increment(none)) {
    context.throwIfStopped();
    if (none) break;
    if (entry->is_regular_file(none) && !entry->is_symlink(none)) bytes += entry->file_size(none);
  }
  return bytes;
}

}  // namespace

PreferencesPanel::PreferencesPanel(const Parts& parts, QWidget& window) : FloatingPanel(tr("Preferences"), Place::Middle, {820, 620}, parts.themes, window), p_(parts) {
  pages_ = new QListWidget(this);
  pages_->setFixedWidth(nav_width);
  pages_->setFont(fonts::body());
  pages_->setAccessibleName(tr("Pages"));
  pages_->addItems({tr("General"), tr("Computing"), tr("Keys")});
  for (int i = 0; i < pages_->count(); ++i) pages_->item(i)->setSizeHint({0, 30});
  pages_->setStyleSheet("QListWidget { background: transparent; padding: 8px; }");
  stack_ = new QStackedWidget(this);
  stack_->addWidget(generalPage());
  stack_->addWidget(computingPage());
  shortcut_page_ = new ShortcutPage(p_.actions, p_.shortcuts, themes_, stack_);
  stack_->addWidget(shortcut_page_);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 1, 0, 0);
  row->setSpacing(0);
  row->addWidget(pages_);
  row->addWidget(stack_, 1);
  body()->addLayout(row, 1);
  connect(pages_, &QListWidget::currentRowChanged, stack_, &QStackedWidget::setCurrentIndex);
  connect(&p_.preferences, &Preferences::changed, this, [this](const QString& key) {
    if (isHidden()) return;
    for (const auto& follow : follow_) follow();
    if (key == preference::cache_folder) measureCache();
  });
  pages_->setCurrentRow(0);
}

void PreferencesPanel::showPage(Page page) { pages_->setCurrentRow(static_cast<int>(page)); }

void PreferencesPanel::aboutToOpen() {
  for (const auto& follow : follow_) follow();
  shortcut_page_->refresh();
  measureCache();
}

void PreferencesPanel::addRow(QVBoxLayout& column, const QString& name, const QString& line, QWidget* control) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(2);
  grid->setColumnStretch(0, 1);
  auto* title = new Label(name, fonts::value(), &Theme::text, themes_, this);
  auto* note = new Label(line, fonts::caption(), &Theme::text3, themes_, this);
  note->setWordWrap(true);
  grid->addWidget(title, 0, 0);
  grid->addWidget(note, 1, 0);
  if (control != nullptr) {
    control->setAccessibleName(name);
    control->setAccessibleDescription(line);
    title->setBuddy(control);
    grid->addWidget(control, 0, 1, 2, 1, Qt::AlignRight | Qt::AlignVCenter);
  }
  column.addLayout(grid);
}

QWidget* PreferencesPanel::scrolled(QVBoxLayout* column) {
  column->setContentsMargins(16, 16, 20, 16);
  column->setSpacing(16);
  column->addStretch();
  auto* content = new QWidget;
  content->setLayout(column);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(content);
  content->setAutoFillBackground(false);
  scroll->viewport()->setAutoFillBackground(false);
  return scroll;
}

QComboBox* PreferencesPanel::choice(const char* key, const QList<std::pair<QString, QString>>& choices, const QString& usual) {
  auto* box = new QComboBox(this);
  box->setFixedWidth(control_width);
  for (const auto& [value, text] : choices) box->addItem(text, value);
  connect(box, &QComboBox::activated, this, [this, box, key] { p_.preferences.set(key, box->currentData()); });
  follow_.push_back([this, box, key, usual] {
    const int place = box->findData(p_.preferences.value(key, usual).toString());
    box->setCurrentIndex(place < 0 ? box->findData(usual) : place);
  });
  return box;
}

QWidget* PreferencesPanel::toggle(const char* key, bool usual) {
  auto* control = new Switch(themes_, this);
  control->setCheckable(true);
  connect(control, &QAbstractButton::toggled, this, [this, key](bool on) { p_.preferences.set(key, on); });
  follow_.push_back([this, control, key, usual] {
    const QSignalBlocker quiet(control);
    control->setChecked(p_.preferences.value(key, usual).toBool());
    control->update();
  });
  return control;
}

QSpinBox* PreferencesPanel::number(const char* key, int least, int most, int step, int usual, const QString& end) {
  auto* box = new QSpinBox(this);
  box->setFixedWidth(control_width);
  box->setRange(least, most);
  box->setSingleStep(step);
  box->setSuffix(end);
  box->setKeyboardTracking(false);
  box->setGroupSeparatorShown(true);
  connect(box, &QSpinBox::valueChanged, this, [this, key](int value) { p_.preferences.set(key, value); });
  follow_.push_back([this, box, key, usual] {
    const QSignalBlocker quiet(box);
    bool good = false;
    const int value = p_.preferences.value(key, usual).toInt(&good);
    box->setValue(good ? value : usual);
  });
  return box;
}

QWidget* PreferencesPanel::generalPage() {
  auto* column = new QVBoxLayout;
  const auto look = choice(preference::look, {{"system", tr("As the desktop")}, {"dark", nameOf(Look::Dark)}, {"light", nameOf(Look::Light)}, {"projector", nameOf(Look::Projector)}}, "system");
  addRow(*column, tr("Look"), tr("Works at once. The desktop is asked when Lacuna starts."), look);
  QList<std::pair<QString, QString>> languages{{"en", tr("English", "the language")}};
  const QList<LanguageChoice> more = p_.languages ? p_.languages() : QList<LanguageChoice>();
  for (const LanguageChoice& language : more) languages.append({language.name, language.text});
  if (!more.isEmpty()) languages.prepend({"system", tr("As the desktop")});
  addRow(*column, tr("Language"), more.isEmpty() ? tr("There are no translations here yet.") : tr("Works at once."), choice(preference::language, languages, more.isEmpty() ? "en" : "system"));
  const QString percent = QString(QChar(QChar::Nbsp)) + "%";
  addRow(*column, tr("Size of everything"), tr("Works from the next start."), number(preference::size_percent, preferred::least_size, preferred::most_size, 5, 100, percent));
  addRow(*column, tr("Reduce motion"), tr("Works at once: the camera jumps instead of gliding."), toggle(preference::reduce_motion, false));
  addRow(*column, tr("Start tab"), tr("Shown when Lacuna opens, from the next start."), toggle(preference::show_start, true));
  addRow(*column, tr("Saving"), tr("What is not saved is kept beside, and offered at the next start should the program end by accident."), nullptr);
  return scrolled(column);
}

QWidget* PreferencesPanel::computingPage() {
  auto* column = new QVBoxLayout;
  addRow(*column, tr("Device"), tr("Works at once, and for every model that is opened. A model says so where this machine has no CUDA."),
         choice(preference::device, {{"cpu", tr("CPU")}, {"cuda", tr("CUDA")}}, "cpu"));
  addRow(*column, tr("Precision"), tr("Works at once. bf16 is faster and less exact; Inspector, Model says how much."),
         choice(preference::precision, {{"fp32", QStringLiteral("fp32")}, {"bf16", QStringLiteral("bf16")}}, "fp32"));
  auto* threads = number(preference::threads, 0, preferred::most_threads, 1, 0, {});
  threads->setSpecialValueText(tr("All"));
  addRow(*column, tr("Threads"), tr("Works from the next start. Now there are %n at work.", nullptr, model::configuredThreads()), threads);
  addRow(*column, tr("Memory for results"), tr("Works from the next start. Latents up to this size are kept, so that what was computed is there at once."),
         number(preference::latent_cache_mb, preferred::least_cache_mb, preferred::most_cache_mb, 256, preferred::usual_cache_mb, QString(QChar(QChar::Nbsp)) + tr("MB")));
  auto* box = new QWidget(this);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  auto* choose = new QPushButton(tr("Choose..."), box);
  cache_clear_ = new QPushButton(tr("Clear"), box);
  row->addWidget(choose);
  row->addWidget(cache_clear_);
  addRow(*column, tr("Cache folder"), tr("Works from the next start. Lacuna keeps a folder of its own in it, for what can be made again."), box);
  cache_text_ = new ValueLabel(fonts::number(), &Theme::text2, themes_, this);
  cache_text_->setAlignment(Qt::AlignLeft);
  column->addWidget(cache_text_);
  connect(choose, &QPushButton::clicked, this, &PreferencesPanel::chooseCacheFolder);
  connect(cache_clear_, &QPushButton::clicked, this, &PreferencesPanel::clearCache);
  return scrolled(column);
}

void PreferencesPanel::showCache(std::optional<std::uint64_t> bytes) {
  const QString folder = preferred::cacheFolder(p_.preferences);
  cache_text_->setWhole(!bytes ? folder : *bytes == 0 ? tr("%1, empty").arg(folder) : tr("%1, %2").arg(folder, words::megabytes(*bytes)));
  cache_clear_->setEnabled(bytes.value_or(0) > 0);
}

void PreferencesPanel::measureCache() {
  showCache(std::nullopt);
  p_.jobs.start<std::uint64_t>(
      cache_lane_, [folder = preferred::cacheFolder(p_.preferences).toStdString()](const jobs::JobContext& context) { return bytesIn(folder, context); }, nullptr,
      [this](Outcome<std::uint64_t> bytes) {
        if (bytes.ok()) showCache(bytes.value());
      });
}

/// Only what lies in the folder of Lacuna's own, whatever folder that lies in.
void PreferencesPanel::clearCache() {
  cache_clear_->setEnabled(false);
  cache_lane_.cancel();
  p_.files.start({[folder = preferred::cacheFolder(p_.preferences).toStdString()](const jobs::JobContext& context) {
                    std::error_code failed;
                    if (!std::filesystem::exists(folder, failed)) return;  // nothing was kept yet
                    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
                      context.throwIfStopped();
                      std::error_code left;
                      std::filesystem::remove_all(entry.path(), left);
                      if (left) failed = left;
                    }
                    if (failed) fail(ErrorKind::Unreadable, QT_TRANSLATE_NOOP("Core", "The cache cannot be emptied. Look at whom the folder belongs to."), folder);
                  },
                  {},
                  {},
                  [self = QPointer(this)](const Outcome<bool>&) {
                    if (self) self->measureCache();
                  }});
}

}  // namespace lacuna::widgets
