# shellcheck shell=bash
# The tools behind scripts/serve, scripts/test and scripts/size. Sourced, never run.
#
# One need_* function a tool. Each is silent and instant when the tool is there; else it says in one line what it installs
# and about how long that takes, and when it cannot, in one line what to install and how. Everything goes into one cache
# for each person, shared by all clones, and never into the repository. Plain bash 3.2, since that is what macOS ships.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
TOOLS=${BANK_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/event-sourced-bank}
mkdir -p "$TOOLS/log"

# Versions that are known to work together. A newer one somewhere in the world changes nothing here.
TRUNK_VERSION=0.21.14
WASM_PACK_VERSION=0.15.1
BINARYEN_VERSION=132
# Older ones reject what a current compiler writes.
OLDEST_WASM_OPT=120
WASM_BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$ROOT/Cargo.lock")

# trunk must neither look for a newer version of itself nor ask for a tool that is on PATH already.
export TRUNK_SKIP_VERSION_CHECK=true
export TRUNK_OFFLINE=true

# Messages must reach the person even while a step's output, or a whole script called by another, goes to a log.
[ -n "${BANK_SAYS:-}" ] || exec 3>&1
export BANK_SAYS=1
say() { printf '  %s\n' "$*" >&3; }
has() { command -v "$1" >/dev/null 2>&1; }

# What is missing and how to get it, in one line; the caller passes the failure on.
missing() {
  say "MISSING: $*"
  return 1
}

# Runs a command that uses the network, for at most so many seconds, so that a dead connection never hangs a script.
limited() {
  local seconds=$1
  shift
  if has timeout; then
    timeout "$seconds" "$@"
  else
    perl -e 'alarm shift; exec @ARGV or exit 127' "$seconds" "$@"
  fi
}

# Runs a command quietly; when it fails, says where its output is and shows the end of it.
logged() {
  local log=$TOOLS/log/$1.log
  shift
  if "$@" >"$log" 2>&1 </dev/null; then return 0; fi
  say "failed: $* (whole log: $log)"
  tail -n 15 "$log" | sed 's/^/    /' >&3
  return 1
}

use_path() {
  case ":$PATH:" in
    *":$1:"*) ;;
    *) export PATH="$1:$PATH" ;;
  esac
}

as_root_limited() {
  local seconds=$1
  shift
  if [ "$(id -u)" -eq 0 ]; then
    DEBIAN_FRONTEND=noninteractive limited "$seconds" "$@"
  else
    limited "$seconds" sudo -n DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

can_apt() {
  has apt-get && { [ "$(id -u)" -eq 0 ] || { has sudo && sudo -n true 2>/dev/null; }; }
}

# Debian alone: elsewhere packages of the same name hold other things (Ubuntu's chromium only asks for a snap).
can_apt_debian() {
  can_apt && grep -q '^ID=debian' /etc/os-release 2>/dev/null
}

apt_install() {
  if [ -z "${APT_UPDATED:-}" ]; then
    logged apt-update as_root_limited 300 apt-get -qq -o Acquire::Retries=2 update || return 1
    APT_UPDATED=1
  fi
  logged "apt-$1" as_root_limited 1200 apt-get -qq -y -o Acquire::Retries=2 install --no-install-recommends "$@"
}

need_cargo() {
  has cargo || missing "Rust. Install rustup from https://rustup.rs and open a new terminal."
}

# ---- the wasm32 standard library --------------------------------------------------------------------------------------

# Where the cargo and rustc for wasm32 are when the usual ones have no standard library for it; empty when they have.
WASM_RUST_BIN=

# Runs a command with the compiler that can build for wasm32. Native commands keep the usual one.
in_wasm() {
  if [ -n "$WASM_RUST_BIN" ]; then env PATH="$WASM_RUST_BIN:$PATH" "$@"; else "$@"; fi
}

has_wasm_std() {
  local sysroot
  sysroot=$(cd "$ROOT" && rustc --print sysroot 2>/dev/null) || return 1
  ls "$sysroot"/lib/rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib >/dev/null 2>&1
}

need_wasm_std() {
  need_cargo || return 1
  [ -z "$WASM_RUST_BIN" ] || return 0
  if has_wasm_std; then return 0; fi
  # RUSTUP_AUTO_INSTALL=0 is how a person tells rustup to download nothing unasked: then this script doesn't either.
  if has rustup && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; then
    say "Adding the wasm32 standard library with rustup (about a minute)"
    (cd "$ROOT" && logged rustup limited 300 rustup target add wasm32-unknown-unknown) && has_wasm_std && return 0
  fi
  # From here on rustup must not try again at every cargo command: rust-toolchain.toml names the target.
  export RUSTUP_AUTO_INSTALL=0
  if can_apt_debian; then
    debian_wasm_rust && return 0
  fi
  missing "the wasm32 standard library. Run: rustup target add wasm32-unknown-unknown"
}

# Debian's current compiler has the sources of its standard library: build it for wasm32 and put both into a sysroot of
# our own. Nothing outside the cache changes but for the packages.
debian_wasm_rust() {
  if ! [ -x /usr/bin/rustc ] || ! [ -d /usr/lib/rustlib/src/rust/library ] || ! has lld-22 || ! [ -x /usr/bin/cargo-clippy ]; then
    say "Installing Debian's Rust, its sources and a linker with apt (about a minute)"
    apt_install rustc-web cargo-web rust-web-src rust-web-clippy lld-22 || return 1
  fi
  local commit sysroot
  commit=$(/usr/bin/rustc -vV | sed -n 's/^commit-hash: \(.\{12\}\).*/\1/p')
  sysroot=$TOOLS/wasm-rust-$commit
  if ! [ -d "$sysroot" ]; then
    say "Building the wasm32 standard library (about a minute)"
    if ! logged wasm-std build_wasm_std "$sysroot"; then
      rm -rf "$TOOLS"/std.??????
      return 1
    fi
  fi
  WASM_RUST_BIN=$sysroot/bin
}

build_wasm_std() {
  local sysroot=$1 crate host rlib tool
  crate=$(mktemp -d "$TOOLS/std.XXXXXX") || return 1
  host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
  mkdir -p "$crate/src" "$crate/out/bin" "$crate/out/lib/rustlib/$host/bin" "$crate/out/lib/rustlib/wasm32-unknown-unknown/lib"
  : >"$crate/src/lib.rs"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$crate/Cargo.toml"
  # Without the bitcode a build with link-time optimisation fails.
  (cd "$crate" && env -u CARGO_TARGET_DIR RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc RUSTFLAGS=-Cembed-bitcode=yes \
    CARGO_PROFILE_RELEASE_DEBUG=0 /usr/bin/cargo build --release --target wasm32-unknown-unknown \
    -Zbuild-std=std,panic_abort,test,proc_macro) || return 1
  for rlib in "$crate"/target/wasm32-unknown-unknown/release/deps/*.rlib; do
    case $rlib in
      */libempty-*) ;;
      *) cp "$rlib" "$crate/out/lib/rustlib/wasm32-unknown-unknown/lib/" || return 1 ;;
    esac
  done
  ln -s "/usr/lib/rustlib/$host/lib" "$crate/out/lib/rustlib/$host/lib"
  ln -s "$(command -v lld-22)" "$crate/out/lib/rustlib/$host/bin/rust-lld"
  ln -s /usr/bin/cargo "$crate/out/bin/cargo"
  for tool in rustc rustdoc; do
    printf '#!/bin/sh\nexec /usr/bin/%s --sysroot "%s" "$@"\n' "$tool" "$sysroot" >"$crate/out/bin/$tool"
  done
  printf '#!/bin/sh\nSYSROOT="%s" exec /usr/bin/cargo-clippy "$@"\n' "$sysroot" >"$crate/out/bin/cargo-clippy"
  chmod +x "$crate"/out/bin/*
  # One rename at the end: an interrupted build leaves nothing that looks finished.
  mv "$crate/out" "$sysroot" || return 1
  rm -rf "$crate"
}

# ---- programs from crates.io ------------------------------------------------------------------------------------------

# cargo_tool NAME PROGRAM VERSION MINUTES [FLAG...]: installs into a folder that carries the version.
cargo_tool() {
  local name=$1 program=$2 version=$3 minutes=$4 dir=$TOOLS/$1-$3
  shift 4
  if ! [ -x "$dir/bin/$program" ]; then
    if has cargo-binstall; then
      say "Installing $name $version with cargo-binstall"
      logged "$name" limited 300 cargo binstall --no-confirm --disable-telemetry --root "$dir" "$name@$version" || true
    fi
    if ! [ -x "$dir/bin/$program" ]; then
      say "Installing $name $version with cargo (about $minutes minutes)"
      logged "$name" limited 3000 cargo install --root "$dir" --version "$version" "$@" "$name" ||
        missing "$name $version. Run: cargo install $name --version $version" || return 1
    fi
  fi
  use_path "$dir/bin"
}

need_trunk() {
  need_cargo || return 1
  case $(trunk --version 2>/dev/null) in
    "trunk 0.21."* | "trunk 0.22."*) ;;
    *) cargo_tool trunk trunk "$TRUNK_VERSION" 7 --locked ;;
  esac
}

# Exactly the version of Cargo.lock: the two halves of the bindings speak to each other in an unversioned format.
need_wasm_bindgen() {
  need_cargo || return 1
  case $(wasm-bindgen --version 2>/dev/null) in
    "wasm-bindgen $WASM_BINDGEN_VERSION" | "wasm-bindgen $WASM_BINDGEN_VERSION "*) ;;
    # Not --locked: one crate of its lock file can no longer be had.
    *) cargo_tool wasm-bindgen-cli wasm-bindgen "$WASM_BINDGEN_VERSION" 2 ;;
  esac
}

need_wasm_pack() {
  need_cargo || return 1
  case $(wasm-pack --version 2>/dev/null) in
    "wasm-pack 0.13."* | "wasm-pack 0.14."* | "wasm-pack 0.15."*) ;;
    *) cargo_tool wasm-pack wasm-pack "$WASM_PACK_VERSION" 3 --locked ;;
  esac
}

# ---- programs and packages from npm -----------------------------------------------------------------------------------

need_node() {
  if has node && has npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then return 0; fi
  missing "Node.js 20 or newer with npm. Install it from https://nodejs.org or with your package manager."
}

need_wasm_opt() {
  local version
  version=$(wasm-opt --version 2>/dev/null | sed 's/[^0-9]*\([0-9]*\).*/\1/') || version=0
  if [ "${version:-0}" -ge "$OLDEST_WASM_OPT" ]; then return 0; fi
  local dir=$TOOLS/binaryen-$BINARYEN_VERSION
  if ! [ -x "$dir/node_modules/.bin/wasm-opt" ]; then
    need_node || return 1
    say "Installing wasm-opt (binaryen $BINARYEN_VERSION) with npm (seconds)"
    mkdir -p "$dir"
    logged binaryen limited 300 npm install --prefix "$dir" --no-audit --no-fund "binaryen@$BINARYEN_VERSION" ||
      missing "wasm-opt. Install binaryen $OLDEST_WASM_OPT or newer with your package manager." || return 1
  fi
  use_path "$dir/node_modules/.bin"
}

# The packages of the browser tests, exactly as their lock file says; a changed lock file gets a new folder.
need_e2e_packages() {
  need_node || return 1
  local from=$ROOT/tests/e2e dir stamp
  stamp=$(cksum <"$from/package-lock.json" | tr ' ' '-')
  dir=$TOOLS/e2e-$stamp
  if ! [ -f "$dir/ready" ]; then
    say "Installing the packages of the browser tests with npm (seconds)"
    mkdir -p "$dir"
    cp "$from/package.json" "$from/package-lock.json" "$dir/"
    logged e2e-packages limited 300 npm ci --prefix "$dir" --no-audit --no-fund ||
      missing "the packages of tests/e2e/package.json. Check that npm can reach its registry." || return 1
    : >"$dir/ready"
  fi
  export BANK_E2E_PACKAGES=$dir
}

# ---- browser and driver -----------------------------------------------------------------------------------------------

first_program() {
  local candidate
  for candidate in "$@"; do
    if [ -n "$candidate" ] && has "$candidate"; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

find_chrome() {
  first_program "${BANK_CHROME:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "$(cat "$TOOLS/browser/chrome.path" 2>/dev/null)"
}

# A driver serves one major version of the browser only.
find_chromedriver() {
  local candidate
  for candidate in "${BANK_CHROMEDRIVER:-}" chromedriver "${CHROMEWEBDRIVER:-/none}/chromedriver" \
    "$(cat "$TOOLS/browser/chromedriver.path" 2>/dev/null)"; do
    if [ -n "$candidate" ] && has "$candidate" && [ "$(major "$candidate")" = "$(major "$1")" ]; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

major() { "$1" --version 2>/dev/null | sed 's/^[^0-9]*\([0-9]*\)\..*/\1/' | head -n 1; }

need_browser() {
  if find_chrome >/dev/null; then
    BANK_CHROME=$(find_chrome)
    export BANK_CHROME
    return 0
  fi
  if can_apt_debian; then
    say "Installing Chromium and its driver with apt (about a minute)"
    apt_install chromium chromium-driver || true
  elif need_node; then
    fetch_browser chrome stable || true
  fi
  BANK_CHROME=$(find_chrome) || missing "a browser. Install Chrome or Chromium, or name one with BANK_CHROME=/path/to/it." || return 1
  export BANK_CHROME
}

need_chromedriver() {
  need_browser || return 1
  if ! find_chromedriver "$BANK_CHROME" >/dev/null; then
    if can_apt_debian; then
      say "Installing Chromium and its driver with apt (about a minute)"
      apt_install chromium chromium-driver || true
    elif need_node; then
      fetch_browser chromedriver "$(major "$BANK_CHROME")" || true
    fi
  fi
  BANK_CHROMEDRIVER=$(find_chromedriver "$BANK_CHROME") ||
    missing "chromedriver $(major "$BANK_CHROME"), the version of $BANK_CHROME. Install it, or name one with BANK_CHROMEDRIVER=/path/to/it." || return 1
  export BANK_CHROMEDRIVER
  # The driver looks for its browser by name on PATH: give it the one that was chosen.
  mkdir -p "$TOOLS/browser/bin"
  ln -sf "$BANK_CHROME" "$TOOLS/browser/bin/google-chrome"
  use_path "$TOOLS/browser/bin"
}

# fetch_browser chrome|chromedriver VERSION: for systems whose packages have neither.
fetch_browser() {
  mkdir -p "$TOOLS/browser"
  say "Downloading $1 $2 (about a minute)"
  logged "$1" limited 600 npx --yes @puppeteer/browsers@2 install "$1@$2" --path "$TOOLS/browser" || return 1
  sed -n "s/^$1@[^ ]* //p" "$TOOLS/log/$1.log" | tail -n 1 >"$TOOLS/browser/$1.path"
}
