#!/usr/bin/env python3
"""Writes the input of securityhub:BatchImportFindings as one JSON Schema, from the service model of botocore.

usage: asff.py > asff-finding.json      (needs botocore)

`Resources[].Details` is left out: the format does not fill it.
"""
import json

import botocore
import botocore.session

model = botocore.session.get_session().get_service_model('securityhub')
FINDINGS = model.operation_model('BatchImportFindings').input_shape.members['Findings']


def schema(shape, path=()):
    kind = shape.type_name
    if kind == 'structure':
        members = {name: schema(member, (*path, name)) for name, member in shape.members.items() if (*path, name)[-2:] != ('Resources', 'Details')}
        return {'type': 'object', 'properties': members, 'required': sorted(shape.required_members), 'additionalProperties': False}
    if kind == 'list':
        return {'type': 'array', 'items': schema(shape.member, path), **limits(shape, 'minItems', 'maxItems')}
    if kind == 'map':
        return {'type': 'object', 'additionalProperties': schema(shape.value, path)}
    if kind in ('integer', 'long'):
        return {'type': 'integer', **limits(shape, 'minimum', 'maximum')}
    if kind in ('double', 'float'):
        return {'type': 'number'}
    if kind == 'boolean':
        return {'type': 'boolean'}
    if kind == 'timestamp':
        return {'type': 'string', 'format': 'date-time'}
    enum = {'enum': list(shape.enum)} if shape.enum else {}
    pattern = {'pattern': shape.metadata['pattern']} if 'pattern' in shape.metadata else {}
    return {'type': 'string', **enum, **pattern, **limits(shape, 'minLength', 'maxLength')}


def limits(shape, low, high):
    return {name: shape.metadata[key] for name, key in ((low, 'min'), (high, 'max')) if key in shape.metadata}


print(json.dumps({
    '$schema': 'https://json-schema.org/draft/2020-12/schema',
    '$comment': f'securityhub:BatchImportFindings, from the service model of botocore {botocore.__version__} (Apache-2.0).',
    **schema(FINDINGS),
}, indent=1))
