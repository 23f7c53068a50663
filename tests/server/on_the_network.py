"""Another machine: a network namespace with an address of its own, at the other end of a wire to this machine's.

Linux makes it for whoever may (root, in most containers). What it does stays between the two ends.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

HERE, THERE = "198.18.77.1", "198.18.77.2"
"""Of the addresses that are set aside for measuring networks: no machine has one."""

ASKING = """
import http.client, json, sys
host, port = sys.argv[1], int(sys.argv[2])
for line in sys.stdin:
    asked = json.loads(line)
    connection = http.client.HTTPConnection(host, port, timeout=60)
    body = asked["body"].encode() if asked["body"] else None
    connection.putrequest(asked["method"], asked["path"], skip_host=True, skip_accept_encoding=True)
    for name, value in asked["headers"].items():
        connection.putheader(name, value)
    if body:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    text = "" if answer.status == 101 else answer.read().decode("utf-8", "replace")
    print(json.dumps({"status": answer.status, "headers": dict(answer.getheaders()), "text": text}), flush=True)
    connection.close()
"""


@dataclass(frozen=True)
class Asked:
    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True)
class OtherMachine:
    """Asks servers of this machine, at the address that it has on the wire."""

    namespace: str

    def ask(self, port: int, path: str, method: str = "GET", body: str = "", **headers: str) -> Asked:
        return self.ask_all(port, [(path, method, body, headers)])[0]

    def ask_all(self, port: int, each: list[tuple[str, str, str, dict[str, str]]]) -> list[Asked]:
        lines = [
            json.dumps(
                {
                    "path": path,
                    "method": method,
                    "body": body,
                    "headers": {"Host": f"{HERE}:{port}"}
                    | {name.replace("_", "-"): value for name, value in headers.items()},
                }
            )
            for path, method, body, headers in each
        ]
        command = ["ip", "netns", "exec", self.namespace, sys.executable, "-c", ASKING, HERE, str(port)]
        ended = subprocess.run(
            command, input="\n".join(lines), capture_output=True, text=True, timeout=300, check=False
        )
        assert ended.returncode == 0, ended.stderr
        return [Asked(**json.loads(line)) for line in ended.stdout.splitlines()]


@contextmanager
def other_machine() -> Iterator[OtherMachine | None]:
    """None where this machine lets nobody make one."""
    name = f"waymark-{uuid4().hex[:6]}"
    here, there = f"wm{name[-6:]}a", f"wm{name[-6:]}b"
    made = [
        f"netns add {name}",
        f"link add {here} type veth peer name {there} netns {name}",
        f"addr add {HERE}/30 dev {here}",
        f"link set {here} up",
        f"-n {name} addr add {THERE}/30 dev {there}",
        f"-n {name} link set {there} up",
    ]
    if shutil.which("ip") is None:
        yield None
        return
    try:
        if all(_ip(command) for command in made):
            yield OtherMachine(name)
        else:
            yield None
    finally:
        _ip(f"link del {here}")
        _ip(f"netns del {name}")


def _ip(command: str) -> bool:
    return subprocess.run(["ip", *command.split()], capture_output=True, check=False).returncode == 0
