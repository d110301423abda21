#include "app/report_page.hpp"

#include <cmath>

namespace lacuna::app::report_page {
namespace {

constexpr const char* style = R"(
:root { color-scheme: light; }
body { font: 15px/1.5 Inter, "Noto Sans", "DejaVu Sans", sans-serif; color: #15171c; background: #fff; max-width: 62em; margin: 2em auto; padding: 0 1.5em; }
h1 { font-size: 1.7em; line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.15em; margin: 2em 0 0.5em; border-bottom: 1px solid #e0e3e9; padding-bottom: 0.2em; break-after: avoid; }
.line { color: #575e6d; margin: 0.2em 0 0; }
table { border-collapse: collapse; }
th { text-align: left; font-weight: 400; color: #434956; padding: 0.2em 1.5em 0.2em 0; vertical-align: top; white-space: nowrap; }
td { padding: 0.2em 1.5em 0.2em 0; overflow-wrap: anywhere; }
.numbers th { white-space: normal; }
.numbers td, .numbers thead th + th { text-align: right; font-family: "JetBrains Mono", "DejaVu Sans Mono", monospace; font-size: 0.9em; }
.numbers tr + tr { border-top: 1px solid #e0e3e9; }
figure { margin: 1.2em 0; break-inside: avoid; }
img { max-width: 100%; height: auto; border: 1px solid #e0e3e9; border-radius: 4px; }
figcaption { color: #575e6d; font-size: 0.9em; margin-top: 0.3em; }
pre { font: 13px/1.45 "JetBrains Mono", "DejaVu Sans Mono", monospace; background: #f7f8fa; border: 1px solid #e0e3e9; border-radius: 4px; padding: 0.8em; white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: #5446d6; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } details { display: none; } }
)";

}  // namespace

QString escaped(const QString& text) {
  QString kept;
  kept.reserve(text.size());
  for (const QChar c : text)
    if (c == '\n' || c == '\t' || (c >= ' ' && c != QChar(0x7f) && c != QChar(0xfffe) && c != QChar(0xffff))) kept += c;
  return kept.toHtmlEscaped().replace('\'', QLatin1String("&#39;"));
}

QString number(double value, int decimals) { return std::isfinite(value) ? QString::number(value, 'f', decimals) : QStringLiteral("\u2013"); }

QString top(const QString& title, const QString& line) { return "<h1>" + escaped(title) + "</h1>\n<p class=\"line\">" + escaped(line) + "</p>\n"; }

QString heading(const QString& text) { return "<h2>" + escaped(text) + "</h2>\n"; }

QString words(const QString& text) { return "<p>" + escaped(text) + "</p>\n"; }

QString preformatted(const QString& text) { return "<pre>" + escaped(text) + "</pre>\n"; }

QString table(const std::vector<std::pair<QString, QString>>& rows) {
  QString html = "<table>";
  for (const auto& [name, value] : rows) html += "<tr><th>" + escaped(name) + "</th><td>" + escaped(value) + "</td></tr>\n";
  return html + "</table>\n";
}

QString picture(const QByteArray& bytes, const QString& media_type, const QString& alternative) {
  return "<img alt=\"" + escaped(alternative) + "\" src=\"data:" + media_type + ";base64," + QString::fromLatin1(bytes.toBase64()) + "\">";
}

QString figure(const QString& picture, const QString& caption) { return "<figure>" + picture + "<figcaption>" + escaped(caption) + "</figcaption></figure>\n"; }

QString whole(const QString& title, const QString& body) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
         escaped(title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
}

}  // namespace lacuna::app::report_page
