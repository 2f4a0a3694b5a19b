#!/usr/bin/env python3
"""A strict stand-in for the providers of language models, on a free port of the loopback interface.

    python3 test/llm/fake_server.py [--port PORT] [--certificate FILE]

It prints "listening on PORT" and ends when its standard input does. With a certificate (and its key, in PEM) it
speaks TLS.

It speaks, at http://127.0.0.1:PORT,

    gemini      /v1beta/models/MODEL:generateContent and :streamGenerateContent?alt=sse     endpoint http://127.0.0.1:PORT
    vertex      /v1/projects/P/locations/L/publishers/google/models/MODEL:...                http://127.0.0.1:PORT
    openai      /v1/chat/completions                                                         http://127.0.0.1:PORT/v1
    anthropic   /v1/messages                                                                 http://127.0.0.1:PORT

and refuses what the real ones refuse: unknown fields, schemas out of their subset, keys that do not begin with
"test-key". An answer conforms to the schema asked for and depends on the question alone (fake_answers.py).

What goes wrong is chosen by the model's name, "fault-NAME" (always) or "slow-SECONDS", or for the next requests in
turn by POST /control/faults. The names are those of the methods fault_NAME below, and "none".

Control, in JSON:

    POST /control/reset     {}                           as after the start
    POST /control/faults    {"faults": [NAME, ...]}      one for each of the next requests
    POST /control/answers   {"answers": [...]}           texts or JSON values; one for each of the next questions
    POST /control/rules     {"rules": [{"match": REGEX, "answer": ...}, ...]}   for all questions that match
    GET  /control/requests                               [{"path", "headers", "body", "seconds"}, ...] in order
    GET  /control/stats                                  {"requests", "in_flight", "most_in_flight"}
"""

import argparse
import json
import re
import socket
import ssl
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from fake_answers import answer as invent
from fake_dialects import Answer, Refusal, dialect_for


class State:
    """What the control endpoint sets and what was seen."""

    def __init__(self):
        self.lock = threading.Lock()
        self.reset()

    def reset(self):
        with self.lock:
            self.started = time.monotonic()
            self.faults, self.answers, self.rules, self.requests = [], [], [], []
            self.in_flight = self.most_in_flight = 0

    def record(self, path, headers, body):
        with self.lock:
            self.requests.append({"path": path, "headers": headers, "body": body,
                                  "seconds": time.monotonic() - self.started})
            return self.faults.pop(0) if self.faults else "none"

    def enter(self):
        with self.lock:
            self.in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight)

    def leave(self):
        with self.lock:
            self.in_flight -= 1

    def preset_answer(self, text):
        """The answer that a test wants to this question, or None."""
        with self.lock:
            chosen = next((rule["answer"] for rule in self.rules if re.search(rule["match"], text)), None)
            if chosen is None and self.answers:
                chosen = self.answers.pop(0)
        if chosen is None or isinstance(chosen, str):
            return chosen
        return json.dumps(chosen, ensure_ascii=False)


STATE = State()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    # Sending

    def send_json(self, status, value, headers=None):
        data = json.dumps(value, ensure_ascii=False).encode()
        self.send_bytes(status, data, "application/json; charset=UTF-8", headers)

    def send_bytes(self, status, data, content_type, headers=None):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def begin_stream(self, content_type="text/event-stream"):
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def send_events(self, documents):
        self.begin_stream()
        for document in documents:
            self.wfile.write(b"data: " + json.dumps(document, ensure_ascii=False).encode() + b"\r\n\r\n")
            self.wfile.flush()

    def send_answer(self, answer):
        answer.input_tokens = answer.input_tokens or len(self.question.text) // 4 + 1
        answer.output_tokens = answer.output_tokens or len(answer.text) // 4 + 1
        if self.question.stream:
            self.send_events(self.dialect.chunks(self.question, answer))
        else:
            self.send_json(200, self.dialect.response(self.question, answer))

    def send_refusal(self, refusal):
        status, body = self.dialect.error(refusal)
        self.send_json(status, body, refusal.headers)

    def the_answer(self):
        preset = STATE.preset_answer(self.question.text)
        return preset if preset is not None else invent(self.question.text, self.question.schema)

    # What can go wrong

    def fault_none(self):
        self.send_answer(Answer(self.the_answer()))

    def fault_rate_limited(self):
        raise Refusal(429, "You exceeded your current quota.", "rate_limited", retry_after=0.3)

    def fault_rate_limited_long(self):
        raise Refusal(429, "You exceeded your current quota.", "rate_limited", retry_after=3600)

    def fault_quota_day(self):
        raise Refusal(429, "You exceeded your current quota of the day.", "quota_day", retry_after=0.1)

    def fault_unavailable(self):
        raise Refusal(503, "The model is overloaded. Please try again later.", "unavailable")

    def fault_bad_key(self):
        raise Refusal(401, "API key not valid. Please pass a valid API key.", "bad_key")

    def fault_echo_key(self):
        raise Refusal(401, f"Incorrect API key provided: {self.dialect.key(self.lower_headers())}.", "bad_key")

    def fault_unknown_model(self):
        raise Refusal(404, f"model {self.question.model} is not found")

    def fault_blocked(self):
        blocked = self.dialect.blocked_prompt(self.question)
        self.send_events([blocked]) if self.question.stream else self.send_json(200, blocked)

    def fault_filtered(self):
        self.send_answer(Answer("", stop="filter"))

    def fault_truncated(self):
        text = self.the_answer()
        self.send_answer(Answer(text[:len(text) // 2], stop="length"))

    def fault_broken_json(self):
        text = self.the_answer()
        self.send_answer(Answer(text[:len(text) // 2]))

    def fault_wrong_shape(self):
        self.send_answer(Answer('{"unexpected": [1, 2, 3]}'))

    def fault_null_character(self):
        self.send_answer(Answer(re.sub("[A-Z]", r"\\u0000", self.the_answer(), count=1)))

    def fault_deep(self):
        self.send_bytes(200, b"[" * 100_000 + b"]" * 100_000, "application/json")

    def fault_not_json(self):
        self.send_bytes(200, b"OK", "text/plain")

    def fault_empty(self):
        self.send_bytes(200, b"", "application/json")

    def fault_html(self):
        self.send_bytes(502, b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>", "text/html")

    def fault_stream_error(self):
        """A stream that begins well and then holds a bare error object."""
        _, body = self.dialect.error(Refusal(503, "The model is overloaded.", "unavailable"))
        self.begin_stream()
        first = self.dialect.chunks(self.question, Answer(self.the_answer()))[0]
        self.wfile.write(b"data: " + json.dumps(first).encode() + b"\r\n\r\n" + json.dumps(body, indent=2).encode())

    def fault_broken_stream(self):
        self.send_events(self.dialect.chunks(self.question, Answer(self.the_answer()))[:-1])

    def fault_disconnect(self):
        """Promises a body and hangs up in its middle."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"candidates": [')
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def fault_drip(self):
        """A byte now and then, without end."""
        self.begin_stream("application/json")
        for _ in range(600):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.1)

    def fault_silence(self):
        time.sleep(60)

    def fault_huge(self):
        self.begin_stream("application/json")
        for _ in range(64):
            self.wfile.write(b" " * (1 << 20))

    def fault_redirect(self):
        self.send_bytes(302, b"", "text/plain", {"Location": f"http://127.0.0.1:{self.server.server_port}/trap"})

    # Receiving

    def lower_headers(self):
        return {name.lower(): value for name, value in self.headers.items()}

    def read_body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def fault_for(self, chosen):
        """What goes wrong: chosen by the control endpoint, or by the model's name."""
        if chosen == "none" and (slow := re.match(r"slow-([\d.]+)$", self.question.model)):
            time.sleep(float(slow.group(1)))
        if chosen == "none" and self.question.model.startswith("fault-"):
            chosen = self.question.model[len("fault-"):]
        return getattr(self, "fault_" + chosen.replace("-", "_"), None)

    def answer_question(self, data):
        chosen = STATE.record(self.path, self.lower_headers(), data.decode(errors="replace"))
        try:
            body = json.loads(data)
        except ValueError:
            raise Refusal(400, "Invalid JSON payload received.") from None
        if not str(self.dialect.key(self.lower_headers())).startswith("test-key"):
            self.fault_bad_key()
        self.question = self.dialect.question(self.path, body, self.lower_headers())
        fault = self.fault_for(chosen)
        if fault is None:
            raise Refusal(404, f"model {self.question.model} is not found")
        fault()

    def do_POST(self):
        data = self.read_body()
        if self.path.startswith("/control/"):
            return self.control(json.loads(data or b"{}"))
        self.dialect = dialect_for(self.path)
        if self.dialect is None:
            STATE.record(self.path, self.lower_headers(), data.decode(errors="replace"))
            return self.send_json(404, {"error": {"code": 404, "message": "no such path"}})
        STATE.enter()
        try:
            self.answer_question(data)
        except Refusal as refusal:
            self.send_refusal(refusal)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            STATE.leave()

    def control(self, said):
        name = self.path[len("/control/"):]
        if name == "reset":
            STATE.reset()
        elif name in ("faults", "answers", "rules") and isinstance(said.get(name), list):
            with STATE.lock:
                setattr(STATE, name, list(said[name]))
        else:
            return self.send_json(400, {"error": f"unknown control {self.path}"})
        self.send_json(200, {})

    def do_GET(self):
        if self.path == "/control/requests":
            self.send_json(200, STATE.requests)
        elif self.path == "/control/stats":
            self.send_json(200, {"requests": len(STATE.requests), "in_flight": STATE.in_flight,
                                 "most_in_flight": STATE.most_in_flight})
        else:
            STATE.record(self.path, self.lower_headers(), "")
            self.send_json(404, {"error": {"code": 404, "message": "no such path"}})


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass  # clients hang up on purpose


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--certificate")
    chosen = options.parse_args()
    server = Server(("127.0.0.1", chosen.port), Handler)
    if chosen.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chosen.certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    print(f"listening on {server.server_port}", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()  # whoever started this one closes it, or dies


if __name__ == "__main__":
    main()
