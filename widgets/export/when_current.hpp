#pragma once

#include <QWidget>
#include <functional>
#include <string>

#include "core/session/session.hpp"
#include "widgets/ongoing/file_writer.hpp"

namespace lacuna::widgets {

class MainWindow;

/// Announces a file of the run and its latent space, and calls `begin` once nothing is computed for `view` any more. Where the run
/// is then not of the clip, model and mask as they are, nothing is made, and that is told. `cancelled`: by the user, before or after
/// it began. Ends with the window, which is kept meanwhile.
FileWriter::Id writeWhenCurrent(session::Session& session, MainWindow& window, QWidget& view, const std::string& path,
                                std::function<void(FileWriter::Id)> begin, std::function<void()> cancelled = {});

}  // namespace lacuna::widgets
