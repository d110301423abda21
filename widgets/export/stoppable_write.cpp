#include "widgets/export/stoppable_write.hpp"

#include <algorithm>

#include "core/base/whole_file.hpp"

namespace lacuna::widgets {

void writeBytes(const QByteArray& bytes, const std::string& path, const jobs::JobContext& context) {
  constexpr qsizetype at_once = 1 << 20;
  writeWhole(path, [&](std::ostream& out) {
    for (qsizetype from = 0; from < bytes.size(); from += at_once) {
      context.throwIfStopped();
      out.write(bytes.constData() + from, std::min(at_once, bytes.size() - from));
    }
    out.flush();               // which may take long; after it there is only the renaming
    context.throwIfStopped();  // what is listed as cancelled is not put in place
  });
}

}  // namespace lacuna::widgets
