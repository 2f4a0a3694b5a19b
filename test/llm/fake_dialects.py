"""The providers' interfaces as they are published: what each accepts, and how it answers.

A dialect turns the body of a request into a Question, or raises Refusal in the provider's own words; and it turns an
answer, or a problem, into a response. Strict: a field that the interface does not know is refused.
"""

import re
from dataclasses import dataclass, field


@dataclass
class Question:
    model: str
    text: str
    schema: dict = None
    stream: bool = False


@dataclass
class Answer:
    text: str
    stop: str = "stop"  # stop, length, filter
    input_tokens: int = 0
    output_tokens: int = 0


@dataclass
class Refusal(Exception):
    status: int
    message: str
    reason: str = ""  # bad_key, rate_limited, quota_day, unavailable
    retry_after: float = 0
    headers: dict = field(default_factory=dict)


def only(value, known, where):
    """Refuses an object with fields that are not known."""
    if not isinstance(value, dict):
        raise Refusal(400, f"{where} is not an object")
    for name in value:
        if name not in known:
            raise Refusal(400, f"Invalid JSON payload received. Unknown name \"{name}\" at '{where}': Cannot find field.")


def bearer_token(headers):
    found = re.match("Bearer (.+)$", headers.get("authorization", ""))
    return found and found.group(1)


class Gemini:
    TYPES = {"STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL"}
    SCHEMA = {"type", "format", "title", "description", "nullable", "enum", "maxItems", "minItems", "properties",
              "required", "minProperties", "maxProperties", "minLength", "maxLength", "pattern", "example", "anyOf",
              "propertyOrdering", "default", "items", "minimum", "maximum"}
    CONFIG = {"stopSequences", "responseMimeType", "responseSchema", "responseJsonSchema", "responseModalities",
              "candidateCount", "maxOutputTokens", "temperature", "topP", "topK", "seed", "presencePenalty",
              "frequencyPenalty", "responseLogprobs", "logprobs", "thinkingConfig"}
    BODY = {"contents", "tools", "toolConfig", "safetySettings", "systemInstruction", "generationConfig",
            "cachedContent"}

    def key(self, headers):
        return headers.get("x-goog-api-key")

    def check_schema(self, schema, where):
        only(schema, self.SCHEMA, where)
        if schema.get("type") not in self.TYPES and "anyOf" not in schema:
            raise Refusal(400, f"Invalid value at '{where}.type' (type.googleapis.com/Type): {schema.get('type')!r}")
        for name, value in schema.get("properties", {}).items():
            self.check_schema(value, f"{where}.properties[{name}]")
        for name in schema.get("required", []):
            if name not in schema.get("properties", {}):
                raise Refusal(400, f"{where}.required: property is not defined: {name}")
        if schema.get("type") == "ARRAY" and "items" not in schema:
            raise Refusal(400, f"{where}.items: missing field.")
        if "items" in schema:
            self.check_schema(schema["items"], f"{where}.items")
        for number, value in enumerate(schema.get("anyOf", [])):
            self.check_schema(value, f"{where}.any_of[{number}]")

    def texts(self, content, where):
        only(content, {"role", "parts"}, where)
        parts = content.get("parts")
        if not isinstance(parts, list) or not parts:
            raise Refusal(400, f"{where}.parts: must not be empty")
        for part in parts:
            only(part, {"text"}, f"{where}.parts")
        return "\n".join(part["text"] for part in parts)

    def question(self, path, body, headers):
        found = re.search(r"/models/([^/:]+):(generateContent|streamGenerateContent)(\?alt=sse)?$", path)
        if not found:
            raise Refusal(404, "Requested entity was not found.")
        only(body, self.BODY, "")
        config = body.get("generationConfig", {})
        only(config, self.CONFIG, "generation_config")
        contents = body.get("contents") or []
        if not contents:
            raise Refusal(400, "* GenerateContentRequest.contents: contents is not specified")
        text = "\n".join(self.texts(content, "contents") for content in contents)
        if "systemInstruction" in body:
            text = self.texts(body["systemInstruction"], "system_instruction") + "\n" + text
        schema = config.get("responseSchema")
        if schema is not None:
            self.check_schema(schema, "generation_config.response_schema")
            if config.get("responseMimeType") != "application/json":
                raise Refusal(400, "response_schema needs response_mime_type application/json")
        seed = config.get("seed", 0)
        if not isinstance(seed, int) or not -(2**31) <= seed < 2**31:
            raise Refusal(400, "Invalid value at 'generation_config.seed' (TYPE_INT32)")
        return Question(found.group(1), text, schema or config.get("responseJsonSchema"),
                        found.group(2).startswith("stream"))

    def chunk(self, question, text, answer=None):
        candidate = {"content": {"parts": [{"text": text}], "role": "model"}, "index": 0}
        chunk = {"candidates": [candidate], "modelVersion": question.model, "responseId": "fake"}
        if answer is not None:
            candidate["finishReason"] = {"stop": "STOP", "length": "MAX_TOKENS", "filter": "SAFETY"}[answer.stop]
            chunk["usageMetadata"] = {"promptTokenCount": answer.input_tokens,
                                      "candidatesTokenCount": answer.output_tokens,
                                      "totalTokenCount": answer.input_tokens + answer.output_tokens}
        return chunk

    def response(self, question, answer):
        return self.chunk(question, answer.text, answer)

    def chunks(self, question, answer):
        """The documents of a stream."""
        third = len(answer.text) // 3 + 1
        pieces = [answer.text[at:at + third] for at in range(0, len(answer.text), third)] or [""]
        return ([self.chunk(question, piece) for piece in pieces[:-1]] +
                [self.chunk(question, pieces[-1], answer)])

    def blocked_prompt(self, question):
        return {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "modelVersion": question.model,
                "usageMetadata": {"promptTokenCount": 7, "totalTokenCount": 7}}

    STATUS = {400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
              429: "RESOURCE_EXHAUSTED", 500: "INTERNAL", 503: "UNAVAILABLE"}

    def error(self, refusal):
        kind = "type.googleapis.com/google.rpc."
        details = []
        status = refusal.status
        if refusal.reason == "bad_key":
            status = 400
            details.append({"@type": kind + "ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com"})
        if refusal.reason in ("rate_limited", "quota_day"):
            period = "PerDay" if refusal.reason == "quota_day" else "PerMinute"
            details.append({"@type": kind + "QuotaFailure", "violations": [
                {"quotaMetric": "generativelanguage.googleapis.com/generate_content_free_tier_requests",
                 "quotaId": f"GenerateRequests{period}PerProjectPerModel-FreeTier", "quotaValue": "10"}]})
        if refusal.retry_after:
            details.append({"@type": kind + "RetryInfo", "retryDelay": f"{refusal.retry_after}s"})
        error = {"code": status, "message": refusal.message, "status": self.STATUS.get(status, "UNKNOWN")}
        if details:
            error["details"] = details
        return status, {"error": error}


class Vertex(Gemini):
    def key(self, headers):
        return bearer_token(headers)


def check_strict(schema, where="schema", root=True):
    """The rules of OpenAI's structured outputs with strict: true."""
    if root and schema.get("type") != "object":
        raise Refusal(400, "Invalid schema for response_format 'answer': schema must have type 'object'")
    only(schema, {"type", "properties", "required", "additionalProperties", "items", "enum", "description", "anyOf",
                  "minItems", "maxItems", "const", "pattern", "format", "minimum", "maximum"}, where)
    if schema.get("type") == "object" or "properties" in schema:
        if schema.get("additionalProperties") is not False:
            raise Refusal(400, f"In context={where}, 'additionalProperties' is required to be supplied and to be false.")
        if set(schema.get("required", [])) != set(schema.get("properties", {})):
            raise Refusal(400, f"In context={where}, 'required' is required to be an array including every key")
        for name, value in schema.get("properties", {}).items():
            check_strict(value, f"{where}.{name}", False)
    if "items" in schema:
        check_strict(schema["items"], f"{where}[]", False)
    for value in schema.get("anyOf", []):
        check_strict(value, f"{where}|", False)


class OpenAi:
    BODY = {"model", "messages", "max_tokens", "max_completion_tokens", "temperature", "top_p", "n", "seed", "stop",
            "stream", "response_format", "tools", "tool_choice", "user", "metadata", "store", "reasoning_effort",
            "presence_penalty", "frequency_penalty", "logprobs", "top_logprobs"}

    def key(self, headers):
        return bearer_token(headers)

    def question(self, path, body, headers):
        only(body, self.BODY, "")
        if not isinstance(body.get("model"), str):
            raise Refusal(400, "you must provide a model parameter")
        messages = body.get("messages") or []
        if not messages:
            raise Refusal(400, "Invalid 'messages': empty array.")
        for message in messages:
            only(message, {"role", "content", "name"}, "messages")
            if message.get("role") not in ("system", "developer", "user", "assistant"):
                raise Refusal(400, f"Invalid value: {message.get('role')!r}.")
        if body.get("stream"):
            raise Refusal(400, "this fake does not stream here")
        schema = None
        if "response_format" in body:
            only(body["response_format"], {"type", "json_schema"}, "response_format")
            given = body["response_format"].get("json_schema", {})
            only(given, {"name", "description", "schema", "strict"}, "response_format.json_schema")
            schema = given.get("schema")
            if given.get("strict"):
                check_strict(schema)
        return Question(body["model"], "\n".join(message["content"] for message in messages), schema)

    def response(self, question, answer):
        reason = {"stop": "stop", "length": "length", "filter": "content_filter"}[answer.stop]
        return {"id": "chatcmpl-fake", "object": "chat.completion", "created": 1, "model": question.model,
                "choices": [{"index": 0, "finish_reason": reason, "logprobs": None,
                             "message": {"role": "assistant", "content": answer.text, "refusal": None}}],
                "usage": {"prompt_tokens": answer.input_tokens, "completion_tokens": answer.output_tokens,
                          "total_tokens": answer.input_tokens + answer.output_tokens}}

    def blocked_prompt(self, question):
        response = self.response(question, Answer(""))
        response["choices"][0]["message"].update(content=None, refusal="I cannot help with that.")
        return response

    CODES = {"bad_key": "invalid_api_key", "quota_day": "insufficient_quota", "rate_limited": "rate_limit_exceeded"}

    def error(self, refusal):
        kind = "invalid_request_error" if refusal.status < 429 else self.CODES.get(refusal.reason, "server_error")
        if refusal.retry_after:
            refusal.headers["Retry-After"] = str(max(1, round(refusal.retry_after)))
        return refusal.status, {"error": {"message": refusal.message, "type": kind, "param": None,
                                          "code": self.CODES.get(refusal.reason)}}


def check_format(schema, where="output_config.format.schema"):
    """The rules of Anthropic's structured outputs."""
    only(schema, {"type", "properties", "required", "additionalProperties", "items", "enum", "const", "description",
                  "title", "anyOf", "allOf", "format", "minItems", "$ref", "$defs"}, where)
    if not {"type", "anyOf", "allOf", "enum", "const", "$ref"} & set(schema):
        raise Refusal(400, f"{where}: Schema type is missing")
    if schema.get("minItems", 0) > 1:
        raise Refusal(400, f"{where}: For 'array' type, 'minItems' values other than 0 or 1 are not supported")
    if schema.get("type") == "object":
        if schema.get("additionalProperties") is not False:
            raise Refusal(400, f"{where}: For 'object' type, 'additionalProperties' must be explicitly set to false")
        for name, value in schema.get("properties", {}).items():
            check_format(value, f"{where}.{name}")
    if "items" in schema:
        check_format(schema["items"], f"{where}.items")
    for value in schema.get("anyOf", []):
        check_format(value, f"{where}.anyOf")


class Anthropic:
    VERSION = "2026-10-21"
    BODY = {"model", "max_tokens", "messages", "system", "tools", "tool_choice", "stop_sequences", "stream", "metadata",
            "thinking", "service_tier", "output_config", "cache_control"}

    def key(self, headers):
        return bearer_token(headers)

    def question(self, path, body, headers):
        only(body, self.BODY, "")
        if headers.get("anthropic-version") != self.VERSION:
            raise Refusal(400, f"anthropic-version: this fake speaks {self.VERSION}")
        if not isinstance(body.get("max_tokens"), int):
            raise Refusal(400, "max_tokens: Field required")
        if body.get("stream"):
            raise Refusal(400, "this fake does not stream here")
        messages = body.get("messages") or []
        if not messages or messages[0].get("role") != "user":
            raise Refusal(400, "messages: first message must use the \"user\" role")
        schema = None
        if "output_config" in body:
            only(body["output_config"], {"effort", "format"}, "output_config")
            only(body["output_config"].get("format", {}), {"type", "schema"}, "output_config.format")
            schema = body["output_config"].get("format", {}).get("schema")
        if schema is not None:
            check_format(schema)
        text = "\n".join([body.get("system", "")] + [message["content"] for message in messages])
        return Question(body["model"], text, schema)

    def response(self, question, answer):
        reason = {"stop": "end_turn", "length": "max_tokens", "filter": "refusal"}
        return {"id": "msg_fake", "type": "message", "role": "assistant", "model": question.model,
                "content": [{"type": "text", "text": answer.text}], "stop_reason": reason[answer.stop],
                "stop_sequence": None,
                "usage": {"input_tokens": answer.input_tokens, "output_tokens": answer.output_tokens}}

    def blocked_prompt(self, question):
        return self.response(question, Answer("", stop="filter"))

    TYPES = {400: "invalid_request_error", 401: "authentication_error", 403: "permission_error",
             404: "not_found_error", 429: "rate_limit_error", 503: "overloaded_error"}

    def error(self, refusal):
        if refusal.retry_after:
            refusal.headers["Retry-After"] = str(max(1, round(refusal.retry_after)))
        status = 529 if refusal.status == 503 else refusal.status
        kind = "billing_error" if refusal.reason == "quota_day" else self.TYPES.get(refusal.status, "api_error")
        return status, {"type": "error", "error": {"type": kind, "message": refusal.message}, "request_id": "req_fake"}


def dialect_for(path):
    if re.match("/v1(beta)?/models/", path):
        return Gemini()
    if path.startswith("/v1/projects/"):
        return Vertex()
    if path == "/v1/chat/completions":
        return OpenAi()
    if path == "/v1/messages":
        return Anthropic()
    return None
