import { Command, CommanderError } from 'commander';
import { CloudbriefError } from '../model/errors.ts';
import { CLOUD_PROVIDERS } from '../providers/index.ts';
import { rejectBlankValues } from './blank-values.ts';
import { addCommands } from './commands.ts';
import { endWatch } from './foreign-code.ts';
import { handleClosedPipes, print, printError } from './terminal.ts';
import { commandIn, usageError } from './usage.ts';
import { version } from '../run/version.ts';

/** Runs a command line; resolves to the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  process.exitCode = 0;
  handleClosedPipes();
  const help: string[] = [];
  try {
    await program(text => void help.push(text), argv.slice(2)).parseAsync([...argv]);
    return process.exitCode;
  } catch (error) {
    // Commander has printed the message; help and version end here too, with exit code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? await printed(help.join('')) : 2;
    printError(explained(error), argv.includes('--debug'));
    return 2;
  } finally {
    endWatch();
  }
}

async function printed(text: string): Promise<number> {
  try {
    await print(text);
    return 0;
  } catch (error) {
    printError(error, false);
    return 2;
  }
}

/** The folder of the shell may have been removed; any command may be the first to notice. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error) || (error as NodeJS.ErrnoException).syscall !== 'uv_cwd') return error;
  return new CloudbriefError('CB_USAGE', 'The current folder does not exist any more.', 'Change to another folder.', {
    cause: error,
  });
}

/** The commands with their options; completion and the manual page are made from them. */
export function program(
  writeOut = (text: string): void => void process.stdout.write(text),
  words: readonly string[] = [],
): Command {
  const root = new Command('cloudbrief');
  root
    .description(
      `Reads ${new Intl.ListFormat('en-GB').format(CLOUD_PROVIDERS.map(({ title }) => title))} accounts, read-only, and turns the risks it finds into a briefing that a chief executive can act on.`,
    )
    .version(version(), '-V, --version')
    .option('--quiet', 'no progress, no summary')
    .option('--debug', 'stack traces, for reporting a fault')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', startHere)
    .configureOutput({
      writeOut,
      outputError: text => {
        printError(usageError(text, commandIn(root, words)), false);
      },
    })
    .hook('preAction', (_, command) => {
      rejectBlankValues(command);
    })
    .exitOverride();
  addCommands(root);
  return root;
}

function startHere(): string {
  const [first, ...others] = CLOUD_PROVIDERS.map(({ id }) => id);
  const all = [first, ...others].map(id => `--${id}`).join(' ');
  const lines = [
    ['demo', 'briefing of a sample company; needs no account'],
    [
      `doctor ${first}`,
      `check credentials, permissions and set-up (or: ${others.map(id => `doctor ${id}`).join(', ')})`,
    ],
    [`assess --${first}`, 'briefing of your account'],
    [`assess ${all}`, 'briefing of your accounts on all of them'],
    ['assess --fail-on critical', 'with a gate for CI/CD'],
  ];
  return `
Start here:
${lines.map(([command = '', what = '']) => `  cloudbrief ${command.padEnd(26)} ${what}`).join('\n')}

Exit codes: 0 done; 1 the gate fails; 2 error, or an interrupt that it could
answer in good order; 130 interrupted.`;
}
