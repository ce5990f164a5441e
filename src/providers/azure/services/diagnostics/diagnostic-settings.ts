import { flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { parentOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { FRONT_DOOR_ENDPOINTS } from '../../resource-types.ts';

const CALL = 'Microsoft.Insights/diagnosticSettings:list';
export const DIAGNOSTIC_SETTINGS_READS = { [CALL]: 'Microsoft.Insights/diagnosticSettings/read' };

interface Setting {
  readonly properties?: { readonly logs?: readonly { readonly enabled?: boolean }[] | null } | null;
}

/** Whether a resource exports any log. A diagnostic setting cannot be created without a destination. */
export async function readDiagnosticSettings(
  ctx: AzureContext,
  rows: readonly ArmResource[],
): Promise<(row: ArmResource) => Reading<boolean>> {
  const answers = await ctx.ofMany<{ readonly value?: unknown }>([...new Set(rows.map(ownerOf))], {
    suffix: '/providers/Microsoft.Insights/diagnosticSettings',
    apiVersion: '2021-05-01-preview',
    call: CALL,
    absentOn: ['ResourceTypeNotSupported'],
  });
  return row =>
    flatMapReading(answers.get(ownerOf(row)) ?? unread('not-collected', row.id), ({ value: settings }) =>
      Array.isArray(settings)
        ? value((settings as readonly (Setting | null)[]).some(exportsLogs))
        : unread('failed', 'the response has no list'),
    );
}

/** The resource that has the settings: the profile for an endpoint of Front Door. */
const ownerOf = ({ id, type }: ArmResource): string =>
  type.toLowerCase() === FRONT_DOOR_ENDPOINTS.type.toLowerCase() ? parentOf(id) : id;

const exportsLogs = (setting: Setting | null): boolean =>
  (setting?.properties?.logs ?? []).some(({ enabled }) => enabled === true);
