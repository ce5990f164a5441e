import type { Command, Option } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

interface Node {
  /** The words after the program: `['checks', 'list']`. */
  readonly path: readonly string[];
  readonly description: string;
  readonly children: readonly string[];
  readonly options: readonly Option[];
  /** What its first argument can be. */
  readonly values: readonly string[];
}

/** The commands below one, itself first, without those that help does not list. */
function nodesOf(command: Command, path: readonly string[] = []): Node[] {
  const help = command.createHelp();
  const children = help.visibleCommands(command).filter(child => child.name() !== 'help');
  const options = [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
  const values = command.registeredArguments[0]?.argChoices ?? [];
  const own = {
    path,
    description: command.description(),
    children: children.map(child => child.name()),
    options,
    values,
  };
  return [own, ...children.flatMap(child => nodesOf(child, [...path, child.name()]))];
}

/**
 * The script that completes commands, options and their choices in a shell. It has all words in it: pressing Tab runs
 * neither this program nor anything that was typed.
 */
export function completionScript(root: Command, shell: Shell): string {
  const nodes = nodesOf(root);
  if (shell === 'fish') return fish(root.name(), nodes);
  const script = bash(root.name(), nodes);
  return shell === 'bash' ? script : `#compdef ${root.name()}\nautoload -U +X bashcompinit && bashcompinit\n${script}`;
}

const flagsOf = ({ short, long }: Option): string[] => [short, long].filter(flag => flag !== undefined);
const takesValue = ({ required, optional }: Option): boolean => required || optional;
const keyOf = ({ path }: Node): string => path.map(word => ` ${word}`).join('');

function bash(name: string, nodes: readonly Node[]): string {
  const valued = nodes.flatMap(node =>
    node.options.filter(takesValue).map(option => {
      const patterns = flagsOf(option).map(flag => `'${keyOf(node)}:${flag}'`);
      return `    ${patterns.join(' | ')}) words='${(option.argChoices ?? []).join(' ')}' ;;`;
    }),
  );
  const listed = nodes.map(node => {
    const words = [...node.children, ...node.values, ...node.options.flatMap(flagsOf)];
    return `    '${keyOf(node)}:'*) words='${words.join(' ')}' ;;`;
  });
  const commands = nodes.filter(({ path }) => path.length > 0).map(node => `'${keyOf(node)}'`);
  return `_${name}() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command='' words='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command \${COMP_WORDS[i]}" in
      ${commands.join(' | ')}) command="$command \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$command:$prev" in
${[...valued, ...listed].join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _${name} ${name}
`;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function fish(name: string, nodes: readonly Node[]): string {
  const lines = nodes.flatMap(node => {
    const seen = node.path.map(word => `__fish_seen_subcommand_from ${word}`);
    const inside = seen.length === 0 ? '' : ` -n ${quoted(seen.join('; and '))}`;
    const undecided = node.path.length === 0 ? ['__fish_use_subcommand'] : [...seen, `not __fish_seen_subcommand_from ${node.children.join(' ')}`]; // prettier-ignore
    return [
      ...node.children.map(child => {
        const description =
          nodes.find(({ path }) => path.join(' ') === [...node.path, child].join(' '))?.description ?? '';
        return `complete -c ${name} -f -n ${quoted(undecided.join('; and '))} -a ${child} -d ${quoted(description)}`;
      }),
      ...(node.values.length === 0 ? [] : [`complete -c ${name} -f${inside} -a ${quoted(node.values.join(' '))}`]),
      ...node.options.map(option => {
        const flags = flagsOf(option).map(flag => (flag.startsWith('--') ? ` -l ${flag.slice(2)}` : ` -s ${flag.slice(1)}`)); // prettier-ignore
        const value = option.argChoices !== undefined ? ` -x -a ${quoted(option.argChoices.join(' '))}` : takesValue(option) ? ' -r' : ''; // prettier-ignore
        return `complete -c ${name}${inside}${flags.join('')}${value} -d ${quoted(option.description)}`;
      }),
    ];
  });
  return `${lines.join('\n')}\n`;
}
