"""Slow and hostile clients of `mizan serve`, one kind after another, while a normal client asks: prints a table.

    python3 benches/hostile.py MIZAN [--seconds 10]

Each kind runs for at most so many seconds. Columns: what it did, how it was answered, and the lookups of the normal client meanwhile:
how many, failed ones, the longest. Ends with status 1 if a lookup of the normal client failed or took more than five seconds, after
which Weblate gives up, or if the server ended, or something that must be refused was not.
"""

import argparse
import base64
import collections
import contextlib
import gzip
import http.client
import json
import os
import pathlib
import re
import resource
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

VALVE = "أغلق الصمام قبل رفع الغطاء."
# Seconds after which Weblate gives up.
PATIENCE = 5


class Server:
    """A running `mizan serve` with one reader's token."""

    def __init__(self, mizan, folder):
        self.mizan, self.folder = mizan, folder
        units = folder / "units.tsv"
        units.write_text("".join(f"{VALVE} {at}\tClose the valve. {at}\n" for at in range(500)), encoding="utf-8")
        self.run("import", units, "--into", folder / "plant.mizan", "--source-lang", "ar", "--target-lang", "en")
        made = self.run("token", "add", "reader", "--rights", "read", "--tokens", folder / "tokens")
        self.token = made.strip().split()[-1]
        self.process = subprocess.Popen(
            [mizan, "serve", "--memory", folder / "plant.mizan", "--tokens", folder / "tokens", "--listen", "127.0.0.1:0", "--quiet"],
            stdout=subprocess.PIPE, text=True,
        )
        address = urllib.parse.urlsplit(self.process.stdout.readline().strip())
        self.host = (address.hostname, address.port)

    def run(self, *arguments):
        return subprocess.run([self.mizan, *arguments], capture_output=True, text=True, check=True).stdout

    def memory(self):
        """Returns the memory of the server now, in MB, without the pages of files that it maps."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"RssAnon:\s+(\d+)", status).group(1)) / 1000


class Normal(threading.Thread):
    """A client that asks for one text after another, each over a connection of its own, and keeps the times."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.times, self.failures, self.done = server, [], [], threading.Event()

    def run(self):
        path = f"/t/{self.server.token}/tmserver/ar/en/unit/{urllib.parse.quote(VALVE + ' 7')}"
        while not self.done.is_set():
            start = time.monotonic()
            try:
                status, body = request(self.server, "GET", path)
                if status != 200 or json.loads(body)[0]["quality"] != 100:
                    self.failures.append((status, body[:80]))
            except OSError as error:
                self.failures.append(error)
            self.times.append(time.monotonic() - start)
            self.done.wait(0.02)


def request(server, method, path, body=None, headers=None):
    connection = http.client.HTTPConnection(*server.host, timeout=30)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def asked(server, body, **headers):
    """Posts a body to /v1/lookup with the reader's token, and returns the status."""
    headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json", **headers}
    return request(server, "POST", "/v1/lookup", body, {name.replace("_", "-"): value for name, value in headers.items()})[0]


def raw(server, text, wait=10):
    """Sends bytes as they are, and returns the status of the answer, or how the connection ended."""
    with socket.create_connection(server.host, timeout=wait) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(text)
        try:
            line = connection.recv(64)
        except TimeoutError:
            return "no answer"
        except ConnectionError:
            return "closed"
    return int(line.split()[1]) if line.startswith(b"HTTP/1.1 ") else "closed"


def get(server, path):
    return raw(server, f"GET {path} HTTP/1.1\r\nHost: {server.host[0]}:{server.host[1]}\r\nConnection: close\r\n\r\n".encode())


def slowloris(server, until):
    """300 connections that send a byte of a header each second."""
    connections = [socket.create_connection(server.host) for _ in range(300)]
    answers = collections.Counter()
    for connection in connections:
        connection.sendall(b"GET /v1/health HTTP/1.1\r\nX: ")
    while time.monotonic() < until:
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.sendall(b"a")
        time.sleep(1)
    for connection in connections:
        connection.setblocking(False)
        try:
            line = connection.recv(64)
            answers[int(line.split()[1]) if line else "closed"] += 1
        except BlockingIOError:
            answers["still open"] += 1
        except OSError:
            answers["closed"] += 1
        connection.close()
    return answers, set(answers)


def a_gigabyte(server, until):
    """Bodies of 1 GB, announced and in chunks, to a lookup."""
    answers = collections.Counter()
    head = f"POST /v1/lookup HTTP/1.1\r\nHost: {server.host[0]}\r\nAuthorization: Bearer {server.token}\r\nContent-Type: application/json\r\n"
    piece = b"[" * 65536
    for how in (f"Content-Length: {10 ** 9}\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n"):
        chunk = b"10000\r\n" + piece + b"\r\n" if "chunked" in how else piece
        with socket.create_connection(server.host, timeout=10) as connection:
            connection.sendall((head + how).encode())
            sent = 0
            try:
                while sent < 10 ** 9 and time.monotonic() < until:
                    connection.sendall(chunk)
                    sent += len(piece)
            except OSError:
                pass
            try:
                line = connection.recv(64)
                answers[int(line.split()[1]) if line else "closed"] += 1
            except OSError:
                answers["closed"] += 1
    return answers, {413, "closed"}


def ten_thousand(server, until):
    """10,000 connections that send nothing."""
    answers, connections = collections.Counter(), []
    for _ in range(10_000):
        connection = socket.socket()
        connection.setblocking(False)
        connection.connect_ex(server.host)
        connections.append(connection)
    time.sleep(max(0, until - time.monotonic()))
    for connection in connections:
        try:
            connection.getpeername()
            answers["connected"] += 1
        except OSError:
            answers["not connected"] += 1
        connection.close()
    return answers, set(answers)


def paths(server, until):
    """Parts of paths that lead elsewhere, null bytes, escapes that are none, lines of 1 MB."""
    answers = collections.Counter()
    t = f"/t/{server.token}"
    for path in [
        "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/page/..%2f..%2f..%2fetc%2fpasswd", "/page/%252e%252e%252fetc", "//etc/passwd",
        "/page/%00", f"{t}/page/../../tokens", f"{t}/page/..%2ftokens", f"{t}/v1/export?memory=../tokens", f"{t}/v1/units/%00",
        f"{t}/v1/units/99999999999999999999", "/" + "a" * 1_000_000, "http://elsewhere.example/v1/info",
        "*", f"{t}/v1/export?to=../../x", "/v1/health%0d%0aX:%20y/",
    ]:
        answers[get(server, path)] += 1
    for line in [b"\x00\xff\xfe\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
                 b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
                 b"POST /v1/lookup HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nabcdefg",
                 b"POST /v1/lookup HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n"]:
        answers[raw(server, line, wait=3)] += 1
    return answers, {400, 401, 403, 404, 405, 408, 414, 422, 431, 505, "closed", "no answer"}


def guesses(server, until):
    """Tokens that are none, in all four places, as fast as they are answered."""
    answers = collections.Counter()
    while time.monotonic() < until:
        guess = secrets.token_urlsafe(len(server.token) * 3 // 4)
        basic = base64.b64encode(f"x:{guess}".encode()).decode()
        for path, headers in [
            ("/v1/info", {"Authorization": f"Bearer {guess}"}), ("/v1/info", {"Authorization": f"Basic {basic}"}),
            (f"/t/{guess}/v1/info", {}), (f"/v1/info?key={guess}", {}), (f"/v1/info?key={server.token[:-1]}", {}), ("/v1/info", {}),
        ]:
            answers[request(server, "GET", path, None, headers)[0]] += 1
    return answers, {401, 403, 429}


def another_site(server, until):
    """What a page of another site may send: its Origin, its Host, a form; and a write with a reader's token."""
    answers = collections.Counter()
    good = json.dumps({"texts": [VALVE]})
    for headers in [{"Origin": "http://elsewhere.example"}, {"Origin": "null"}, {"Host": "elsewhere.example"}, {"Host": "127.0.0.1.elsewhere.example"},
                    {"Content_Type": "text/plain"}, {"Content_Type": "application/x-www-form-urlencoded"}, {"Sec_Fetch_Site": "cross-site"}]:
        answers[asked(server, good, **headers)] += 1
    bearer = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"}
    unit = json.dumps({"source": "x", "target": "y"})
    for method, path in [("POST", "/v1/units"), ("DELETE", "/v1/units/1"), ("POST", "/v1/undo"), ("PUT", "/tmserver/ar/en/unit/x")]:
        answers[request(server, method, path, unit, bearer)[0]] += 1
    return answers, {400, 403, 415, 421}


def broken_json(server, until):
    """JSON that is cut, deep, too much, of wrong types, not UTF-8; bodies of 10 kB that gzip grows to 10 MB."""
    answers = collections.Counter()
    for body in [b"", b"{", b"[" * 100_000, b'{"a":' * 100_000, b'{"texts": 7}', b'{"texts": [7]}', b'{"texts": ["\xff"]}', b"null", b"nan",
                 b'{"texts": ["x"], "min": 1e999}', b'{"texts": ["x"], "limit": -1}', json.dumps({"texts": ["x"] * 101}).encode(),
                 b'{"texts": ["x"], "filters": "x"}', b'{"texts": ["\\ud800"]}']:
        answers[asked(server, body)] += 1
    answers[asked(server, gzip.compress(b" " * 10_000_000 + b"{}"), Content_Encoding="gzip")] += 1
    return answers, {400, 413, 415, 422}


KINDS = [slowloris, a_gigabyte, ten_thousand, paths, guesses, another_site, broken_json]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mizan")
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    # 10,000 connections need as many files on each side.
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65536), hard))
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        server = Server(options.mizan, pathlib.Path(folder))
        try:
            print("| client | answers | lookups meanwhile | failed | longest | memory |\n|---|---|--:|--:|--:|--:|")
            for kind in KINDS:
                normal = Normal(server)
                normal.start()
                answers, allowed = kind(server, time.monotonic() + options.seconds)
                normal.done.set()
                normal.join()
                if server.process.poll() is not None:
                    sys.exit(f"{kind.__name__}: the server ended with {server.process.returncode}")
                shown = ", ".join(f"{answer}: {count}" for answer, count in sorted(answers.items(), key=str))
                longest = max(normal.times)
                print(f"| {kind.__doc__} | {shown} | {len(normal.times)} | {len(normal.failures)} | {longest * 1000:.0f} ms | {server.memory():.0f} MB |", flush=True)
                if normal.failures or longest > PATIENCE or not set(answers) <= allowed:
                    wrong.append(f"{kind.__name__}: {normal.failures[:3]} {set(answers) - allowed or ''}")
            server.process.terminate()
            if server.process.wait(10) != 0:
                wrong.append(f"SIGTERM: status {server.process.returncode}")
        finally:
            server.process.kill()
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
