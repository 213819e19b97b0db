"""Many clients ask `mizan serve` beside one that writes: lookups a second, times, errors, and the memory of the server.

    python3 benches/serve.py MIZAN MEMORY UNITS.tsv [--clients 100] [--seconds 60] [--tmserver ADDRESS]

MEMORY is copied first; UNITS.tsv holds its units, a source and a target on each line, of which every seventh is asked for, half
of them with a word changed. The clients are processes of Python on the same machine, which take a part of its cores.
With --tmserver, the same clients ask another server of the protocol, such as translate-toolkit's tmserver, and nobody writes.
"""

import argparse
import asyncio
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

# Client processes: one is busy with about 2,000 answers a second.
PROCESSES = 2


def texts(path, count):
    """Returns texts to ask for: some as they are stored, some with a word changed."""
    random.seed(7)
    asked = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 7 == 0:
                words = line.split("\t")[0].split()
                if number % 14 == 0 and len(words) > 2:
                    words[random.randrange(len(words))] = "كلمة"
                asked.append(" ".join(words))
            if len(asked) == count:
                break
    random.shuffle(asked)
    return asked


async def answer(reader, writer, request):
    """Sends a request, and returns the status and the body."""
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(re.search(rb"(?i)content-length: *(\d+)", head).group(1))
    return int(head.split(b" ", 2)[1]), await reader.readexactly(length)


async def once(host, request):
    """Sends a request over a connection of its own, as servers want it that do not tell the length of an answer."""
    reader, writer = await asyncio.open_connection(*host)
    writer.write(request.replace(b"HTTP/1.1", b"HTTP/1.0"))
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    return int(head.split(b" ", 2)[1]), body


async def client(host, asked, until, times, failures, kept):
    """Asks for one text after another, over one connection if it is kept."""
    reader, writer = await asyncio.open_connection(*host) if kept else (None, None)
    for text in asked:
        if time.monotonic() >= until:
            break
        path = f"/tmserver/ar/en/unit/{urllib.parse.quote(text, safe='')}"
        request = f"GET {path} HTTP/1.1\r\nHost: {host[0]}:{host[1]}\r\n\r\n".encode()
        start = time.monotonic()
        status, body = await (answer(reader, writer, request) if kept else once(host, request))
        times.append(time.monotonic() - start)
        if status != 200:
            failures.append((status, body[:100].decode()))
    if kept:
        writer.close()


async def all_clients(host, asked, clients, seconds, kept):
    times, failures = [], []
    until = time.monotonic() + seconds
    step = max(1, len(asked) // clients)
    await asyncio.gather(*(
        client(host, asked[at * step:] + asked[:at * step], until, times, failures, kept) for at in range(clients)
    ))
    return times, failures


async def write(host, seconds):
    """Adds one unit after another, each in a commit of its own."""
    reader, writer = await asyncio.open_connection(*host)
    until, count, failures = time.monotonic() + seconds, 0, []
    while time.monotonic() < until:
        body = json.dumps({"source": f"وحدة جديدة رقم {count}", "target": f"new unit number {count}"}).encode()
        head = f"POST /v1/units HTTP/1.1\r\nHost: {host[0]}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        status, answered = await answer(reader, writer, head.encode() + body)
        count += 1
        if status != 200:
            failures.append((status, answered[:100].decode()))
    writer.close()
    return count, failures


def in_processes(options, host, asked):
    """Runs the clients in processes of their own, and returns their times and failures, and what was written."""
    work = []
    for number in range(PROCESSES + (0 if options.tmserver else 1)):
        read, sent = os.pipe()
        if os.fork() == 0:
            os.close(read)
            if number < PROCESSES:
                done = asyncio.run(all_clients(host, asked[number::PROCESSES], options.clients // PROCESSES, options.seconds, not options.tmserver))
            else:
                done = asyncio.run(write(host, options.seconds))
            with os.fdopen(sent, "w") as out:
                json.dump(done, out)
            os._exit(0)
        os.close(sent)
        work.append(read)
    answers = [json.load(os.fdopen(read)) for read in work]
    times = sorted(took for found, _ in answers[:PROCESSES] for took in found)
    failures = [failure for _, found in answers for failure in found]
    return times, failures, answers[PROCESSES][0] if len(answers) > PROCESSES else 0


def resident(pid):
    """Returns the largest resident memory of a process in MB, without the pages of files that it maps."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"RssAnon:\s+(\d+)", status).group(1)) / 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mizan")
    parser.add_argument("memory")
    parser.add_argument("units")
    parser.add_argument("--clients", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--tmserver")
    options = parser.parse_args()
    asked = texts(options.units, 20000)
    with tempfile.TemporaryDirectory() as folder:
        server = None
        if options.tmserver:
            host = urllib.parse.urlsplit(options.tmserver)
            host = (host.hostname, host.port)
        else:
            copy = pathlib.Path(folder, "load.mizan")
            shutil.copyfile(options.memory, copy)
            server = subprocess.Popen(
                [options.mizan, "serve", "--memory", copy, "--listen", "127.0.0.1:0", "--quiet"],
                stdout=subprocess.PIPE, env={**os.environ, "XDG_DATA_HOME": folder}, text=True,
            )
            address = urllib.parse.urlsplit(server.stdout.readline().strip())
            host = (address.hostname, address.port)
        times, failures, written = in_processes(options, host, asked)
        if not times:
            sys.exit("no answer")
        share = lambda of: times[min(len(times) - 1, int(len(times) * of))] * 1000
        print(f"{options.clients} clients, {options.seconds:.0f} s: {len(times) / options.seconds:,.0f} lookups/s, "
              f"p50 {share(.5):.1f} ms, p95 {share(.95):.1f} ms, p99 {share(.99):.1f} ms, longest {times[-1] * 1000:.0f} ms")
        print(f"failures: {len(failures)} {failures[:3]}")
        if server:
            print(f"units written meanwhile: {written}; memory of the server: {resident(server.pid):.0f} MB")
            server.terminate()
            print(f"the server ended with {server.wait()}")


if __name__ == "__main__":
    main()
