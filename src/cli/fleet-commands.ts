import { Option, type Command } from 'commander';
import type { FleetFlags } from './fleet.ts';
import type { GlobalFlags } from './flags.ts';
import { positiveInteger, withConfig, withOwnChecks, withTargets } from './options.ts';

const STORE = 'the database of the fleet: postgres://USER@HOST/DATABASE (default: history.store of the configuration)';

const withStore = (command: Command): Command => command.option('--store <address>', STORE);
const withJobs = (command: Command): Command =>
  command.option(
    '--jobs <number>',
    'accounts and regions that this worker reads at once (default: 4)',
    positiveInteger,
  );
const withRate = (command: Command): Command =>
  command.option(
    '--rate <calls>',
    'calls a second in one account and region, all workers together (default: 50)',
    positiveInteger,
  );
const format = (): Option => new Option('--format <format>', 'format (default: table)').choices(['table', 'json']);

const run =
  (name: 'plan' | 'work' | 'run') =>
  async (flags: FleetFlags & { readonly out: string }, command: Command): Promise<void> => {
    await (await import('./fleet.ts'))[name](flags, command.optsWithGlobals<GlobalFlags>());
  };

/** `fleet plan`, `work`, `run`, `status` and `cancel`. */
export function fleet(root: Command): void {
  const group = root.command('fleet').description('collect with many workers on many machines, through PostgreSQL');
  withRate(withStore(withOwnChecks(withTargets(group.command('plan')))))
    .description('sign in to every account once, and divide the work into jobs: one for each account and region')
    .addOption(format())
    .action(run('plan'));
  withJobs(withStore(withConfig(group.command('work'))))
    .description('take jobs and read them, until interrupted; start as many workers as you like')
    .option('--plan <id>', 'only jobs of this plan')
    .option('--until-done', 'end when there is nothing left to do')
    .action(run('work'));
  withJobs(withRate(withStore(withOwnChecks(withTargets(group.command('run'))))))
    .description('plan, take part as a worker, and write the inventory when every job has ended')
    .requiredOption('--out <file>', 'NAME.ndjson, NAME.ndjson.gz or NAME.ndjson.zst')
    .option('--plan <id>', 'go on with this plan instead of making one')
    .action(run('run'));
  watch(group);
}

function watch(group: Command): void {
  withStore(withConfig(group.command('status')))
    .description('how far each plan is, and when it will end at this pace')
    .option('--plan <id>', 'only this plan')
    .option('--watch', 'again every two seconds, until all plans have ended')
    .addOption(format())
    .action(async (flags: FleetFlags) => {
      await (await import('./fleet.ts')).status(flags);
    });
  withStore(withConfig(group.command('cancel')))
    .description('end a plan: its jobs are taken from the queue, and its results deleted')
    .argument('<plan>', 'id of the plan')
    .action(async (id: string, flags: FleetFlags) => {
      await (await import('./fleet.ts')).cancel(id, flags);
    });
}
