#pragma once

#include <QStringList>
#include <QWidget>

namespace lacuna::test {

/// Of what is visible in `root`, its dialogs included: texts that have less room than they want, and widgets that lie on their
/// neighbours or reach out of their parents. One line each says what, where and by how much. A text that ends in an ellipsis and
/// says the whole in a tooltip is in order, as long as half of it is seen.
QStringList clippedText(const QWidget& root);

}  // namespace lacuna::test
