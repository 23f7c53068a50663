#!/bin/sh
# Makes .venv with Python 3.11 or newer and installs the pinned packages in it, where they changed.
#   sh scripts/environment.sh requirements.txt [requirements-dev.txt]
set -eu

VENV=.venv

main() {
    [ -x "$VENV/bin/pip" ] && is_new_enough "$VENV/bin/python" || make_venv  # pip comes last when a venv is made
    for list in "$@"; do
        install_list "$list"
    done
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        set -- "$PYTHON"
    else
        set -- python3 python3.14 python3.13 python3.12 python3.11
    fi
    for name in "$@"; do
        if command -v "$name" >/dev/null 2>&1 && is_new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    found=$("$1" --version 2>&1) || found=""
    echo "Waymark needs Python 3.11 or newer; found: ${found:-none}." >&2
    echo "Install one, or name it: make run PYTHON=/path/to/python3.12" >&2
    return 1
}

make_venv() {
    python=$(find_python)
    echo "Making $VENV with $("$python" --version)"
    rm -rf "$VENV"
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        install_venv_module "$python"
    fi
    "$python" -m venv "$VENV"
}

# Debian keeps venv in a package of its own.
install_venv_module() {
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq </dev/null >/dev/null
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" </dev/null >/dev/null
    else
        echo "Python's venv module is missing. Install it: sudo apt-get install $package" >&2
        return 1
    fi
}

# The stamp is a copy of the list as it was installed.
install_list() {
    stamp="$VENV/installed-$1"
    if cmp -s "$1" "$stamp"; then
        return
    fi
    echo "Installing $1"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check -r "$1" </dev/null
    cp "$1" "$stamp"
}

main "$@"
