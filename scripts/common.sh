# Shared by scripts/run and scripts/test: installs what is missing, configures and builds. Sourced, not run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }

# One package a line; alternatives ("a|b") are tried in order: names differ between Debian 12 and 13.
packages='
build-essential
cmake
ninja-build
ccache
pkg-config
qt6-base-dev
libqt6opengl6-dev|qt6-base-dev
libqt6svg6-dev|qt6-svg-dev
qt6-tools-dev
qt6-l10n-tools
qt6-translations-l10n
libtorch-dev
libopenblas0-pthread
libopencv-dev
libvtk9-dev
libimgui-dev
libstb-dev
libgl-dev
nlohmann-json3-dev
libcli11-dev
libxxhash-dev
libfaiss-dev
zlib1g-dev
libzip-dev
libwebp-dev
libsqlite3-dev
libopenmpi-dev
openmpi-bin
libbenchmark-dev
catch2
fonts-inter
fonts-jetbrains-mono
fonts-noto-cjk
xvfb
xauth
libgl1-mesa-dri
'

installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

missing_packages() {
  local line name choice
  for line in $packages; do
    choice=''
    for name in ${line//|/ }; do
      if installed "$name"; then continue 2; fi
    done
    for name in ${line//|/ }; do
      if apt-cache show "$name" >/dev/null 2>&1; then choice=$name; break; fi
    done
    echo "${choice:-${line%%|*}}"
  done
}

install_packages() {
  [ -z "$(missing_packages)" ] && { say 'All packages are installed.'; return; }
  say 'Updating the list of packages'
  as_root apt-get update -qq
  local wanted
  wanted=$(missing_packages | sort -u | tr '\n' ' ')
  say "Installing: $wanted"
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
}

build() {  # build PRESET [TARGET...]
  local preset=$1
  shift
  if [ ! -f "$root/build/$preset/build.ninja" ]; then
    say "Configuring build/$preset"
    cmake -S "$root" --preset "$preset" -DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache >/dev/null
  fi
  say "Building build/$preset"
  cmake --build "$root/build/$preset" ${1:+--target "$@"}
}
