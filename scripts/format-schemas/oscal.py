#!/usr/bin/env python3
"""Writes the OSCAL assessment results as one JSON Schema, from a checkout of github.com/usnistgov/OSCAL.

usage: oscal.py CHECKOUT TAG > oscal-assessment-results.json

The schema is a work of the United States government in the public domain; titles and descriptions are left out.
"""
import json
import subprocess
import sys

REPO, TAG = sys.argv[1:3]
PATH = 'json/schema/oscal_assessment-results_schema.json'
schema = json.loads(subprocess.run(['git', '-C', REPO, 'show', f'{TAG}:{PATH}'], check=True, capture_output=True, text=True).stdout)


def bare(value, properties=False):
    if isinstance(value, dict):
        return {key: bare(one, key == 'properties' and not properties) for key, one in value.items()
                if properties or key not in ('title', 'description') or not isinstance(one, str)}
    return [bare(one) for one in value] if isinstance(value, list) else value


print(json.dumps({**bare(schema), '$comment': f'OSCAL {TAG}: {PATH}'}, indent=1))
