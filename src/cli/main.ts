import { Command, CommanderError } from 'commander';
import { CLOUD_PROVIDERS } from '../providers/index.ts';
import { addCommands } from './commands.ts';
import { handleClosedPipes, printError } from './terminal.ts';
import { usageError } from './usage.ts';
import { version } from './version.ts';

/** Runs a command line; resolves to the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  process.exitCode = 0;
  handleClosedPipes();
  try {
    await program().parseAsync([...argv]);
    return process.exitCode;
  } catch (error) {
    // Commander has printed what was wrong; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    printError(error, argv.includes('--debug'));
    return 2;
  }
}

function program(): Command {
  const root = new Command('cloudbrief')
    .description(
      `Reads ${CLOUD_PROVIDERS.map(({ title }) => title).join(' and ')} accounts, read-only, and turns the risks it finds into a briefing that a chief executive can act on.`,
    )
    .version(version(), '-V, --version')
    .option('--quiet', 'no progress, no summary')
    .option('--debug', 'stack traces, for reporting a fault')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', startHere)
    .configureOutput({
      outputError: text => {
        printError(usageError(text), false);
      },
    })
    .exitOverride();
  addCommands(root);
  return root;
}

function startHere(): string {
  const [first, ...others] = CLOUD_PROVIDERS.map(({ id }) => id);
  const all = [first, ...others].map(id => `--${id}`).join(' ');
  const lines = [
    ['demo', 'the briefing of a sample company, no account needed'],
    [
      `doctor ${first}`,
      `what works, what does not, how to fix it (or: ${others.map(id => `doctor ${id}`).join(', ')})`,
    ],
    [`assess --${first}`, 'the briefing of your account'],
    [`assess ${all}`, 'the briefing of what you have in all of them'],
    ['assess --fail-on critical', 'the same for a pipeline'],
  ];
  return `
Start here:
${lines.map(([command = '', what = '']) => `  cloudbrief ${command.padEnd(26)} ${what}`).join('\n')}

Exit: 0 done; 1 done and the gate fails; 2 not done.`;
}
