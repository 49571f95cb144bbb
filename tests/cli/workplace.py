"""`otbor serve` for the scripts of this folder: on a free port, asked as its own page asks."""

import contextlib
import http.client
import json
import re
import signal
import subprocess

from cli import BINARY

VARIANT = 'варианты:\n  - коэффициенты: {"К5": 3}\n    отбор: {мест: 8}\n'


class Workplace:
    """A running server; requests are those of its own page unless a test says otherwise. `under`:
    words of the command that starts it and leaves the process to it."""

    def __init__(self, where, *options, under=()):
        command = [*under, BINARY, "serve", str(where), "--port", "0", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        text=True, encoding="utf-8")
        line = self.process.stdout.readline()
        address = json.loads(line)["address"] if "--json" in options else line
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", address)[1])
        self.home = f"127.0.0.1:{self.port}"
        page = self.get("/")[1].decode()
        self.token = re.search(r'name="token" content="([0-9A-F]+)"', page)[1]

    def ask(self, verb, target, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.putrequest(verb, target, skip_host=True, skip_accept_encoding=True)
            sent = {"Host": self.home} | (headers or {})
            if body is not None:
                sent.setdefault("Content-Length", str(len(body)))
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders()
            if body:
                with contextlib.suppress(OSError):  # a refusal need not wait for the whole body
                    connection.send(body)
            answer = connection.getresponse()
            return answer.status, answer.read(), dict(answer.getheaders())

    def get(self, target, **headers):
        return self.ask("GET", target, headers=headers)

    def post(self, target, body="", **headers):
        own = {"Origin": f"http://{self.home}", "X-Otbor-Token": self.token}
        return self.ask("POST", target, body.encode() if isinstance(body, str) else body,
                        own | headers)

    def state(self, known=""):
        return json.loads(self.get("/api/state?known=" + known)[1])

    def end(self, how=signal.SIGINT):
        self.process.send_signal(how)
        code = self.process.wait(timeout=30)
        self.told = self.process.stderr.read()
        self.process.stdout.close()
        self.process.stderr.close()
        return code


@contextlib.contextmanager
def workplace(where, *options, under=()):
    served = Workplace(where, *options, under=under)
    try:
        yield served
    finally:
        if served.process.poll() is None:
            served.end(signal.SIGKILL)
