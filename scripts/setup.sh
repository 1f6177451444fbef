#!/bin/sh
# Builds the environment: a Python 3.11, uv, and exactly what requirements.lock names.
set -eu
python=$1
venv=$2
if [ -z "$python" ]; then
    echo "No Python 3 found. Install Python 3.11, for example with: apt install python3 python3-venv" >&2
    exit 1
fi
is_311() { "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; }

if [ ! -x "$venv/bin/uv" ] || ! is_311 "$venv/bin/python"; then
    rm -rf "$venv"
    if is_311 "$python"; then
        "$python" -m venv "$venv"
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv
    else
        # Another Python 3: it is good enough to install uv, which fetches 3.11.
        "$python" -m venv "$venv.uv"
        "$venv.uv/bin/python" -m pip install --quiet --disable-pip-version-check uv
        "$venv.uv/bin/uv" venv --quiet --seed --python 3.11 "$venv"
        "$venv.uv/bin/uv" pip install --quiet --python "$venv/bin/python" uv
        rm -rf "$venv.uv"
    fi
fi
echo "Installing what requirements.lock names (about 2 GB on disk; a few minutes the first time) ..."
"$venv/bin/uv" pip sync --python "$venv/bin/python" --require-hashes --quiet requirements.lock
"$venv/bin/python" scripts/finish.py
# Half of a start would be compiling what it imports, each time where nothing may be written later (as in many containers).
echo "Compiling what a start imports ..."
env -u PYTHONDONTWRITEBYTECODE "$venv/bin/python" -W ignore -c "import bot.cli, bot.serve, rasa.model_training"
echo "The environment is ready."
