"""The commands that remedies, `setup`, `policy`, errors and pages name, and the file of their options."""
import json
import pathlib
import re
import shlex
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUTPUT = ROOT / 'test' / 'fixtures' / 'command-models'

# What is printed besides remedies; test/providers/printed-commands.test.ts finds what is missing here.
PRINTED = """
aws cloudformation activate-organizations-access
aws cloudformation create-stack
aws cloudformation create-stack-instances
aws cloudformation create-stack-set
aws cloudformation get-template
az account list
az account management-group list
az ad app credential reset
az ad app federated-credential create
az deployment mg create
az role assignment create
az role definition create
gcloud auth application-default login
gcloud iam roles create
gcloud iam service-accounts add-iam-policy-binding
gcloud iam workload-identity-pools create
gcloud iam workload-identity-pools create-cred-config
gcloud iam workload-identity-pools providers create-oidc
gcloud organizations add-iam-policy-binding
gcloud projects add-iam-policy-binding
gcloud projects list
gcloud resource-manager folders add-iam-policy-binding
"""


def named_commands(tool):
    found = {words_of(text) for text in PRINTED.split('\n') if text.startswith(f'{tool} ')}
    for check in json.loads((ROOT / 'data' / 'checks.json').read_text()):
        for recipes in check['remedy'].values():
            for recipe in recipes if isinstance(recipes, list) else []:
                undo = recipe.get('undo', [])
                texts = [*recipe.get('save', []), *recipe.get('run', []), recipe.get('verify', ''),
                         *(undo if isinstance(undo, list) else [])]
                found.update(words_of(text) for text in texts if text.startswith(f'{tool} '))
    return sorted(found)


def words_of(text):
    """The words before the first option."""
    words = []
    for word in shlex.split(re.sub(r'[<{][\w-]+[>}]', 'X', text))[1:]:
        if word.startswith('-') or not re.fullmatch(r'[a-z0-9-]+', word):
            break
        words.append(word)
    return tuple(words)


def write(name, source, commands):
    missing = [command for command, options in commands.items() if options is None]
    for command in missing:
        print(f'there is no command {command}', file=sys.stderr)
    known = {command: options for command, options in commands.items() if options is not None}
    OUTPUT.mkdir(parents=True, exist_ok=True)
    text = json.dumps({'source': source, 'commands': known}, separators=(',', ':'), sort_keys=True)
    (OUTPUT / f'{name}.json').write_text(text.replace('},"', '},\n"').replace('"commands":{', '"commands":{\n') + '\n')
    sys.exit(1 if missing else 0)
