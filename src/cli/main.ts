import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { LANGUAGES } from '../model/language.ts';
import type { AcceptFlags } from './accept.ts';
import type { ConfigFlags } from './config.ts';
import type { InitFlags } from './init.ts';
import type { InterviewFlags } from './interview.ts';
import type { AssessFlags, CollectFlags, TargetFlags } from './flags.ts';
import { printError, handleClosedPipes } from './terminal.ts';
import { usageError } from './usage.ts';
import { version } from './version.ts';

/** Named here and not asked of the renderers, so that help comes at once; a test holds the two together. */
const FORMAT_HELP =
  'pdf, html, evidence, json, sarif, junit, csv, markdown, register-csv, register-json (several with commas; default: the first four)';
const SEVERITY_WORDS = ['critical', 'high', 'medium', 'low'];

const list = (text: string, before: string[] = []): string[] => [...before, ...text.split(',').map(part => part.trim()).filter(Boolean)]; // prettier-ignore
const percent = (text: string): number => {
  const value = Number(text);
  if (!(value >= 0 && value <= 100)) throw new InvalidArgumentError('It is no percentage from 0 to 100.');
  return value;
};

function withTargets(command: Command): Command {
  return command
    .option('--aws', 'read AWS with the standard credentials of this machine (the default)')
    .option('--azure', 'read Azure with the standard credentials of this machine')
    .option('--subscription <ids...>', 'Azure subscriptions, by id or name; left out, all that can be seen')
    .option('--management-group <ids...>', 'Azure management groups: every subscription in them')
    .option('--profile <names...>', 'AWS profiles, one account each')
    .option('--role <arns...>', 'AWS roles to take on, one account each')
    .option('--external-id <id>', 'what the roles ask for, where they do')
    .option('--region <regions...>', 'only these regions; left out, all that are enabled')
    .option('--metrics', 'also read what was measured in 14 days; AWS asks USD 0.01 for 1,000 metrics');
}

function withReport(command: Command): Command {
  return command
    .option('--config <file>', 'configuration (default: cloudbrief.yaml in this folder)')
    .option('--out <folder>', 'where the files go; - for one format on standard output', './cloudbrief-out')
    .option('--format <formats>', FORMAT_HELP, list)
    .option('--no-evidence', 'names no resource and no account: no evidence.pdf, and none in the HTML')
    .addOption(new Option('--lang <language>', 'language of the briefing').choices([...LANGUAGES]))
    .addOption(new Option('--page <size>', 'paper').choices(['a4', 'letter']))
    .option('--brief', 'two pages for the board pack instead of the whole')
    .option('--redact', 'without names, numbers and addresses of resources')
    .option('--templates <folder>', 'templates of your own over ours')
    .option('--browser <path>', 'the Chrome or Chromium that prints the PDF')
    .option('--checks <ids>', 'only these checks', list)
    .option('--questions <slugs>', 'only these of the thirteen questions', list)
    .addOption(new Option('--fail-on <severity>', 'exit 1 when a finding is this grave').choices(SEVERITY_WORDS))
    .addOption(
      new Option('--fail-on-unknown <severity>', 'exit 1 when a check this grave could not look').choices(
        SEVERITY_WORDS,
      ),
    )
    .option('--require-confidence <percent>', 'exit 1 when less of what matters could be checked', percent)
    .option('--baseline <assessment>', 'an earlier assessment.json: the briefing tells what changed since')
    .option('--new-only', 'the gate looks only at what is not in the baseline')
    .option('--all-findings', 'also write every finding, passes too, to findings.ndjson.gz')
    .option('--stats', 'show calls and times')
    .option('--now <moment>', 'judge as of this moment (ISO 8601) instead of now');
}

function program(): Command {
  const root = new Command('cloudbrief')
    .description(
      'Reads AWS and Azure accounts, read-only, and turns the risks it finds into a briefing that a chief executive can act on.',
    )
    .version(version(), '-V, --version')
    .option('--quiet', 'no progress, no summary')
    .option('--debug', 'stack traces, for reporting a fault')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `
Start here:
  cloudbrief demo                       the briefing of a sample company, no account needed
  cloudbrief doctor aws                 what works, what does not, how to fix it (or: doctor azure)
  cloudbrief assess --aws               the briefing of your account
  cloudbrief assess --aws --azure       the briefing of what you have in both
  cloudbrief assess --fail-on critical  the same for a pipeline

Exit: 0 done; 1 done and the gate fails; 2 not done.`,
    )
    .configureOutput({
      outputError: said => {
        printError(usageError(said), false);
      },
    })
    .exitOverride();
  withReport(withTargets(root.command('assess')))
    .description('read accounts (or a saved inventory) and write the briefing')
    .option('--from <inventories...>', 'saved inventories instead of accounts')
    .action(async (flags: AssessFlags, command: Command) => {
      const { assess } = await import('./assess.ts');
      process.exitCode = await assess(flags, command.optsWithGlobals());
    });
  withReport(root.command('demo'))
    .description('the briefing of a sample company that ships with cloudbrief; no account, no network')
    .action(async (flags: AssessFlags, command: Command) => {
      const { demo } = await import('./assess.ts');
      process.exitCode = await demo(flags, command.optsWithGlobals());
    });
  withTargets(root.command('collect'))
    .description('read accounts into an inventory file, to be assessed later or elsewhere')
    .requiredOption('--out <file>', 'NAME.ndjson, NAME.ndjson.gz or NAME.ndjson.zst')
    .option('--config <file>', 'configuration (default: cloudbrief.yaml in this folder)')
    .option('--resume', 'go on with what an interrupted run left')
    .option('--stats', 'show calls and times')
    .action(async (flags: CollectFlags, command: Command) => {
      const { collect } = await import('./collect.ts');
      process.exitCode = await collect(flags, command.optsWithGlobals());
    });
  root
    .command('render')
    .description('write the briefing of a saved assessment again')
    .argument('<assessment>', 'an assessment.json')
    .option('--out <folder>', 'where the files go; - for one format on standard output', './cloudbrief-out')
    .option('--format <formats>', FORMAT_HELP, list)
    .option('--no-evidence', 'names no resource and no account: no evidence.pdf, and none in the HTML')
    .addOption(new Option('--lang <language>', 'language of the briefing').choices([...LANGUAGES]))
    .addOption(new Option('--page <size>', 'paper').choices(['a4', 'letter']))
    .option('--brief', 'two pages for the board pack instead of the whole')
    .option('--redact', 'without names, numbers and addresses of resources')
    .option('--templates <folder>', 'templates of your own over ours')
    .option('--config <file>', 'configuration (default: cloudbrief.yaml in this folder)')
    .option('--browser <path>', 'the Chrome or Chromium that prints the PDF')
    .action(async (path: string, flags: AssessFlags, command: Command) => {
      const { render } = await import('./render.ts');
      process.exitCode = await render(path, flags, command.optsWithGlobals());
    });
  root
    .command('compare')
    .description('what changed between two saved assessments, by the rules of today')
    .argument('<old>', 'an assessment.json')
    .argument('<new>', 'a later one')
    .option('--json', 'as JSON')
    .action(async (before: string, after: string, flags: { json?: boolean }) => {
      const { compare } = await import('./compare.ts');
      process.exitCode = await compare(before, after, flags);
    });
  root
    .command('accept')
    .description('write down that a named person accepts a risk for a time; it stays in the score and leaves the gate')
    .argument('<check>', 'as `cloudbrief checks list` names it')
    .argument('[resource]', 'name or id, * for any text; left out, everything that fails the check')
    .requiredOption('--owner <name>', 'who accepts it')
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--until <date>', 'the last day on which it holds, as 2027-01-31')
    .option('--account <id>', 'only in this account')
    .option('--ticket <id>', 'where it is followed up')
    .option('--config <file>', 'configuration that it belongs to (default: cloudbrief.yaml in this folder)')
    .option('--now <moment>', 'as of this moment (ISO 8601) instead of now')
    .action(async (check: string, resource: string | undefined, flags: AcceptFlags) => {
      const { accept } = await import('./accept.ts');
      process.exitCode = await accept(check, resource, flags);
    });
  root
    .command('interview')
    .description('asks what no API can tell, ten minutes first, and writes the answers to cloudbrief.answers.yaml')
    .option('--questions <slugs>', 'only these of the thirteen questions', list)
    .option('--workload <name>', 'only this workload of the configuration')
    .option('--by <name>', 'who answers')
    .option('--all', 'ask again what was answered already')
    .option('--form', 'no dialogue: add every open question to the file, to be filled in with an editor')
    .option('--config <file>', 'configuration (default: cloudbrief.yaml in this folder)')
    .action(async (flags: InterviewFlags) => {
      const { interview } = await import('./interview.ts');
      process.exitCode = await interview(flags);
    });
  root
    .command('init')
    .description('writes a cloudbrief.yaml that explains every key; in a terminal it asks a few questions first')
    .option('--config <file>', 'what to write (default: cloudbrief.yaml in this folder)')
    .option('--yes', 'no questions')
    .option('--force', 'write over a file that is there')
    .option('--aws', 'ask AWS whose account the credentials lead to, and note it')
    .action(async (flags: InitFlags) => {
      const { init } = await import('./init.ts');
      process.exitCode = await init(flags);
    });
  root
    .command('config')
    .description('the settings')
    .command('show')
    .description('what holds, and where each value comes from: a variable, the file, or the default')
    .option('--config <file>', 'configuration (default: cloudbrief.yaml in this folder)')
    .option('--json', 'as JSON')
    .action(async (flags: ConfigFlags) => {
      const { showConfig } = await import('./config.ts');
      process.exitCode = await showConfig(flags);
    });
  const checks = root.command('checks').description('what is looked at');
  checks
    .command('list')
    .description('every check, by question')
    .option('--json', 'as JSON')
    .action(async (flags: { json?: boolean }) => {
      const { listChecks } = await import('./checks.ts');
      await listChecks(flags.json === true);
    });
  checks
    .command('show')
    .description('one check: what it asks, why it matters, how to mend it')
    .argument('<id>')
    .action(async (id: string) => {
      const { showCheck } = await import('./checks.ts');
      await showCheck(id);
    });
  root
    .command('policy')
    .description('the least rights that reading needs, ready to be attached')
    .addArgument(providerArgument())
    .option('--metrics', 'with the right to read measurements, for `assess --metrics`')
    .action(async (provider: 'aws' | 'azure', flags: { metrics?: boolean }) => {
      const { policy } = await import('./policy.ts');
      await policy(provider, flags.metrics === true);
    });
  withTargets(root.command('doctor'))
    .description('credentials, rights, browser, configuration: what works, what does not, how to fix it')
    .addArgument(providerArgument())
    .option('--config <file>', 'configuration (default: cloudbrief.yaml in this folder)')
    .option('--browser <path>', 'the Chrome or Chromium that prints the PDF')
    .action(async (provider: 'aws' | 'azure', flags: TargetFlags & { browser?: string; config?: string }) => {
      const { doctor } = await import('./doctor.ts');
      process.exitCode = await doctor(provider, flags);
    });
  return root;
}

const providerArgument = () => new Command().createArgument('<provider>', 'aws or azure').choices(['aws', 'azure']);

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
