#pragma once

#include <QComboBox>
#include <QListWidget>
#include <QSpinBox>
#include <QStackedWidget>
#include <functional>
#include <list>
#include <optional>

#include "core/jobs/job_runner.hpp"
#include "core/session/session.hpp"
#include "widgets/floating/floating_panel.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/ongoing/file_writer.hpp"
#include "widgets/preferences.hpp"
#include "widgets/settings/language_choice.hpp"
#include "widgets/shortcuts/shortcut_page.hpp"

namespace lacuna::widgets {

/// What the user prefers, on three pages. Every row says whether it works at once or from the next start.
class PreferencesPanel : public FloatingPanel {
  Q_OBJECT
 public:
  struct Parts {
    Preferences& preferences;
    session::Session& session;
    Actions& actions;
    Shortcuts& shortcuts;
    jobs::JobRunner& jobs;
    FileWriter& files;
    ThemeStore& themes;
    std::function<QList<LanguageChoice>()> languages;  ///< beside English; may be empty
  };
  PreferencesPanel(const Parts& parts, QWidget& window);
  enum class Page { General, Computing, Shortcuts };
  void showPage(Page page);
  ShortcutPage& shortcutPage() { return *shortcut_page_; }

 Q_SIGNALS:
  void chooseCacheFolder();

 protected:
  void aboutToOpen() override;
  QWidget* firstFocus() override { return pages_; }

 private:
  QWidget* generalPage();
  QWidget* computingPage();
  void addRow(QVBoxLayout& column, const QString& name, const QString& line, QWidget* control);
  QComboBox* choice(const char* key, const QList<std::pair<QString, QString>>& choices, const QString& usual);
  QWidget* toggle(const char* key, bool usual);
  QSpinBox* number(const char* key, int least, int most, int step, int usual, const QString& end);
  QWidget* scrolled(QVBoxLayout* column);
  void measureCache();
  void clearCache();
  void showCache(std::optional<std::uint64_t> bytes);
  Parts p_;
  QListWidget* pages_;
  QStackedWidget* stack_;
  ShortcutPage* shortcut_page_;
  ValueLabel* cache_text_ = nullptr;
  QPushButton* cache_clear_ = nullptr;
  std::list<std::function<void()>> follow_;  ///< brings a control to what the preferences say
  jobs::Lane cache_lane_;
};

}  // namespace lacuna::widgets
