"""Writes the options of the gcloud commands that remedies name to test/fixtures/command-models/gcloud.json.

    apt-get install google-cloud-cli=528.0.0-0      # packages.cloud.google.com/apt
    python scripts/command-models/read_gcloud.py

The command line itself completes from this tree of all commands and flags. It does not say which are required, and names no positional
arguments: a command takes any.
"""
import ast
from pathlib import Path
from named_commands import named_commands, write

ROOT = Path('/usr/lib/google-cloud-sdk')
SOURCE = (ROOT / 'data/cli/gcloud_completions.py').read_text()
TREE = ast.literal_eval(SOURCE[SOURCE.index('{', SOURCE.index('STATIC_COMPLETION_CLI_TREE')):])
VERSION = (ROOT / 'VERSION').read_text().strip()


def shape_of(kind):
    if isinstance(kind, list):
        return '|'.join(str(choice) for choice in kind)
    return 'flag' if kind == 'bool' else 'any'


def options_of(command):
    options = {'NAMES': ['any']}
    for name, kind in command['flags'].items():
        options[name] = shape_of(kind)
        if kind == 'bool' and not name.startswith('--no-'):
            options[f'--no-{name[2:]}'] = 'flag'
    return options


def find(words):
    node = TREE
    for word in words:
        node = node['commands'].get(word)
        if node is None:
            return None
    return node if not node['commands'] else None


commands = {}
for words in named_commands('gcloud'):
    found = find(words)
    commands[' '.join(words)] = None if found is None else options_of(found)
write('gcloud', f'google-cloud-cli {VERSION}', commands)
