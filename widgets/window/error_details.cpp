#include "widgets/window/error_details.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <algorithm>

namespace lacuna::widgets {
namespace {
constexpr int most_lines = 7, text_padding = 10;
}

ErrorDetails::ErrorDetails(ThemeStore& themes, QWidget* parent)
    : QWidget(parent), button_(new QPushButton(tr("Show details"), parent)), text_(new QPlainTextEdit(this)) {
  button_->setProperty("quiet", true);
  button_->setObjectName("show_details");
  text_->setReadOnly(true);
  text_->setTabChangesFocus(true);
  text_->setFont(fonts::axis());
  text_->setAccessibleName(tr("Details of the error"));
  auto* copy = new IconButton("copy", tr("Copy details\nAll that is said below the line, as text"), themes, this);
  copy->setObjectName("copy_details");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(26, 4, 0, 4);
  row->setSpacing(8);
  row->addWidget(text_, 1);
  row->addWidget(copy, 0, Qt::AlignTop);
  connect(button_, &QPushButton::clicked, this, [this] { unfold(isHidden()); });
  connect(copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text_->toPlainText()); });
  setDetails({});
}

void ErrorDetails::setDetails(const QString& details) {
  text_->setPlainText(details);
  const int lines = std::min<int>(most_lines, static_cast<int>(details.count('\n')) + 2);  // one more: a long path takes two
  text_->setFixedHeight(lines * text_->fontMetrics().lineSpacing() + text_padding);
  button_->setHidden(details.isEmpty());
  unfold(false);
}

void ErrorDetails::unfold(bool open) {
  setVisible(open);
  button_->setText(open ? tr("Hide details") : tr("Show details"));
}

}  // namespace lacuna::widgets
