import table from '../../../../../data/kubernetes-support.json' with { type: 'json' };
import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';

/** The last day of standard support by minor version, as Microsoft announces it. */
const ENDS: ReadonlyMap<number, string> = new Map(
  Object.entries(table.azure.ends).map(([version, end]) => [Number(version.split('.')[1]), end]),
);
const OLDEST = Math.min(...ENDS.keys());

/** Older versions ended no later than the oldest of the table; the end of a newer one is not known here. */
export function versionSupportOf(version: string | undefined): Reading<Facets['versionSupport']> {
  if (version === undefined) return requireField<Facets['versionSupport']>(undefined, 'currentKubernetesVersion');
  const [major, minor] = version.split('.').map(Number);
  const end = major === 1 && minor !== undefined ? ENDS.get(Math.max(minor, OLDEST)) : undefined;
  if (end === undefined) return unread('not-collected', `the end of support of Kubernetes ${version}`);
  return value({ version, endOfStandardSupport: `${end}T00:00:00.000Z` });
}
