import type { Command } from 'commander';
import type { HistoryFlags } from './history.ts';
import { STORE_HELP, withConfig } from './options.ts';

const withStore = (command: Command): Command => withConfig(command).option('--store <address>', STORE_HELP);
const withClient = (command: Command): Command => command.option('--client <name>', 'only assessments of this client');

type Action = 'listHistory' | 'showTrend' | 'exportAll' | 'pruneHistory';

const run =
  (name: Action) =>
  async (flags: HistoryFlags): Promise<void> => {
    await (await import('./history.ts'))[name](flags);
  };

/** `history list`, `show`, `trend`, `export`, `import` and `prune`. */
export function history(root: Command): void {
  const group = root
    .command('history')
    .description('stored assessments: look them up, compare quarters, export, prune');
  look(group);
  move(group);
}

function look(group: Command): void {
  withStore(withClient(group.command('list')))
    .description('every stored assessment: date, id, client, score')
    .option('--json', 'as JSON')
    .action(run('listHistory'));
  withStore(withClient(group.command('show')))
    .description('the scores of one assessment; with --json all of it, as long as its details are kept')
    .argument('<id>', 'the first digits of its id, or last')
    .option('--json', 'as JSON')
    .action(async (id: string, flags: HistoryFlags) => {
      await (await import('./history.ts')).showRecord(id, flags);
    });
  withStore(withClient(group.command('trend')))
    .description('the scores of the last eight quarters, by question')
    .option('--json', 'as JSON')
    .action(run('showTrend'));
}

function move(group: Command): void {
  withStore(withClient(group.command('export')))
    .description('write all scores as CSV, and each assessment whose details are kept')
    .requiredOption('--out <folder>', 'folder to write to')
    .action(run('exportAll'));
  withStore(group.command('import'))
    .description('add saved assessments')
    .argument('<assessments...>', 'paths of assessment.json files')
    .action(async (paths: string[], flags: HistoryFlags) => {
      await (await import('./history.ts')).importAll(paths, flags);
    });
  withStore(withClient(group.command('prune')))
    .description('keep the scores only of assessments that are to be destroyed (client.keepMonths, else 24 months)')
    .option('--before <date>', 'of all assessments before this date instead')
    .option('--forget', 'with --before: remove the scores too')
    .option('--dry-run', 'only say which')
    .action(run('pruneHistory'));
}
