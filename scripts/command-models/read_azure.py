"""Writes the options of the Azure CLI commands that remedies name to test/fixtures/command-models/azure.json.

    pip install azure-cli==2.91.0
    python scripts/command-models/read_azure.py
"""
from azure.cli.core import __version__, get_default_cli
from azure.cli.core.file_util import create_invoker_and_load_cmds_and_args
from named_commands import named_commands, write

# Arguments that no user gives, or that every command has.
INTERNAL = {'--cmd', '--__cmd__', '--acquire-policy-token', '--change-reference', '--subscription', '--force-string'}


def choices_of(settings):
    if settings.get('choices'):
        return '|'.join(str(choice) for choice in settings['choices'])
    enum = getattr(getattr(settings.get('action'), '_schema', None), 'enum', None)
    return 'any' if enum is None else '|'.join(enum.items)


def shape_of(settings):
    nargs = settings.get('nargs')
    if nargs == 0 or settings.get('action') in ('store_true', 'store_false'):
        return 'flag'
    if nargs in ('*', '+'):
        return [choices_of(settings)]
    return ('?' if nargs == '?' else '') + choices_of(settings)


def options_of(command):
    options = {}
    for argument in command.arguments.values():
        settings = argument.type.settings
        names = [str(getattr(name, 'target', name)) for name in settings.get('options_list') or []]
        names = [name for name in names if name.startswith('--')]
        if not names or names[0] in INTERNAL:
            continue
        required = '!' if settings.get('required') else ''
        options['/'.join(names) + required] = shape_of(settings)
    return options


cli = get_default_cli()
create_invoker_and_load_cmds_and_args(cli)
table = cli.invocation.commands_loader.command_table
commands = {}
for words in named_commands('az'):
    name = ' '.join(words)
    commands[name] = options_of(table[name]) if name in table else None
write('azure', f'azure-cli {__version__}', commands)
