#!/bin/sh
# Make .venv and install what a lock file lists, then the project itself: sh tests/setup/venv.sh build|test
# Wants a Python 3.11 or later, with uv or without. PYTHON=/path/to/python names one.
set -eu
cd "$(dirname "$0")/../.."
here=$(pwd -P)
lock=requirements/$1.txt

say() { printf '%s\n' "$*" >&2; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# Debian keeps a part of venv in a package of its own.
can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

find_python() {
    for name in ${PYTHON:+"$PYTHON"} python3.11 python3.12 python3.13 python3.14 python3; do
        if is_new_enough "$name" && { command -v uv >/dev/null 2>&1 || can_make_venv "$name"; }; then
            command -v "$name"
            return
        fi
    done
    for name in ${PYTHON:+"$PYTHON"} python3.11 python3.12 python3.13 python3.14 python3; do
        if is_new_enough "$name"; then
            add_venv "$name" && command -v "$name"
            return
        fi
    done
    say "Nutgraf needs Python 3.11 or later, and found none."
    say "  Debian:  apt-get install python3 python3-venv"
    say "  macOS:   brew install python    (or the installer from the Python website)"
    say "If it is somewhere unusual:  make html PYTHON=/path/to/python3"
    return 1
}

add_venv() {
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing $package"
        { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$package"; } >&2
        return
    fi
    say "This Python cannot make virtual environments yet. Type this, then the same command again:"
    say "  sudo apt-get install $package"
    return 1
}

# An environment of another folder or of a Python that has gone is made anew; one that works is kept.
is_ours() { [ "$(cat .venv/.home 2>/dev/null)" = "$here" ] && is_new_enough .venv/bin/python; }

if ! is_ours; then
    python=$(find_python)
    say "Making .venv with $("$python" --version 2>&1)"
    rm -rf .venv
    if command -v uv >/dev/null 2>&1; then
        uv venv --quiet --python "$python" .venv
    else
        "$python" -m venv .venv
    fi
    printf '%s\n' "$here" >.venv/.home
fi

if command -v uv >/dev/null 2>&1; then
    install() { VIRTUAL_ENV="$here/.venv" uv pip install --quiet --no-deps "$@"; }
else
    install() { .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps "$@"; }
    .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
fi

say "Installing $lock (a minute, the first time)"
install --require-hashes -r "$lock"
install --no-build-isolation -e .
: >".venv/.$1"
