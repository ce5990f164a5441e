import type { Command } from 'commander';
import type { ListFlags } from './checks.ts';
import type { NewCheckFlags } from './new-check.ts';
import type { OwnCheckFlags } from './own-checks.ts';
import { list, withOwnChecks } from './options.ts';

/** `checks list`, `show` and `new`. */
export function checks(root: Command): void {
  const group = root.command('checks').description('list and describe checks');
  withOwnChecks(group.command('list'))
    .description('every check by question: id, severity, name')
    .option('--questions <slugs>', 'only these of the thirteen questions', list)
    .option(
      '--framework <ids>',
      'only checks that speak to a control of these frameworks, and which controls those are',
      list,
    )
    .option('--json', 'as JSON')
    .action(async (flags: ListFlags) => {
      const { listChecks } = await import('./checks.ts');
      process.exitCode = await listChecks(flags);
    });
  withOwnChecks(group.command('show'))
    .description('one check: definition, rationale, remediation')
    .argument('<id>')
    .action(async (id: string, flags: OwnCheckFlags) => {
      const { showCheck } = await import('./checks.ts');
      process.exitCode = await showCheck(id, flags);
    });
  group
    .command('new')
    .description('start a check of your own: the check, its test, its page, and an extension around them')
    .argument('<id>', 'the bad state in kebab case: bucket-without-owner')
    .option('--question <slug>', 'the question that it belongs to', 'rebuild')
    .option('--kind <kind>', 'the kind of resource that it judges', 'bucket')
    .option('--dir <folder>', 'folder of the extension', './cloudbrief-checks')
    .action(async (id: string, flags: NewCheckFlags) => {
      const { newCheck } = await import('./new-check.ts');
      await newCheck(id, flags);
    });
}
