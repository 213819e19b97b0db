#!/usr/bin/env bash
# Opens the page of bindings/wasm/dist in Chromium and compares what it shows: bindings/wasm/tests/run.sh [PICTURE.png]
set -euo pipefail
cd "$(dirname "$0")"
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    { echo "skipped: no Chromium"; exit 0; }
scratch=$(mktemp -d)
python3 -u -m http.server --bind 127.0.0.1 --directory ../dist 0 > "$scratch/server" 2>&1 &
server=$!
trap 'kill $server; rm -rf "$scratch"' EXIT
for _ in $(seq 50); do
    port=$(sed -n 's/.* port \([0-9]*\) .*/\1/p' "$scratch/server")
    [ -n "$port" ] && break
    sleep 0.2
done
browse() {
    timeout 120 "$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$scratch/profile" \
        --virtual-time-budget=30000 "$@" "http://127.0.0.1:$port/" 2> "$scratch/errors"
}
browse --dump-dom > "$scratch/page.html" || { tail "$scratch/errors"; exit 1; }
[ -z "${1:-}" ] || browse --window-size=1100,620 --screenshot="$(realpath "$1")" > /dev/null
python3 - "$scratch/page.html" <<'END'
import html.parser, sys

class Rows(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows, self.inside = [], None
    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append([])
        elif tag == "div" and self.rows and self.rows[-1]:
            self.inside = True
    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "div"
    def handle_data(self, text):
        if self.inside:
            self.rows[-1][-1].append(text)

rows = Rows()
rows.feed(open(sys.argv[1], encoding="utf-8").read())
shown = [row[1:] for row in rows.rows if row]
wanted = [
    [["وصل القطار إلى المحطة متأخراً."], ["The train reached the station late."]],
    [["هل ينتظره د. سامي؟"], ["Is Dr. Sami waiting for it?"]],
    [["نعم، منذ ساعة."], ["Yes, for an hour."]],
    [["ونزل الركاب ثم غادروا."], ["The passengers got off.", "Then they left."]],
]
assert shown == wanted, shown
print("the page in Chromium:", len(shown), "rows as they should be")
END
