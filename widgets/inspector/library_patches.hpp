#pragma once

#include <QPushButton>
#include <optional>

#include "core/session/session.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/settles.hpp"
#include "widgets/inspector/library_builder.hpp"
#include "widgets/inspector/library_patch_button.hpp"
#include "widgets/inspector/library_search.hpp"

namespace lacuna::widgets {

/// What a prediction looks like among the clips of a folder: which folder, the patches found, or one line that says why there
/// are none, with a button that makes the folder's library. A patch opens its clip at its time.
class LibraryPatches : public QWidget, public Settles {
  Q_OBJECT
 public:
  LibraryPatches(session::Session& session, ThemeStore& themes, LibraryBuilder& builder, jobs::JobRunner& jobs, QWidget* parent);
  ~LibraryPatches() override;

  /// Looks up the prediction in `row` of the run; what was found before stays, dimmed, until the answer comes.
  void find(const std::shared_ptr<const latent::Run>& run, int row);
  void setFolder(const QString& folder);
  const QString& folder() const { return folder_; }
  bool settled() const override { return !search_.busy(); }

 Q_SIGNALS:
  void answered();  ///< patches or a line are shown

 private:
  void buildHead(QVBoxLayout* column);
  void buildPatches(QVBoxLayout* column);
  void ask();
  void showFound();
  void showPatch(std::size_t i);
  void showLine(const QString& line, bool can_build);
  void setStale(bool stale);
  void open(std::size_t i);
  void showOpened();
  void buildLibrary();
  QString buildingLine() const;
  void endBuilding();

  session::Session& session_;
  ThemeStore& themes_;
  LibraryBuilder& builder_;
  QString folder_;
  std::weak_ptr<const latent::Run> run_;
  int row_ = 0;
  LibrarySearch search_;
  ElidedLabel* folder_name_ = nullptr;
  Label *line_ = nullptr, *caption_ = nullptr;
  QPushButton* build_ = nullptr;
  QWidget* grid_ = nullptr;
  std::vector<LibraryPatchButton*> patches_;
  struct Opening;
  std::unique_ptr<Opening> opening_;  ///< the clip that a patch opened, until it is there
  session::Connection connection_;
};

}  // namespace lacuna::widgets
