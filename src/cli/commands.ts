import { Command } from 'commander';
import { CLOUD_PROVIDERS } from '../providers/index.ts';
import type { AcceptFlags } from './accept.ts';
import type { ConfigFlags } from './config.ts';
import type { AssessFlags, CollectFlags, DoctorFlags } from './flags.ts';
import type { InitFlags } from './init.ts';
import type { InterviewFlags } from './interview.ts';
import { list, withAssessment, withBrowser, withConfig, withRendering, withTargets } from './options.ts';

/** Every command loads what it runs when it runs, so that help and short commands start at once. */
export function addCommands(root: Command): void {
  for (const add of [assess, demo, collect, render, compare, accept, interview, init, config, checks, policy, doctor])
    add(root);
}

function assess(root: Command): void {
  withAssessment(withTargets(root.command('assess')))
    .description('read accounts (or a saved inventory) and write the briefing')
    .option('--from <inventories...>', 'saved inventories instead of accounts')
    .action(async (flags: AssessFlags, command: Command) => {
      const { assess } = await import('./assess.ts');
      process.exitCode = await assess(flags, command.optsWithGlobals());
    });
}

function demo(root: Command): void {
  withAssessment(root.command('demo'))
    .description('the briefing of a sample company that ships with cloudbrief; no account, no network')
    .action(async (flags: AssessFlags, command: Command) => {
      const { demo } = await import('./assess.ts');
      process.exitCode = await demo(flags, command.optsWithGlobals());
    });
}

function collect(root: Command): void {
  withConfig(withTargets(root.command('collect')))
    .description('read accounts into an inventory file, to be assessed later or elsewhere')
    .requiredOption('--out <file>', 'NAME.ndjson, NAME.ndjson.gz or NAME.ndjson.zst')
    .option('--resume', 'continue an interrupted run')
    .option('--stats', 'show API calls and timings')
    .action(async (flags: CollectFlags, command: Command) => {
      const { collect } = await import('./collect.ts');
      process.exitCode = await collect(flags, command.optsWithGlobals());
    });
}

function render(root: Command): void {
  withRendering(root.command('render'))
    .description('write the briefing of a saved assessment again')
    .argument('<assessment>', 'an assessment.json')
    .action(async (path: string, flags: AssessFlags, command: Command) => {
      const { render } = await import('./render.ts');
      process.exitCode = await render(path, flags, command.optsWithGlobals());
    });
}

function compare(root: Command): void {
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
}

function accept(root: Command): void {
  root
    .command('accept')
    .description('accept a risk in the name of a person for a time: it stays in the score and leaves the gate')
    .argument('<check>', 'as `cloudbrief checks list` names it')
    .argument('[resource]', 'name or id, * for any text; left out, everything that fails the check')
    .requiredOption('--owner <name>', 'who accepts it')
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--until <date>', 'the last day on which it holds, as 2027-01-31')
    .option('--account <id>', 'only in this account')
    .option('--ticket <id>', 'the ticket that follows it up')
    .option('--config <file>', 'configuration that it belongs to (default: cloudbrief.yaml in this folder)')
    .option('--now <timestamp>', 'as of this timestamp (ISO 8601) instead of now')
    .action(async (check: string, resource: string | undefined, flags: AcceptFlags) => {
      const { accept } = await import('./accept.ts');
      process.exitCode = await accept(check, resource, flags);
    });
}

function interview(root: Command): void {
  withConfig(
    root
      .command('interview')
      .description('asks what no API can tell, ten minutes first, and writes the answers to cloudbrief.answers.yaml')
      .option('--questions <slugs>', 'only these of the thirteen questions', list)
      .option('--workload <name>', 'only this workload of the configuration')
      .option('--by <name>', 'who answers')
      .option('--all', 'ask again what was answered already')
      .option('--form', 'no dialogue: add every open question to the file, to be filled in with an editor'),
  ).action(async (flags: InterviewFlags) => {
    const { interview } = await import('./interview.ts');
    process.exitCode = await interview(flags);
  });
}

function init(root: Command): void {
  const command = root
    .command('init')
    .description('writes a cloudbrief.yaml that explains every key; in a terminal it asks a few questions first')
    .option('--config <file>', 'what to write (default: cloudbrief.yaml in this folder)')
    .option('--yes', 'no questions')
    .option('--force', 'overwrite an existing file');
  for (const { id, title, identify } of CLOUD_PROVIDERS)
    if (identify !== undefined)
      command.option(`--${id}`, `ask ${title} which account the credentials belong to, and note it`);
  command.action(async (flags: InitFlags) => {
    const { init } = await import('./init.ts');
    process.exitCode = await init(flags);
  });
}

function config(root: Command): void {
  withConfig(
    root
      .command('config')
      .description('the settings')
      .command('show')
      .description('effective configuration and the source of each value: a variable, the file, or the default'),
  )
    .option('--json', 'as JSON')
    .action(async (flags: ConfigFlags) => {
      const { showConfig } = await import('./config.ts');
      process.exitCode = await showConfig(flags);
    });
}

function checks(root: Command): void {
  const group = root.command('checks').description('list and describe checks');
  group
    .command('list')
    .description('every check by question: id, severity, name')
    .option('--json', 'as JSON')
    .action(async (flags: { json?: boolean }) => {
      const { listChecks } = await import('./checks.ts');
      await listChecks(flags.json === true);
    });
  group
    .command('show')
    .description('one check: definition, rationale, remediation')
    .argument('<id>')
    .action(async (id: string) => {
      const { showCheck } = await import('./checks.ts');
      await showCheck(id);
    });
}

/** `aws or azure`, one of them. */
const cloudArgument = () => {
  const ids = CLOUD_PROVIDERS.map(({ id }) => id);
  return new Command().createArgument('<provider>', ids.join(' or ')).choices(ids);
};

function policy(root: Command): void {
  root
    .command('policy')
    .description('least-privilege read-only policy')
    .addArgument(cloudArgument())
    .option('--metrics', 'with permission to read metrics, for `assess --metrics`')
    .action(async (cloud: string, flags: { metrics?: boolean }) => {
      const { policy } = await import('./policy.ts');
      await policy(cloud, flags.metrics === true);
    });
}

function doctor(root: Command): void {
  withBrowser(withConfig(withTargets(root.command('doctor'))))
    .description('credentials, permissions, browser, configuration: what works, what does not, how to fix it')
    .addArgument(cloudArgument())
    .action(async (cloud: string, flags: DoctorFlags) => {
      const { doctor } = await import('./doctor.ts');
      process.exitCode = await doctor(cloud, flags);
    });
}
