#pragma once

#include <QByteArray>
#include <QString>
#include <utility>
#include <vector>

/// The pieces that a report is put together from: html with its style inside. Texts are escaped here.
namespace lacuna::app::report_page {

QString escaped(const QString& text);  ///< without what html cannot hold
QString number(double value, int decimals);

QString top(const QString& title, const QString& line);
QString heading(const QString& text);
QString words(const QString& text);         ///< a paragraph
QString preformatted(const QString& text);
QString table(const std::vector<std::pair<QString, QString>>& rows);
QString picture(const QByteArray& bytes, const QString& media_type, const QString& alternative);  ///< inside the page
QString figure(const QString& picture, const QString& caption);
QString whole(const QString& title, const QString& body);

}  // namespace lacuna::app::report_page
