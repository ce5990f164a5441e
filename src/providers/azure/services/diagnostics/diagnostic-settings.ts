import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { parentOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { isEnumValue } from '../../enum-value.ts';
import { CDN_ENDPOINTS, FRONT_DOOR_ENDPOINTS } from '../../resource-types.ts';
import { STORAGE_ACCOUNTS } from '../storage/storage-account.ts';
import { logCategoriesOf } from './log-categories.ts';

const CALL = 'Microsoft.Insights/diagnosticSettings:list';
export const DIAGNOSTIC_SETTINGS_READS = { [CALL]: 'Microsoft.Insights/diagnosticSettings/read' };

interface Log {
  readonly enabled?: boolean;
  readonly category?: string | null;
  readonly categoryGroup?: string | null;
}

interface Setting {
  readonly properties?: { readonly logs?: readonly (Log | null)[] | null } | null;
}

/** What the diagnostic settings of a resource export of its requests. */
export type ExportedLogs = (row: ArmResource) => Reading<Facets['accessLogging']>;

/** The logs that each resource exports. A diagnostic setting cannot be created without a destination. */
export async function readDiagnosticSettings(ctx: AzureContext, rows: readonly ArmResource[]): Promise<ExportedLogs> {
  const answers = await ctx.ofMany<{ readonly value?: unknown }>([...new Set(rows.map(ownerOf))], {
    suffix: '/providers/Microsoft.Insights/diagnosticSettings',
    apiVersion: '2021-05-01-preview',
    call: CALL,
    absentOn: ['ResourceTypeNotSupported'],
  });
  return row =>
    flatMapReading(answers.get(ownerOf(row)) ?? unread('not-collected', row.id), ({ value: settings }) =>
      Array.isArray(settings)
        ? value(exportedLogs(row.type, settings as readonly (Setting | null)[]))
        : unread('failed', 'the response has no list'),
    );
}

/** The resource that has the settings: the profile for an endpoint of Front Door or CDN, the blob service for a storage account. */
function ownerOf({ id, type }: ArmResource): string {
  if ([FRONT_DOOR_ENDPOINTS, CDN_ENDPOINTS].some(one => isEnumValue(type, one.type))) return parentOf(id);
  return isEnumValue(type, STORAGE_ACCOUNTS.type) ? `${id}/blobServices/default` : id;
}

function exportedLogs(type: string, settings: readonly (Setting | null)[]): Facets['accessLogging'] {
  const enabled = settings.flatMap(setting => (setting?.properties?.logs ?? []).filter(log => log?.enabled === true));
  if (enabled.length === 0) return 'disabled';
  // The group `audit` holds all logs of interactions of customers with data and settings, `allLogs` all there are.
  if (enabled.some(log => /^(alllogs|audit)$/i.test(log?.categoryGroup ?? ''))) return 'enabled';
  const exported = new Set(enabled.map(log => (log?.category ?? '').toLowerCase()));
  const has = (category: string): boolean => exported.has(category.toLowerCase());
  const { complete, partial = [] } = logCategoriesOf(type) ?? { complete: [] };
  if (complete.some(group => group.every(has))) return 'enabled';
  return partial.some(has) ? 'partial' : 'unrelated';
}
