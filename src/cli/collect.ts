import { collectInventory } from '../run/collect.ts';
import { chargesLine } from './charges-line.ts';
import { resumeCommand, targetsRequest } from './targets-request.ts';
import { readConfiguration } from './configuration.ts';
import { readExtensions } from './extensions.ts';
import type { CollectFlags, GlobalFlags } from './flags.ts';
import { withInterrupt } from './interrupt.ts';
import { version } from '../run/version.ts';
import { createProgress } from './progress.ts';
import { printError, print, warn } from './terminal.ts';

export async function collect(flags: CollectFlags, globals: GlobalFlags): Promise<number> {
  const configuration = readConfiguration(flags);
  const extensions = await readExtensions(configuration, flags.plugin);
  const progress = createProgress(globals.quiet === true);
  const { file, path, charges, failures } = await withInterrupt(signal =>
    collectInventory({
      targets: targetsRequest(flags, configuration, extensions),
      out: flags.out,
      resume: flags.resume === true,
      resumeCommand: resumeCommand(flags, flags.out),
      tool: `cloudbrief ${version()}`,
      clock: () => new Date().toISOString(),
      on: progress.on,
      signal,
    }),
  ).finally(progress.end);
  const units = file.records.filter(record => record.record === 'unit');
  const resources = file.records.filter(record => record.record === 'resource').length;
  const calls = units.flatMap(unit => unit.calls);
  const refused = calls.reduce((sum, call) => sum + call.refused, 0);
  const made = calls.reduce((sum, call) => sum + call.count, 0);
  for (const failure of [...extensions.failures, ...failures]) printError(failure, globals.debug === true);
  if (globals.quiet !== true && path !== undefined) {
    const gaps = refused === 0 ? '' : ` ${refused} of ${made} API calls were refused; the briefing names them.`;
    await print(
      `${path}: ${resources} resources from ${units.length} units.${gaps}\nNext: cloudbrief assess --from ${path}\n`,
    );
  }
  if (globals.quiet !== true && charges.length > 0) warn(chargesLine(charges));
  if (flags.stats === true) warn(`API calls: ${made} made, ${refused} refused`);
  return extensions.failures.length + failures.length > 0 ? 2 : 0;
}
