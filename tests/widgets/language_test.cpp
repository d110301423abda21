// Languages: which there are, what the core says in them, and a whole window in Chinese.

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSet>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTranslator>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "core/detail/perturb.hpp"
#include "core/latent/attention_survey.hpp"
#include "core/latent/error_places.hpp"
#include "core/mask/generators.hpp"
#include "core/probe/clip_classes.hpp"
#include "core/world/scene.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/core_texts.hpp"
#include "widgets/language/language_rows.hpp"
#include "widgets/language/languages.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// Chinese while it lives, then English again, as the other tests want it.
struct InChinese {
  Languages languages{QStringList()};
  InChinese() { languages.install("zh_CN"); }
  ~InChinese() { languages.install("en"); }
};

bool isChinese(const QString& text) {
  return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// Listens to what is asked of translations, and keeps what Chinese has not.
class Listener : public QTranslator {
 public:
  Listener() {
    REQUIRE(chinese_.load(":/translations/lacuna_zh_CN.qm"));
    QCoreApplication::installTranslator(this);
  }
  ~Listener() override { QCoreApplication::removeTranslator(this); }
  bool isEmpty() const override { return false; }
  QString translate(const char* context, const char* text, const char* comment, int n) const override {
    const QString where = QString::fromUtf8(context);
    const bool ours = where.startsWith("lacuna::") || where == "Core" || where == "QObject" || where.endsWith("Hud") || where == "Plot" || where == "HeadTable";
    if (!ours || *text == '\0') return {};
    const QString known = chinese_.translate(context, text, comment, n);
    if (known.isEmpty()) missing_ << where + ": " + QString::fromUtf8(text);
    return known;
  }
  const QSet<QString>& missing() const { return missing_; }

 private:
  QTranslator chinese_;
  mutable QSet<QString> missing_;
};

std::string firstOf(const QSet<QString>& texts) {
  QStringList some(texts.begin(), texts.end());
  some.sort();
  return some.mid(0, 12).join('\n').toStdString();
}

/// What the core's sources give to `fail` as one literal, in the folders that the window uses.
std::set<std::string> failures() {
  static const std::set<std::string> of_command_line = {"evaluate", "train", "world"};
  static const std::regex call("fail\\(ErrorKind::\\w+,\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*[,)]");
  static const std::regex quote("\\\\\"");
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::sourceFile("core"))) {
    const std::string folder = entry.path().parent_path().filename().string();
    if (!entry.is_regular_file() || of_command_line.contains(folder)) continue;
    const std::string source = test::readFile(entry.path().string());
    for (std::sregex_iterator at(source.begin(), source.end(), call), end; at != end; ++at)
      found.insert(std::regex_replace((*at)[1].str(), quote, "\""));
  }
  return found;
}

}  // namespace

TEST_CASE("in English what the core says stays as it is", "[language]") {
  for (const char* text : coreTexts()) {
    QString said = QString::fromUtf8(text);
    said.replace(QRegularExpression("%\\d"), "7.5");
    CHECK(coreText(said.toStdString()) == said);
  }
  for (const char* text : {"", "not of the core", "/a/b.mp4: This file is empty. Download it again.", "A name 3 of nothing."})
    CHECK(coreText(text) == QString(text));
}

TEST_CASE("in Chinese the core's texts are found whole, by pattern, by sentence and by name", "[language]") {
  const InChinese chinese;
  CHECK(coreText("Blocks small") == QString::fromUtf8("小块"));
  CHECK(coreText("Blocks small, seed 3") == QString::fromUtf8("小块，种子 3"));
  CHECK(coreText("Tube, share hidden 0.7, seed 3 and 2 more").startsWith(QString::fromUtf8("管，")));
  CHECK_FALSE(coreText("Tube, share hidden 0.7, seed 3 and 2 more").contains(QRegularExpression("[a-z]")));
  CHECK(coreText("Brush 12") == QString::fromUtf8("画笔 12"));
  CHECK(coreText("Move key of Brush 2") == QString::fromUtf8("移动画笔 2的关键帧"));
  CHECK(coreText("The header says 28 frames, 13 decode.") == QString::fromUtf8("文件头称有 28 帧，实际解码 13 帧。"));
  CHECK(coreText("/a 100%1/b.mp4: This file is empty. Download it again.") == QString::fromUtf8("/a 100%1/b.mp4: 此文件是空的。请重新下载。"));
  CHECK(coreText("The model largely ignores blur (0.12), noise (0.31) and picture moved (0.40).") ==
        QString::fromUtf8("模型基本忽略模糊 (0.12)，噪声 (0.31)和画面平移 (0.40)。"));
  CHECK(coreText("UMAP, 3 axes, 15 neighbours, seed 1, fitted on all true tokens").endsWith(QString::fromUtf8("拟合于所有真实词元")));
  CHECK(coreText("A's mean is lower, by 6 % of B's.") == QString::fromUtf8("A 的均值更低，相差 B 的 6 %。"));
  CHECK(coreText("my own name") == "my own name");
}

TEST_CASE("every name of the core is listed for translation", "[language]") {
  QSet<QByteArray> listed;
  for (const char* text : coreTexts()) {
    CHECK_FALSE(listed.contains(text));
    listed.insert(text);
  }
  const auto lists = [&listed](const std::string& text) {
    INFO(text);
    CHECK((text.empty() || listed.contains(QByteArray::fromStdString(text))));
  };
  for (const auto& generator : mask::generators()) {
    lists(generator.title);
    lists(generator.help);
    for (const auto& parameter : generator.parameters) lists(parameter.title);
  }
  for (const auto kind : world::sceneKinds()) lists(world::titleOf(kind));
  for (const auto& parameter : world::parameters()) {
    lists(parameter.title);
    lists(parameter.help);
    lists(parameter.unit);
  }
  for (const auto& kind : detail::kinds()) {
    lists(kind.title);
    lists(kind.fully);
  }
  for (const auto metric : {latent::Metric::L1Normed, latent::Metric::L1Raw, latent::Metric::L2Normed, latent::Metric::Cosine}) {
    lists(latent::nameOf(metric));
    lists(latent::meaningOf(metric));
  }
  for (int kind = 0; kind < 6; ++kind) lists(latent::nameOf(static_cast<latent::HeadKind>(kind)));
}

TEST_CASE("every error that the core words as one sentence is listed, or is of the command line", "[language]") {
  QSet<QByteArray> listed;
  for (const char* text : coreTexts()) listed.insert(text);
  std::set<std::string> unlisted;
  const std::set<std::string> failing = failures();
  REQUIRE(failing.size() > 100);
  for (const std::string& text : failing)
    if (!listed.contains(QByteArray::fromStdString(text))) unlisted.insert(text);
  // Of requests that only a program or the command line can word.
  std::ifstream known(test::sourceFile("tests/data/untranslated_errors.txt"));
  REQUIRE(known.is_open());
  for (std::string line; std::getline(known, line);) unlisted.erase(line);
  for (const std::string& text : unlisted) {
    INFO("Add it to widgets/language/core_errors.cpp, run scripts/translations update, and translate it: " << text);
    CHECK(unlisted.empty());
  }
}

TEST_CASE("a free function asks for its texts where lupdate files them", "[language]") {
  const std::string file = test::readFile(test::sourceFile("resources/translations/lacuna_zh_CN.ts"));
  static const std::regex asked("translate\\(\"([\\w:]+)\"");
  int seen = 0;
  for (const char* folder : {"widgets", "app"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(test::sourceFile(folder))) {
      if (entry.path().extension() != ".cpp") continue;
      const std::string source = test::readFile(entry.path().string());
      for (std::sregex_iterator at(source.begin(), source.end(), asked), end; at != end; ++at, ++seen) {
        INFO(entry.path().string() << ": " << (*at)[1].str());
        CHECK(file.find("<name>" + (*at)[1].str() + "</name>") != std::string::npos);
      }
    }
  CHECK(seen > 10);
}

TEST_CASE("languages are those of the program and of files that are added", "[language]") {
  const QTemporaryDir folder;
  const auto names = [](const Languages& languages) {
    QSet<QString> all;
    for (const Language& language : languages.all()) all << language.name;
    return all;
  };
  CHECK(names(Languages(QStringList())) == QSet<QString>{"en", "zh_CN"});
  REQUIRE(QFile::copy(":/translations/lacuna_zh_CN.qm", folder.filePath("lacuna_zh_TW.qm")));
  QFile bad(folder.filePath("lacuna_xx.qm"));
  REQUIRE(bad.open(QIODevice::WriteOnly));
  bad.write(QByteArray(1000, 'x'));
  bad.close();
  Languages languages(QStringList{folder.path(), folder.filePath("nowhere")});
  CHECK(names(languages) == QSet<QString>{"en", "zh_CN", "zh_TW"});
  REQUIRE(languages.problems().size() == 1);
  CHECK(languages.problems().front().contains("lacuna_xx.qm is no file of translations"));
  CHECK(languages.meant("zh_TW") == "zh_TW");
  CHECK(languages.meant("no_such") == languages.meant("system"));
  languages.install("zh_TW");
  CHECK(languages.current() == "zh_TW");
  CHECK(coreText("Motion") == QString::fromUtf8("运动"));
  languages.install("en");
  CHECK(coreText("Motion") == "Motion");
}

TEST_CASE("rows of the action table choose the language, and the preference is kept", "[language]") {
  Languages languages{QStringList()};
  Actions actions;
  Preferences preferences;
  addLanguageRows(actions, languages, preferences);
  CHECK(actions.action("view.language.zh_CN")->text() == QString::fromUtf8("简体中文"));
  CHECK(actions.action("view.language.system")->isCheckable());
  REQUIRE(actions.trigger("view.language.zh_CN"));
  CHECK(preferences.value(preference::language) == "zh_CN");
  CHECK(actions.action("view.language.zh_CN")->isChecked());
  CHECK_FALSE(actions.action("view.language.en")->isChecked());
}

TEST_CASE("a window built in Chinese asks for no text that has no translation", "[language]") {
  const Listener listener;
  test::WholeWindow w({1600, 1000});
  w.queue.drainUntil([&] { return w.session.resultIsCurrent(); });
  for (const char* workspace : {"masks", "attention", "compare", "teach", "explore"}) {
    REQUIRE(w.actions.trigger(QString("view.workspace.") + workspace));
    QCoreApplication::processEvents();
  }
  INFO(firstOf(listener.missing()));
  CHECK(listener.missing().isEmpty());
}

TEST_CASE("every label, button, menu and tip of the Chinese window is Chinese", "[language]") {
  const InChinese chinese;
  test::WholeWindow w({1600, 1000});
  w.queue.drainUntil([&] { return w.session.resultIsCurrent(); });
  for (const char* workspace : {"masks", "attention", "compare", "teach", "explore"}) {
    REQUIRE(w.actions.trigger(QString("view.workspace.") + workspace));
    QCoreApplication::processEvents();
  }
  QSet<QString> english;
  // Names, file endings, keys and words of the command line are the same in every language.
  static const QRegularExpression word("[A-Za-z]{4,}");
  static const QRegularExpression same(
      "^(Lacuna|UMAP|CUDA|English|Backspace|Shift|Space|Meta|Hugging Face|t-SNE)$|[/=]|\\.(pt|csv|npz|png|json)|^[0-9a-f]{8,}|lacuna|jepa|[Uu]ntrained|world:|^encoder");
  const auto look = [&](const QString& text) {
    if (!isChinese(text) && word.match(text).hasMatch() && !same.match(text).hasMatch()) english << text;
  };
  for (const QLabel* label : w.window.findChildren<QLabel*>()) look(label->text());
  for (const QAbstractButton* button : w.window.findChildren<QAbstractButton*>()) look(button->text());
  for (const QWidget* widget : w.window.findChildren<QWidget*>()) look(widget->toolTip()), look(widget->accessibleName());
  for (const QTabBar* tabs : w.window.findChildren<QTabBar*>())
    for (int i = 0; i < tabs->count(); ++i) look(tabs->tabText(i));
  for (const ActionRow& row : w.actions.rows()) look(w.actions.action(row.id)->text()), look(row.help);
  for (const QAction* menu : w.window.findChild<QMenuBar*>()->actions()) look(menu->text());
  INFO(firstOf(english));
  CHECK(english.isEmpty());
}
