#!/usr/bin/env bash
# The calls of `mizan serve` are as openapi.json describes them: schemathesis asks each with made-up values, and takes no
# answer that the description does not have, and no fault of the server.
#
# usage: tests/server/schemathesis.sh MIZAN [examples a call [seed]]
#
# One seed gives the same values in every run; "random" gives others.
#
# Needs Python with schemathesis (PYTHON names another one), or PyPI.
set -euo pipefail
mizan=$(realpath "$1")
examples=${2:-30}
seed=${3:-1}
[ "$seed" != random ] || seed=$RANDOM
work=$(mktemp -d)
trap 'kill $server 2> /dev/null || true; rm -rf "$work"' EXIT
python=${PYTHON:-}
if [ -z "$python" ]; then
    python3 -m venv "$work/python" && "$work/python/bin/pip" --quiet install schemathesis==4.32.5
    python=$work/python/bin/python
fi
cd "$work"
printf 'أغلق الصمام الرئيسي.\tClose the main valve.\nافتح المضخة الثانية.\tOpen the second pump.\n' > plant.ar-en.tsv
"$mizan" import plant.ar-en.tsv --into plant.mizan > /dev/null
XDG_DATA_HOME=$work "$mizan" serve --memory plant.mizan --listen 127.0.0.1:0 > address 2> log &
server=$!
for _ in $(seq 100); do [ -s address ] && break; sleep 0.1; done
address=$(head -1 address)
"$(dirname "$python")/schemathesis" run "${address}v1/openapi.json" --max-examples "$examples" --workers 1 --seed "$seed" \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance,unsupported_method
kill -TERM $server
wait $server
echo "the server ended with 0 after $(wc -l < log) answers"
