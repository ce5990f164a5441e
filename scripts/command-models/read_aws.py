"""Writes the options of the AWS CLI commands that remedies name to test/fixtures/command-models/aws.json.

    pip install awscli==1.46.3
    python scripts/command-models/read_aws.py
"""
import awscli
from awscli.clidriver import create_clidriver
from named_commands import named_commands, write

DEPTH = 5


def shape_of(model, depth):
    kind = model.type_name
    if depth == 0 or kind == 'map':
        return kind
    if kind == 'structure':
        required = set(getattr(model, 'required_members', []))
        return {name + ('!' if name in required else ''): shape_of(member, depth - 1)
                for name, member in model.members.items()}
    if kind == 'list':
        return [shape_of(model.member, depth - 1)]
    return '|'.join(model.enum) if getattr(model, 'enum', None) else kind


def option_of(argument):
    model = getattr(argument, 'argument_model', None)
    shape = argument.cli_type_name if model is None else shape_of(model, DEPTH)
    if argument.cli_type_name == 'boolean':
        shape = 'flag'
    return '!' if argument.required else '', shape


def options_of(driver, words):
    command = driver
    for word in words:
        tables = getattr(command, 'subcommand_table', None) or getattr(command, '_get_command_table', dict)()
        command = tables.get(word)
        if command is None:
            return None
    if not hasattr(command, 'arg_table'):
        return None
    names = {}
    for name, argument in command.arg_table.items():
        # `--x` and `--no-x` are one option.
        group = argument.group_name if argument.cli_type_name == 'boolean' else name
        names.setdefault(group, []).append((name, argument))
    options = {}
    for same in names.values():
        required, shape = option_of(same[0][1])
        if same[0][1].positional_arg:
            options[same[0][0]] = [shape]
        else:
            options['/'.join(f'--{name}' for name, _ in same) + required] = shape
    return options


driver = create_clidriver()
commands = {' '.join(words): options_of(driver, words) for words in named_commands('aws')}
write('aws', f'awscli {awscli.__version__}', commands)
