"""A team's memory on PostgreSQL: sending and filling a million units, lag, writes a second, lookups on a follower beside a plain file,
and pg_trgm on the same rows and queries.

    python3 benches/team.py MIZAN MEMORY UNITS.tsv [--queries 400] [--trgm 50] [--writes 300]

MEMORY is copied first; UNITS.tsv has its units, a source and a target on each line. A PostgreSQL of its own is started in a temporary
folder, with the settings of Debian but for the socket; pg_trgm (postgresql-contrib) is used for the comparison alone. MIZAN is a build with
`--features server,team`. User CPU seconds stand beside the times of the clock, which a busy machine makes longer.
"""

import argparse
import http.client
import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time


def programs():
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        sys.exit("no PostgreSQL: apt-get install postgresql")
    return found[-1]


class Postgres:
    """A PostgreSQL of its own, on a socket."""

    def __init__(self, folder):
        self.folder, self.bin = folder, programs()
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        os.chmod(folder, 0o777)
        self.do("initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "owner", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-k {folder} -c listen_addresses=''"
        self.do("pg_ctl", "start", "-w", "-D", f"{folder}/data", "-o", options, "-l", f"{folder}/log")
        self.address = f"postgresql://owner@/postgres?host={folder}"

    def do(self, program, *arguments):
        command = [*self.as_user, f"{self.bin}/{program}", *arguments]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def sql(self, statement):
        command = [f"{self.bin}/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.address]
        return subprocess.run(command, input=statement, check=True, capture_output=True, text=True).stdout.strip()

    def stop(self):
        self.do("pg_ctl", "stop", "-w", "-m", "immediate", "-D", f"{self.folder}/data")


def run(*command, **more):
    """Runs a program; returns its output, the seconds that it took, and its user CPU seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.monotonic()
    done = subprocess.run(command, check=True, capture_output=True, text=True, **more)
    took = time.monotonic() - start
    return done.stdout, took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def percentiles(times):
    times = sorted(times)
    at = lambda part: 1000 * times[min(len(times) - 1, int(len(times) * part))]
    return f"p50 {at(0.5):.1f} ms, p95 {at(0.95):.1f} ms"


class Server:
    def __init__(self, mizan, address, file):
        command = [mizan, "serve", "--team", address, "--follower", file, "--listen", "127.0.0.1:0", "--quiet"]
        self.child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(self.child.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])

    def client(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)


def ask(client, path, body):
    client.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
    answer = client.getresponse()
    text = answer.read()
    if answer.status != 200:
        sys.exit(f"{path}: {answer.status} {text}")
    return json.loads(text)


def unit(source, target):
    return {"source": source, "target": target, "source-lang": "en", "target-lang": "ar"}


def lag(one, other, writes):
    """Adds units at one server, and waits for each at the other one."""
    writer, reader, took = one.client(), other.client(), []
    for number in range(writes):
        source = f"Lag of the {number}th change of gauge {number * 7}."
        ask(writer, "/v1/units", unit(source, f"تأخر التغيير {number}."))
        start = time.monotonic()
        while not ask(reader, "/v1/lookup", {"texts": [source], "min": 100, "exact": False})["results"][0]:
            time.sleep(0.001)
        took.append(time.monotonic() - start)
    print(f"lag: {percentiles(took)} until the other server of two finds a unit ({writes} units)")


def writes(servers, count, clients):
    """Adds units at all servers at once."""
    failures = []

    def work(number):
        try:
            client = servers[number % len(servers)].client()
            for change in range(count // clients):
                ask(client, "/v1/units", unit(f"Write {change} of client {number}.", f"كتابة {change} من {number}."))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(clients)]
    start = time.monotonic()
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    if failures:
        sys.exit(f"{failures[0]}")
    done = count // clients * clients
    print(f"writes: {done / (time.monotonic() - start):.0f} units a second, {clients} clients at {len(servers)} servers")


def queries(path, count):
    """Returns texts of the units, half of them with a word changed."""
    random.seed(7)
    with open(path, encoding="utf-8") as lines:
        texts = [line.split("\t")[0] for number, line in enumerate(lines) if number % 250 == 0]
    texts = [text for text in texts if 12 <= len(text) <= 200]
    texts = random.sample(texts, min(count, len(texts)))
    for number in range(0, len(texts), 2):
        words = texts[number].split()
        words[random.randrange(len(words))] = "كلمة"
        texts[number] = " ".join(words)
    return texts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mizan")
    parser.add_argument("memory")
    parser.add_argument("units")
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--trgm", type=int, default=50)
    parser.add_argument("--writes", type=int, default=300)
    given = parser.parse_args()
    mizan = os.path.abspath(given.mizan)
    with tempfile.TemporaryDirectory() as folder:
        postgres = Postgres(folder)
        try:
            measure(mizan, postgres, pathlib.Path(folder), given)
        finally:
            postgres.stop()


def measure(mizan, postgres, folder, given):
    plain, follower = str(folder / "plain.mizan"), str(folder / "follower.mizan")
    shutil.copy(given.memory, plain)
    first = str(folder / "first.mizan")
    shutil.copy(given.memory, first)
    run(mizan, "team", "init", postgres.address)
    _, took, cpu = run(mizan, "team", "join", postgres.address, "--into", first)
    units = int(postgres.sql("select count(*) from mizan.unit"))
    print(f"sending: {units / took:,.0f} units a second ({units:,} in {took:.1f} s, {cpu:.1f} s user CPU of mizan)")
    os.remove(first)
    postgres.sql("vacuum analyze mizan.unit")
    _, took, cpu = run(mizan, "team", "join", postgres.address, "--into", follower)
    print(f"filling: {units / took:,.0f} units a second with the index ({took:.1f} s, {cpu:.1f} s user CPU of mizan)")
    print(f"PostgreSQL: {int(postgres.sql(total('mizan.unit'))) >> 20} MB of units, their keys and indexes")
    asked = queries(given.units, given.queries)
    lines = "\n".join(asked) + "\n"
    spent = {plain: [], follower: []}
    for _ in range(3):
        for file in spent:
            out, took, cpu = run(mizan, "lookup", "-", "--memory", file, "--json", input=lines)
            spent[file].append((took, cpu, out.count('"percent"')))
    for name, file in (("plain file", plain), ("follower", follower)):
        took, cpu, found = min(spent[file])
        print(f"lookups, {name}: {1000 * took / len(asked):.2f} ms each, {1000 * cpu / len(asked):.2f} ms user CPU, {found} matches")
    # Copied before a server writes into it: what stands in the log beside a file in use is not copied.
    other = str(folder / "other.mizan")
    shutil.copy(follower, other)
    servers = [Server(mizan, postgres.address, file) for file in (follower, other)]
    try:
        lag(*servers, min(200, given.writes))
        writes(servers, given.writes, 10)
    finally:
        [server.child.terminate() for server in servers]
        [server.child.wait() for server in servers]
    trgm(postgres, asked[: given.trgm])


def total(table):
    return f"select pg_total_relation_size('{table}')"


def trgm(postgres, asked):
    """Asks PostgreSQL itself, with the index that its own extension makes."""
    start = time.monotonic()
    postgres.sql("create extension pg_trgm; create index trgm on mizan.unit using gin (source gin_trgm_ops)")
    print(f"pg_trgm: index of the sources in {time.monotonic() - start:.1f} s, {int(postgres.sql(total('mizan.trgm'))) >> 20} MB")
    times = []
    for text in asked:
        quoted = "'" + text.replace("'", "''") + "'"
        statement = (
            f"explain (analyze, format json) select source, target from mizan.unit where source % {quoted}"
            f" order by similarity(source, {quoted}) desc limit 5"
        )
        plan = postgres.sql(f"set pg_trgm.similarity_threshold = 0.5; {statement}")
        times.append(json.loads(plan)[0]["Execution Time"] / 1000)
    print(f"pg_trgm: {percentiles(times)} a lookup ({len(asked)} of the queries, threshold 0.5, five best)")


main()
