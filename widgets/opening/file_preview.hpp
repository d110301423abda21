#pragma once

#include <QProgressBar>

#include "core/jobs/job_runner.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/opening/file_facts.hpp"

namespace lacuna::widgets {

/// The side of an open dialog that says what a file holds before it is opened, read by a job that the next choice stops.
class FilePreview : public QWidget {
  Q_OBJECT
 public:
  static constexpr int wide = 268;
  FilePreview(const QString& icon_name, const QString& invitation, ThemeStore& themes, jobs::JobRunner& jobs, QWidget* parent);
  void show(const QString& path);  ///< empty: nothing is chosen
  using QWidget::show;
  QString heading() const { return heading_->text(); }
  QString line() const { return line_->text(); }  ///< what is wrong, or worth to know
  QStringList values() const;                     ///< "Frames: 48"

 Q_SIGNALS:
  void settled();  ///< what is shown is of the path that was asked for last

 protected:
  virtual void read(const QString& path) = 0;
  template <class Facts>
  void start(std::function<Facts(const jobs::JobContext&)> work, std::function<void(const Facts&)> use) {
    jobs_.start<Facts>(
        reading_, std::move(work), [this](const jobs::Progress& progress) { showProgress(progress); },
        [this, use = std::move(use)](Outcome<Facts> outcome) {
          bar_->hide();
          if (outcome.error() != nullptr) showProblem(coreText(outcome.error()->what));
          if (outcome.ok()) use(outcome.value());
          Q_EMIT settled();
        });
  }
  void showPictures(const QList<QImage>& pictures);
  void addFact(const QString& name, const QString& value, const QString& tip = {});
  void showProblem(const QString& line);
  void showNote(const QString& line);

 private:
  void clear();
  void showProgress(const jobs::Progress& progress);
  void setLine(const QString& line, QColor Theme::*role);

  ThemeStore& themes_;
  jobs::JobRunner& jobs_;
  const QString icon_name_, invitation_;
  QLabel* large_;
  QList<QLabel*> small_;
  Label *heading_, *line_;
  QProgressBar* bar_;
  QVBoxLayout* facts_;
  QList<ValueRow*> rows_;
  jobs::Lane reading_;
};

/// Shows what a job finds out of a file.
template <class Facts>
class PreviewOf : public FilePreview {
 public:
  using FactsOf = Facts (*)(const std::string& file, const jobs::JobContext& context);
  PreviewOf(FactsOf facts_of, const QString& icon_name, const QString& invitation, ThemeStore& themes, jobs::JobRunner& jobs, QWidget* parent)
      : FilePreview(icon_name, invitation, themes, jobs, parent), facts_of_(facts_of) {}

 private:
  void read(const QString& path) final {
    start<Facts>([facts_of = facts_of_, file = path.toStdString()](const jobs::JobContext& context) { return facts_of(file, context); },
                 [this](const Facts& facts) { use(facts); });
  }
  virtual void use(const Facts& facts) = 0;
  const FactsOf facts_of_;
};

class ClipPreview : public PreviewOf<ClipFacts> {
  Q_OBJECT
 public:
  ClipPreview(ThemeStore& themes, jobs::JobRunner& jobs, QWidget* parent);

 private:
  void use(const ClipFacts& facts) override;
};

class CheckpointPreview : public PreviewOf<CheckpointFacts> {
  Q_OBJECT
 public:
  CheckpointPreview(ThemeStore& themes, jobs::JobRunner& jobs, QWidget* parent);

 private:
  void use(const CheckpointFacts& facts) override;
};

}  // namespace lacuna::widgets
