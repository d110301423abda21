#include "app/report.hpp"

#include <QString>
#include <filesystem>
#include <utility>
#include <vector>

#include "app/paths.hpp"
#include "app/report_page.hpp"
#include "app/report_pictures.hpp"
#include "app/version.hpp"
#include "core/base/error.hpp"
#include "core/base/file_name.hpp"
#include "core/base/whole_file.hpp"
#include "core/latent/error_tables.hpp"
#include "core/latent/error_places.hpp"
#include "core/latent/export.hpp"
#include "widgets/colour_ends.hpp"

namespace lacuna::app {
namespace {

using report_page::escaped;
using report_page::number;
using Row = std::pair<QString, QString>;  ///< words and value, not escaped

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

std::vector<Row> whatWasRun(const latent::Run& run, const std::string& model_file) {
  const auto& d = run.model->description();
  const auto& window = *run.window;
  const auto& grid = run.grid();
  return {{"Clip", text(fileNameOf(window.info.path))},
          {"Window", QString("%1 frames from frame %2, %3 s to %4 s, %5 x %6 px").arg(window.input.frames).arg(window.sampling.start_frame + 1)
                         .arg(number(window.time_s.front(), 2), number(window.end_s(), 2)).arg(window.input.width).arg(window.input.height)},
          {"Model", text(d.name)},
          {"Checkpoint", text(fileNameOf(model_file))},
          {"Weights", QString("visible tokens by %1, targets by %2").arg(text(run.settings.context_from_target_encoder ? d.target_weights : d.context_weights), text(d.target_weights))},
          {"Computed", text(model::nameOf(run.model->compute()))},
          {"Tokens", QString("%1 steps of %2 x %3").arg(grid.steps).arg(grid.rows).arg(grid.cols)},
          {"Hidden", QString("%1 of %2 tokens, %3\u00a0%").arg(run.mask.hiddenCount()).arg(grid.size()).arg(number(100 * run.mask.hiddenShare(), 1))},
          {"Mask token", QString::number(run.settings.mask_token)},
          {"Hash of the run", text(run.hash.hex())},
          {"of clip, model, mask", text(window.hash.hex() + ", " + run.model->hash().hex() + ", " + run.mask.hash().hex())}};
}

std::vector<Row> madeBy() {
  std::vector<Row> rows = {{"Lacuna", text(version() + ", commit " + commit())}};
  for (const auto& [library, number] : libraryVersions()) rows.emplace_back(text(library), text(number));
  return rows;
}

/// Each metric of the prediction and of the simple guesses; the best of a row is bold.
QString numbersTable(const latent::Run& run) {
  QString html = "<table class=\"numbers\"><thead><tr><th>Mean over hidden tokens</th><th>Predicted</th>";
  for (const auto& baseline : run.baselines) html += "<th>" + escaped(text(baseline.name)) + "</th>";
  html += "</tr></thead><tbody>";
  for (const auto metric : {latent::Metric::L1Normed, latent::Metric::L1Raw, latent::Metric::L2Normed, latent::Metric::Cosine}) {
    std::vector<double> values = {latent::valueOf(run.mean, metric)};
    for (const auto& baseline : run.baselines) values.push_back(latent::valueOf(baseline.mean, metric));
    const double best = latent::higherIsWorse(metric) ? *std::ranges::min_element(values) : *std::ranges::max_element(values);
    html += "<tr><th>" + escaped(QString::fromUtf8(latent::nameOf(metric))) + "</th>";
    for (const double value : values) html += QString(value == best ? "<td><b>%1</b></td>" : "<td>%1</td>").arg(number(value, 4));
    html += "</tr>";
  }
  return html + "</tbody></table>";
}

QString errorParts(const ReportInput& input) {
  const latent::Run& run = *input.result.run;
  QString html = report_page::heading("Numbers") + numbersTable(run) +
                 report_page::words("A prediction says something only where it beats the simple guesses beside it: the true latent of the nearest visible "
                                    "token, and the mean of the visible ones.");
  html += report_page::figure(report_page::picture(stepsSvg(run), "image/svg+xml", "Error by step"),
                              "Error of the hidden tokens of each step: mean, the middle 80\u00a0% and the best simple guess.");
  html += report_page::figure(report_page::picture(distanceSvg(run), "image/svg+xml", "Error by distance"),
                              "The same by the distance to the nearest visible token.");
  html += report_page::heading("Worst moments") + report_page::preformatted(text(latent::worstMomentsText(run)));
  if (input.result.projection)
    html += report_page::heading("Latent space") +
            report_page::figure(report_page::picture(projectionSvg(input.result), "image/svg+xml", "The latent space in 3-D"),
                                "The latents of all steps along the first three principal components of the true ones: visible tokens grey, of hidden ones "
                                "the true latent as a dot, the predicted one as a ring, joined by a line coloured by the error. Three axes leave most of the "
                                "variance out.");
  return html;
}

QString howToRead() {
  return report_page::heading("How to read it") +
         report_page::words("A token is a patch of the picture over one step (two frames for V-JEPA). The model saw the visible tokens alone and predicted "
                            "the latents of the hidden ones: features, not pixels, so there is no predicted picture to look at.") +
         report_page::words("L1, layer-normed, is the mean absolute difference between the predicted latent and the layer-normed true one, as in training; lower "
                            "is better. Cosine is their cosine similarity; higher is better. Errors of different models are not comparable as they are.") +
         report_page::words(QString("On the frames, hidden tokens are coloured by their error, from percentile %1 to percentile %2 of this run: bright is worse here, "
                                    "not worse than in another run.")
                                .arg(widgets::colour_ends::low_percentile)
                                .arg(widgets::colour_ends::high_percentile));
}

/// The command, and the files it reads as links that save them.
QString again(const ReportInput& input) {
  QString links;
  for (const session::CommandFile& file : input.command.files)
    links += QString("<p>Save <a download=\"%1\" href=\"data:application/octet-stream;base64,%2\">%1</a> into the folder where this is run:</p>\n")
                 .arg(escaped(text(std::filesystem::path(file.path).filename().string())), QString::fromLatin1(QByteArray::fromStdString(file.text).toBase64()));
  return report_page::heading("Make it again") + links + report_page::preformatted(text(input.command.line)) +
         report_page::heading("Everything about the run") + "<details><summary>run.json</summary>" +
         report_page::preformatted(text(latent::runSummaryJson(*input.result.run, input.deviation, nullptr, input.model_file))) + "</details>";
}

}  // namespace

ReportInput reportInput(const session::Session& session) {
  const session::Result& result = session.result();
  if (!result.run) fail(ErrorKind::NotFound, "There is no run to report on yet. Predict first.");
  session::CommandView view;
  view.folder = ".";
  view.bundled_model = demoModelPath();
  const auto command = session::commandOf(session, session::CommandOf::Predict, view);
  return {result, session.deviation(), command.value_or(session::CommandText{"(The command line has no words for this run.)", {}}), session.document().model_path};
}

std::string reportHtml(const ReportInput& input) {
  const latent::Run& run = *input.result.run;
  const QString title = QString("%1: %2").arg(text(run.window->info.name), text(run.model->description().name));
  QString body = report_page::top(title, QString("Lacuna run %1").arg(text(run.hash.hex()).left(8)));
  body += report_page::heading("What was run") + report_page::table(whatWasRun(run, input.model_file));
  body += report_page::figure(report_page::picture(framesPng(run), "image/png", "Frames with the errors of hidden tokens"),
                              "The frames of the clip; hidden tokens are coloured by the error of their prediction.");
  if (!run.errors.empty()) body += errorParts(input);
  body += howToRead() + again(input) + report_page::heading("Made by") + report_page::table(madeBy());
  return report_page::whole(title, body).toStdString();
}

void writeReport(const ReportInput& input, const std::string& path) {
  const std::string html = reportHtml(input);
  writeWhole(path, [&html](std::ostream& file) { file << html; });
}

}  // namespace lacuna::app
