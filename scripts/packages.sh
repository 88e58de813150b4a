#!/usr/bin/env bash
# Installs the Debian packages that are missing: `packages.sh run` for the demo, `packages.sh test` for the tests.
# Does nothing where all are there; says what to install where it may not install.
set -euo pipefail

packages=(fonts-noto-cjk)
if [ "${1:-run}" = test ]; then
    packages+=(postgresql poppler-utils chromium chromium-driver)
fi

# axe looks for barriers in the browser walks. It is a test tool alone: the product needs no Node.
axe() {
    local folder
    folder="$(cd "$(dirname "$0")/.." && pwd)/target/axe"
    [ -f "$folder/package/axe.min.js" ] && return
    if ! command -v npm >/dev/null; then
        echo "axe-core is missing and npm is not here: browser walks will not look for barriers" >&2
        return
    fi
    mkdir -p "$folder"
    (cd "$folder" && npm pack --silent axe-core@4 >/dev/null && tar xzf axe-core-*.tgz)
}
if [ "${1:-run}" = test ]; then axe; fi

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "Please install the equivalents of: ${missing[*]}" >&2
    exit 0
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Please install as root: apt-get install ${missing[*]}" >&2
        exit 0
    fi
    as_root=(sudo)
fi
echo "· installing ${missing[*]} …" >&2
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
