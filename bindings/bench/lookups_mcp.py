"""As lookups.c, by `mizan mcp`: python3 lookups_mcp.py PROGRAM MEMORY QUERIES. The user's seconds are those of the
server alone, for two passes less one; the seconds of the clock are of the second pass."""

import json
import resource
import subprocess
import sys
import time

program, path, queries = sys.argv[1:]
lines = open(queries, encoding="utf-8").read().splitlines()


def run(passes):
    """Returns the texts found, and the seconds of the server and of the last pass."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [program, "mcp", "--memory", path, "--read-only"]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for turn in range(passes):
        clock, found = time.monotonic(), 0
        for number, line in enumerate(lines):
            call = {"name": "lookup", "arguments": {"text": line}}
            request = {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": call}
            server.stdin.write(json.dumps(request).encode() + b"\n")
            server.stdin.flush()
            answer = json.loads(server.stdout.readline())
            found += bool(answer["result"]["structuredContent"]["matches"])
    clock = time.monotonic() - clock
    server.stdin.close()
    server.wait()
    return found, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, clock


_, once, _ = run(1)
found, twice, clock = run(2)
print(len(lines), found, f"{twice - once:.3f}", f"{clock:.3f}", sep="\t")
