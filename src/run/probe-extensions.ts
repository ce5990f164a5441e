import type { LoadedConfig } from '../config/load.ts';
import type { InventoryRecord } from '../model/inventory.ts';
import { planTargets, type ProbeResult, type TargetsRequest } from '../providers/index.ts';
import { configuredProviders } from './configured-providers.ts';
import type { Extensions } from './extensions.ts';

type Other = NonNullable<TargetsRequest['others']>[number];

/** What extensions add, and whether the systems that they read answer. Throws `CB_CONFIG` where the settings of one do not fit. */
export async function probeExtensions(
  { used, providers }: Pick<Extensions, 'used' | 'providers'>,
  configuration: Pick<LoadedConfig, 'config' | 'placeOf'>,
  run: { readonly version: string; readonly signal?: AbortSignal | undefined },
): Promise<readonly ProbeResult[]> {
  const loaded = used
    .filter(({ failed, name }) => failed !== true && name !== 'rules')
    .map(({ name, version, checks }) => ({
      what: `Extension ${name}`,
      ok: true,
      detail: [version, `${checks} check${checks === 1 ? '' : 's'}`].filter(part => part !== undefined).join(', '),
    }));
  const asked: ProbeResult[] = [];
  for (const other of configuredProviders(providers, configuration)) asked.push(await probe(other, run));
  return [...loaded, ...asked];
}

/** Reads the system as a run would, and keeps nothing of it. */
async function probe(other: Other, run: { readonly version: string; readonly signal?: AbortSignal | undefined }): Promise<ProbeResult> {
  const plan = await planTargets({ clouds: [], others: [other], metrics: false, version: run.version }, run.signal);
  const found = { resources: 0, gaps: new Set<string>() };
  try {
    await plan.run(record => {
      count(record, found);
    }, { signal: run.signal });
  } finally {
    plan.close();
  }
  const what = other.provider.title;
  const accounts = plan.targets.length;
  const detail = `${accounts} account${accounts === 1 ? '' : 's'}, ${found.resources} resources`;
  return found.gaps.size === 0
    ? { what, ok: true, detail }
    : {
        what,
        ok: false,
        detail: [...found.gaps].join('; '),
        fix: `See providers: ${other.provider.id} in the configuration, and what its extension says of access.`,
      };
} // prettier-ignore

/** A list that cannot be read leaves its checks unknown; a facet that is unread may have to be. */
function count(record: InventoryRecord, found: { resources: number; readonly gaps: Set<string> }): void {
  if (record.record === 'resource') found.resources += 1;
  if (record.record !== 'population' || record.reading.state !== 'unread') return;
  found.gaps.add(`${record.kind}: ${record.reading.detail ?? record.reading.reason}`);
}
