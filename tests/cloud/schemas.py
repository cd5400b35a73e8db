#!/usr/bin/env python3
"""Writes what Nova takes for POST /servers, as facts for the host tests.

Run after an upgrade of Nova:

    tests/cloud/py schemas.py > tests/support/nova_create_schemas.json

`schemas` has one JSON schema for each microversion that changed it, `printable` the ranges of
characters that Nova's own formats `name` and `description` take.
"""

import json
import re
import sys

from nova.api.openstack.compute.schemas import servers
from nova.api.validation import parameter_types


def described(schema):
    """Nova's description is one long pattern of ranges: named, as `name` is."""
    if isinstance(schema, dict):
        if schema.get('pattern') == parameter_types.valid_description_regex:
            schema = {**schema, 'format': 'description'}
            del schema['pattern']
        return {key: described(value) for key, value in schema.items()}
    if isinstance(schema, list):
        return [described(value) for value in schema]
    return schema


def printable():
    """The ranges behind the formats, asked of Nova letter by letter."""
    is_printable = re.compile(parameter_types.valid_description_regex).match
    ranges = []
    for code in range(0x110000):
        if 0xD800 <= code <= 0xDFFF or code == 0x0A or not is_printable(chr(code)):
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def version(name):
    minor = name.removeprefix('create').removeprefix('_v2')
    return '2.' + (minor or '1')


schemas = {
    version(name): described(getattr(servers, name))
    for name in dir(servers)
    if re.fullmatch(r'create(_v2\d+)?', name) and name != 'create_v20'
}
facts = {'printable': printable(), 'schemas': schemas}
json.dump(facts, sys.stdout, sort_keys=True, separators=(',', ':'))
print()
