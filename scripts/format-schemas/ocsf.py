#!/usr/bin/env python3
"""Writes the OCSF class Compliance Finding as one JSON Schema, from a checkout of github.com/ocsf/ocsf-schema.

usage: ocsf.py CHECKOUT TAG > compliance-finding.json

Objects that the format does not use are closed: an event that holds one is rejected.
"""
import json
import subprocess
import sys

REPO, TAG = sys.argv[1:3]
USED = {'metadata', 'product', 'finding_info', 'compliance', 'check', 'remediation', 'resource_details', 'cloud', 'account', 'organization', 'object'}


def load(path):
    text = subprocess.run(['git', '-C', REPO, 'show', f'{TAG}:{path}'], check=True, capture_output=True).stdout
    return json.loads(text)


def files(folder):
    out = subprocess.run(['git', '-C', REPO, 'ls-tree', '-r', '--name-only', TAG, folder], check=True, capture_output=True, text=True).stdout
    return [line for line in out.splitlines() if line.endswith('.json')]


DICTIONARY = load('dictionary.json')
OBJECTS = {}
for path in files('objects'):
    value = load(path)
    OBJECTS[value.get('name', path.split('/')[-1][:-5])] = value
EVENTS = {value['name']: value for value in (load(path) for path in files('events')) if 'name' in value}
EVENTS['base_event'] = load('events/base_event.json')


def merged(kind, name):
    """Attributes of a class or object with those that it extends and includes."""
    value = kind[name]
    parent = value.get('extends')
    attributes = dict(merged(kind, parent)) if parent and parent in kind else {}
    own = dict(value['attributes'])
    for include in own.pop('$include', []):
        for key, attribute in load(include)['attributes'].items():
            mark = {'profile': include} if include.startswith('profiles/') else {}
            own[key] = {**attribute, **mark, **own.get(key, {})}
    for key, attribute in own.items():
        before = attributes.get(key, {})
        enum = {**before.get('enum', {}), **attribute.get('enum', {})}
        attributes[key] = {**before, **attribute, **({'enum': enum} if enum else {})}
    return attributes


TYPES = DICTIONARY['types']['attributes']


def type_schema(name):
    kind = TYPES[name]
    base = kind.get('type', name)
    schema = {'string_t': {'type': 'string'}, 'integer_t': {'type': 'integer'}, 'long_t': {'type': 'integer'}, 'float_t': {'type': 'number'}, 'boolean_t': {'type': 'boolean'}, 'json_t': {}}[base].copy()
    if 'max_len' in kind:
        schema['maxLength'] = kind['max_len']
    return schema


def attribute_schema(name, attribute):
    known = DICTIONARY['attributes'][name]
    kind = attribute.get('type', known['type'])
    enum = {**known.get('enum', {}), **attribute.get('enum', {})}
    if kind == 'object_t':
        target = attribute.get('object_type', known.get('object_type'))
        schema = {'$ref': f'#/$defs/{target}'} if target in USED else False
    elif known.get('type') in OBJECTS or kind in OBJECTS:
        target = kind if kind in OBJECTS else known['type']
        schema = {'$ref': f'#/$defs/{target}'} if target in USED else False
    else:
        schema = type_schema(kind)
        if enum:
            schema['enum'] = [int(key) if schema.get('type') == 'integer' else key for key in enum]
    return {'type': 'array', 'items': schema} if known.get('is_array') and schema is not False else schema


def object_schema(attributes, free=False):
    return {
        'type': 'object',
        'properties': {key: attribute_schema(key, value) for key, value in sorted(attributes.items())},
        'required': sorted(key for key, value in attributes.items() if value.get('requirement') == 'required' and not value.get('profile')),
        'additionalProperties': free,
    }


schema = object_schema(merged(EVENTS, 'compliance_finding'))
# Numbers of classes follow from those of the category and the activities; only the published server writes them out.
CATEGORY = load('categories.json')['attributes']['findings']['uid']
CLASS = CATEGORY * 1000 + EVENTS['compliance_finding']['uid']
schema['properties']['category_uid'] = {'const': CATEGORY}
schema['properties']['class_uid'] = {'const': CLASS}
schema['properties']['type_uid'] = {'enum': [CLASS * 100 + activity for activity in schema['properties']['activity_id']['enum']]}
schema = {
    '$schema': 'https://json-schema.org/draft/2020-12/schema',
    '$comment': f'OCSF {TAG}, class compliance_finding, from github.com/ocsf/ocsf-schema (Apache-2.0): names, types, requirements and enums.',
    **schema,
    '$defs': {name: object_schema(merged(OBJECTS, name), name == 'object') for name in sorted(USED)},
}
print(json.dumps(schema, indent=1))
