import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';

/**
 * The end of standard support by minor version, as Microsoft announces it: the last day of the month where it names no day.
 * https://github.com/Azure/AKS/releases (to 1.25) and
 * https://learn.microsoft.com/azure/aks/supported-kubernetes-versions (from 1.26), read 29 November 2026.
 */
const ENDS: Readonly<Record<number, string>> = {
  21: '2022-07-31',
  22: '2022-12-04',
  23: '2023-04-02',
  24: '2023-07-31',
  25: '2024-01-14',
  26: '2024-03-31',
  27: '2024-07-31',
  28: '2025-01-31',
  29: '2025-03-31',
  30: '2025-07-31',
  31: '2025-11-30',
  32: '2026-03-31',
};
const OLDEST = Math.min(...Object.keys(ENDS).map(Number));

/** Older versions ended no later than the oldest of the table; the end of a newer one is not known here. */
export function versionSupportOf(version: string | undefined): Reading<Facets['versionSupport']> {
  if (version === undefined) return requireField<Facets['versionSupport']>(undefined, 'currentKubernetesVersion');
  const [major, minor] = version.split('.').map(Number);
  const end = major === 1 && minor !== undefined ? ENDS[Math.max(minor, OLDEST)] : undefined;
  if (end === undefined) return unread('not-collected', `the end of support of Kubernetes ${version}`);
  return value({ version, endOfStandardSupport: `${end}T00:00:00.000Z` });
}
