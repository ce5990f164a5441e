import { Argument, Option, type Command } from 'commander';
import { CLOUD_PROVIDERS } from '../providers/index.ts';
import type { AcceptFlags } from './accept.ts';
import { checks } from './check-commands.ts';
import { fleet } from './fleet-commands.ts';
import { history } from './history-commands.ts';
import { completionScript, SHELLS, type Shell } from './completion.ts';
import type { CompareFlags } from './compare.ts';
import { portfolio } from './portfolio-command.ts';
import type { ConfigFlags } from './config.ts';
import type { AssessFlags, CollectFlags, DoctorFlags } from './flags.ts';
import type { InitFlags } from './init.ts';
import type { InterviewFlags } from './interview.ts';
import type { PolicyFlags } from './policy.ts';
import { setup } from './setup-command.ts';
import type { SimulateFlags } from './simulate.ts';
import type { WorkloadsFlags } from './workloads.ts';
import {
  cloudArgument,
  list,
  once,
  positiveInteger,
  withAssessment,
  withBrowser,
  withConfig,
  withOwnChecks,
  withRendering,
  withTargets,
  withTargetsOfOne,
  withTemplate,
} from './options.ts';

/** Each command imports its implementation when it runs, which keeps help and short commands fast. */
export function addCommands(root: Command): void {
  for (const add of [
    assess,
    demo,
    collect,
    fleet,
    render,
    compare,
    portfolio,
    history,
    workloads,
    simulate,
    accept,
    interview,
    init,
    config,
    checks,
    policy,
    setup,
    doctor,
    completion,
  ])
    add(root);
}

function assess(root: Command): void {
  withTemplate(withAssessment(withTargets(root.command('assess'))))
    .description('collect from accounts (or read a saved inventory) and write the briefing')
    .option('--from <inventories...>', 'inventories, plans or templates instead of accounts; - is standard input')
    .action(async (flags: AssessFlags, command: Command) => {
      const { assess } = await import('./assess.ts');
      process.exitCode = await assess(flags, command.optsWithGlobals());
    });
}

function demo(root: Command): void {
  withAssessment(root.command('demo'))
    .description('write the briefing of the bundled sample company; needs no account and no network')
    .action(async (flags: AssessFlags, command: Command) => {
      const { demo } = await import('./assess.ts');
      process.exitCode = await demo(flags, command.optsWithGlobals());
    });
}

function collect(root: Command): void {
  withOwnChecks(withTargets(root.command('collect')))
    .description('collect from accounts into an inventory file, to assess later or elsewhere')
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
    .description('render the briefing of a saved assessment')
    .argument('<assessment>', 'path of an assessment.json')
    .option('--framework <ids>', 'a table in the evidence of what became of the controls of these frameworks', list)
    .action(async (path: string, flags: AssessFlags, command: Command) => {
      const { render } = await import('./render.ts');
      process.exitCode = await render(path, flags, command.optsWithGlobals());
    });
}

function compare(root: Command): void {
  withOwnChecks(root.command('compare'))
    .description('compare two saved assessments by the current rules')
    .argument('<old>', 'path of an assessment.json')
    .argument('<new>', 'path of a later assessment.json')
    .option('--json', 'as JSON')
    .action(async (before: string, after: string, flags: CompareFlags) => {
      const { compare } = await import('./compare.ts');
      process.exitCode = await compare(before, after, flags);
    });
}

function workloads(root: Command): void {
  withConfig(root.command('workloads'))
    .description('how a saved inventory groups into workloads, and what fits none')
    .requiredOption('--from <inventories...>', 'saved inventories; - is standard input')
    .addOption(new Option('--format <format>', 'format (default: table)').choices(['table', 'json']))
    .option('--write <file>', 'also write a configuration to start from')
    .option('--force', 'overwrite an existing file')
    .action(async (flags: WorkloadsFlags) => {
      const { workloads } = await import('./workloads.ts');
      process.exitCode = await workloads(flags);
    });
}

function simulate(root: Command): void {
  withOwnChecks(root.command('simulate'))
    .description('take something away from a saved inventory and see what is left of each workload')
    .requiredOption('--from <inventories...>', 'saved inventories; - is standard input')
    .option(
      '--lose <what>',
      'zone, region, account, identity, provider, resource or data; with :NAME for one, else the worst (default: each)',
      once,
    )
    .option('--workload <name>', 'only this workload', once)
    .option('--add <file>', 'simulate with these resources more, one in JSON on each line', once)
    .option('--what-if <check>', 'simulate with the remedy of this check applied', once)
    .option('--suggest', 'name the cheapest remedy that makes each row better; simulates each that may')
    .addOption(new Option('--format <format>', 'format (default: table)').choices(['table', 'json']))
    .option('--now <timestamp>', 'as of this timestamp (ISO 8601) instead of now')
    .action(async (flags: SimulateFlags) => {
      const { simulate } = await import('./simulate.ts');
      process.exitCode = await simulate(flags);
    });
}

function accept(root: Command): void {
  withOwnChecks(root.command('accept'))
    .description('accept a risk on behalf of a person until a date: it stays in the score, and the gate ignores it')
    .argument('<check>', 'check id, see `cloudbrief checks list`')
    .argument('[resource]', 'name or id, * matches any text (default: all resources that fail the check)')
    .requiredOption('--owner <name>', 'risk owner')
    .requiredOption('--reason <text>', 'reason for acceptance')
    .requiredOption('--until <date>', 'last day of validity, for example 2027-01-31')
    .option('--account <id>', 'only in this account')
    .option('--ticket <id>', 'reference to a ticket')
    .option('--assessment <file>', 'where it fails (default: cloudbrief-out/assessment.json, if there is one)')
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
      .description('answer questions that no API can (ten minutes for the first set); saved to cloudbrief.answers.yaml')
      .option('--questions <slugs>', 'only these of the thirteen questions', list)
      .option('--workload <name>', 'only this workload from the configuration')
      .option('--figures', 'only the figures of the business; saved to cloudbrief.yaml')
      .option('--by <name>', 'name of the person who answers')
      .option('--all', 'include questions that are already answered')
      .option('--form', 'add all open questions to the file instead, to fill in with an editor'),
  ).action(async (flags: InterviewFlags) => {
    const { interview } = await import('./interview.ts');
    process.exitCode = await interview(flags);
  });
}

function init(root: Command): void {
  const command = root
    .command('init')
    .description('write a cloudbrief.yaml that documents every key; asks a few questions in a terminal')
    .option('--config <file>', 'file to write (default: cloudbrief.yaml in this folder)')
    .option('--yes', 'no questions')
    .option('--force', 'overwrite an existing file');
  for (const { id, title, identify } of CLOUD_PROVIDERS)
    if (identify !== undefined)
      command.option(`--${id}`, `look up which ${title} account the credentials belong to, and add it as a comment`);
  command.action(async (flags: InitFlags) => {
    const { init } = await import('./init.ts');
    process.exitCode = await init(flags);
  });
}

function config(root: Command): void {
  withConfig(
    root
      .command('config')
      .description('show the configuration')
      .command('show')
      .description('effective configuration and the source of each value: environment variable, file or default'),
  )
    .option('--json', 'as JSON')
    .action(async (flags: ConfigFlags) => {
      const { showConfig } = await import('./config.ts');
      process.exitCode = await showConfig(flags);
    });
}

function policy(root: Command): void {
  root
    .command('policy')
    .description('least-privilege read-only policy')
    .addArgument(cloudArgument())
    .option('--metrics', 'with permission to read metrics, for `assess --metrics`')
    .addOption(
      new Option(
        '--format <format>',
        'json is the default; aws also cloudformation or terraform; gcp also gcloud or terraform; azure only json',
      ).choices(['json', 'cloudformation', 'gcloud', 'terraform']),
    )
    .option('--part <number>', 'only this document of several, from 1', positiveInteger)
    .action(async (cloud: string, flags: PolicyFlags) => {
      const { policy } = await import('./policy.ts');
      await policy(cloud, flags);
    });
}

function doctor(root: Command): void {
  withBrowser(withOwnChecks(withTargetsOfOne(root.command('doctor'))))
    .description('check credentials, permissions, browser, extensions and configuration, with a fix for each failure')
    .action(async (cloud: string, flags: DoctorFlags, command: Command) => {
      const { doctor } = await import('./doctor.ts');
      process.exitCode = await doctor(cloud, flags, command.optsWithGlobals());
    });
}

function completion(root: Command): void {
  root
    .command('completion')
    .description('print the script that completes commands and options in a shell')
    .addArgument(new Argument('<shell>', 'source it in the start-up file of the shell').choices(SHELLS))
    .action(async (shell: Shell) => {
      const { print } = await import('./terminal.ts');
      await print(completionScript(root, shell));
    });
}
