"""Answers that a model could give: they conform to a JSON Schema and depend on nothing but what was asked.

The same question gets the same answer. Strings of one array are distinct, unless an enum leaves too few.
"""

import hashlib
import json
import re

QUALITIES = """amber ancient arctic autumn brave bright calm coastal copper crimson daring deep distant eager early
elegant emerald fallen fearless fine first frozen gentle gilded golden grand hidden hollow honest humble indigo iron
ivory jade keen lasting light little lone lost lucid marble mellow midnight mighty misty modest northern opal open pale
patient plain polished proud quiet rapid rare restless rising royal rustic sacred scarlet secret serene sharp silent
silver simple sleek small smooth solar solid southern steady still stone sturdy subtle sunlit swift tall tender true
vast velvet violet vivid wandering warm western whispering wild winter wise wooden young""".split()

THINGS = """anchor apple arch arrow atlas basket beacon bell bench blade blanket blossom boat bottle bowl bridge brook
brush candle canyon castle cedar chair chest cliff clock cloud coast compass crown dawn desk door dream drum echo
ember falcon feather fern field flame flask forest fountain garden gate glass grove hammer harbor harvest haven heron
hill horizon island jacket journey key kettle ladder lake lamp lantern leaf letter library lighthouse lily lock
lodge map meadow mill mirror moon mountain needle oak ocean orchard otter owl path pearl pebble pillow pine pocket
prairie quilt raven reef ridge river road root rose sail saddle seed shadow shell shore signal sky song sparrow spring
star stream summit table thread tide tower trail valley vessel violin voyage wagon wave willow window wing""".split()


class Source:
    """A stream of numbers that a text determines."""

    def __init__(self, text):
        self.text = text
        self.count = 0

    def below(self, limit):
        self.count += 1
        digest = hashlib.sha256(f"{self.count}:{self.text}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % limit

    def of(self, items):
        return items[self.below(len(items))]


def phrase(source):
    return f"{source.of(QUALITIES)} {source.of(THINGS)}".title()


def sentence(source):
    return (f"The {source.of(QUALITIES)} {source.of(THINGS)} of the {source.of(QUALITIES)} {source.of(THINGS)}, "
            f"made for {source.of(QUALITIES)} days.")


def slots_for(name, source):
    """What the question allows to be put into a text of this column: one of its slots, and a number."""
    said = re.search(r"Known slots: \{(\w+)\}.*Columns that take slots: ([^.]*)\.", source.text, re.S)
    return " {%s} {10-99}" % said.group(1) if said and name in said.group(2).split(", ") else ""


def string_for(name, schema, source):
    if "enum" in schema:
        return source.of([label for label in schema["enum"] if label is not None])
    if re.search("description|text|review|comment|note|summary|body", name or ""):
        return sentence(source) + slots_for(name, source)
    return phrase(source) + slots_for(name, source)


def type_of(schema):
    named = schema.get("type", "string")
    names = named if isinstance(named, list) else [named]
    return next((name.lower() for name in names if name.lower() != "null"), "string")


def length_of(schema, source):
    """As many items as the schema wants; without a wish of its own, as the first number in the question says."""
    for limit in ("minItems", "maxItems"):
        if limit in schema:
            return int(schema[limit])
        if said := re.search(rf"{limit}: (\d+)", schema.get("description", "")):
            return int(said.group(1))
    number = re.search(r"\b(\d{1,3})\b", source.text)
    return max(1, int(number.group(1))) if number else 3


def array_for(name, schema, source):
    items = schema.get("items", {"type": "string"})
    wanted = length_of(schema, source)
    result, seen = [], set()
    for _ in range(wanted * 20):
        if len(result) == wanted:
            break
        item = conforming(items, source, name)
        key = json.dumps(item, sort_keys=True)
        if key not in seen or "enum" in items or type_of(items) in ("integer", "boolean", "number"):
            seen.add(key)
            result.append(item)
    return result


def conforming(schema, source, name=None):
    """A value that conforms to the schema."""
    if "anyOf" in schema:
        return conforming(source.of(schema["anyOf"]), source, name)
    kind = type_of(schema)
    if kind == "object":
        return {key: conforming(value, source, key) for key, value in schema.get("properties", {}).items()}
    if kind == "array":
        return array_for(name, schema, source)
    if kind == "integer":
        return 1 + source.below(100)
    if kind == "number":
        return (1 + source.below(9999)) / 100
    if kind == "boolean":
        return source.below(2) == 1
    return string_for(name, schema, source)


def answer(question, schema):
    """The text of an answer: JSON if there is a schema."""
    source = Source(question)
    if schema is None:
        return "ready" if "ready" in question else sentence(source)
    return json.dumps(conforming(schema, source), ensure_ascii=False)
