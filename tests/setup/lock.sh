#!/bin/sh
# Write requirements/*.txt: every package with its version and hashes, for Linux and macOS and every Python we support.
# The files name no index, so that they serve whatever index a machine is set up for.
set -eu
cd "$(dirname "$0")/../.."

if command -v uv >/dev/null 2>&1; then
    uv=uv
else
    uv=.cache/uv/bin/uv
    [ -x "$uv" ] || { python3 -m venv .cache/uv && .cache/uv/bin/python -m pip install --quiet uv; }
fi

compile() {
    name=$1
    shift
    "$uv" pip compile pyproject.toml --extra live --group editable "$@" --output-file "requirements/$name.txt" --quiet \
        --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
}

compile build ${1+"$1"}
compile test --group test --constraint requirements/build.txt ${1+"$1"}
