#pragma once

class QLabel;

namespace lacuna::widgets {

/// A wrapped label is never less high than its text is at the width that it got: layouts inside layouts reckon with a width of
/// before, and cut the last line.
void keepWhole(QLabel& label);

}  // namespace lacuna::widgets
