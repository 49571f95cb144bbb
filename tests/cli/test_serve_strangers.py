"""serve: who may not ask gets nothing, and holds up nobody: another page of the same browser, a
slow client, a huge body, an address that leads out of the table.
"""

import socket
import time
import unittest

from cli import ZARECHNY
from workplace import VARIANT, Workplace


class Strangers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Workplace(ZARECHNY)

    @classmethod
    def tearDownClass(cls):
        cls.server.end()

    def test_only_our_own_name_is_answered(self):
        for host in ("evil.example", f"evil.example:{self.server.port}", "127.0.0.1",
                     "127.0.0.1:1", f"127.0.0.1:{self.server.port}.evil.example", "", None):
            with self.subTest(host):
                status, body, _ = self.server.get("/api/state", Host=host)
                self.assertEqual((status, body), (421, b""))
        for host in (self.server.home, f"localhost:{self.server.port}"):
            self.assertEqual(self.server.get("/", Host=host)[0], 200)

    def test_a_post_needs_our_page_as_its_origin_and_the_token(self):
        for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": None},
                        {"Origin": f"https://{self.server.home}"}, {"X-Otbor-Token": None},
                        {"X-Otbor-Token": "0" * len(self.server.token)},
                        {"X-Otbor-Token": self.server.token[:-1]}):
            with self.subTest(headers):
                self.assertEqual(self.server.post("/api/variant", VARIANT, **headers)[:2],
                                 (403, b""))
        self.assertEqual(self.server.get("/api/state", Origin="http://evil.example")[0], 403)

    def test_addresses_never_become_files(self):
        for target in ("/../programme.yaml", "/programme.yaml", "/document/../../etc/passwd",
                       "/document/..%2f..%2fetc%2fpasswd", "/document/%2Fetc%2Fpasswd",
                       "/document/report.html%00.docx", "/document/%zz", "/document/",
                       "//etc/passwd", "/page/page.css", "/serve/page/page.js",
                       "http://evil.example/"):
            with self.subTest(target):
                self.assertEqual(self.server.get(target)[:2], (404, b""))

    def test_other_verbs_are_refused(self):
        for verb in ("PUT", "DELETE", "OPTIONS", "HEAD", "TRACE"):
            with self.subTest(verb):
                self.assertEqual(self.server.ask(verb, "/")[0], 405)
        self.assertEqual(self.server.post("/api/state")[0], 405)
        self.assertEqual(self.server.get("/api/save")[0], 405)

    def test_a_body_beyond_the_limit_is_not_taken(self):
        self.assertEqual(self.server.post("/api/variant", b"x" * 70_000)[0], 413)
        huge = {"Content-Length": str(1 << 40)}
        self.assertEqual(self.server.post("/api/variant", b"x" * 1000, **huge)[0], 413)
        self.assertEqual(self.server.ask("GET", "/" + "a" * 100_000)[0], 431)

    def raw(self, text, wait=30):
        """What the server answers to these bytes, until it closes the connection."""
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=wait) as line:
            line.sendall(text)
            answer = b""
            while piece := line.recv(1 << 16):
                answer += piece
            return answer

    def test_what_is_no_request_is_refused(self):
        self.assertTrue(self.raw(b"\x16\x03\x01 hello\r\n\r\n").startswith(b"HTTP/1.1 400"))
        chunked = (f"POST /api/variant HTTP/1.1\r\nHost: {self.server.home}\r\n"
                   f"Origin: http://{self.server.home}\r\nX-Otbor-Token: {self.server.token}\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n" + f"{1 << 20:x}\r\n" + "x" * (1 << 20))
        self.assertTrue(self.raw(chunked.encode()).startswith(b"HTTP/1.1 413"))

    def test_slow_and_silent_clients_are_cut_off_and_hold_up_nobody(self):
        began = time.monotonic()
        lines = [socket.create_connection(("127.0.0.1", self.server.port), timeout=30)
                 for _ in range(60)]
        for line in lines[::2]:
            line.sendall(b"GET / HTTP/1.1\r\nHost: ")
        self.assertEqual(self.server.get("/")[0], 200)
        self.assertLess(time.monotonic() - began, 5)
        for line in lines:
            self.assertEqual(line.recv(100), b"")
            line.close()
        self.assertLess(time.monotonic() - began, 25)
        self.assertEqual(self.server.get("/")[0], 200)

    def test_more_clients_than_places_wait_for_their_turn(self):
        lines = [socket.create_connection(("127.0.0.1", self.server.port), timeout=30)
                 for _ in range(70)]
        self.assertEqual(self.server.get("/")[0], 200)  # after the silent ones were cut off
        for line in lines:
            line.close()

    def test_no_other_interface_is_listened_on(self):
        other = "127.0.0.2"
        with self.assertRaises(OSError):
            socket.create_connection((other, self.server.port), timeout=5).close()


if __name__ == "__main__":
    unittest.main()
