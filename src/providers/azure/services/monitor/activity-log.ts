import { mapReading, valueOrNull, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { leafName } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';

const CALL = 'Microsoft.Insights/diagnosticSettings:list';
export const ACTIVITY_LOG_READS = { [CALL]: 'Microsoft.Insights/diagnosticSettings/read' };

/** A diagnostic setting of the subscription: an export of its activity log. */
interface Setting {
  readonly id?: string;
  readonly name?: string;
  readonly properties?: {
    readonly workspaceId?: string | null;
    readonly storageAccountId?: string | null;
    readonly eventHubAuthorizationRuleId?: string | null;
    readonly logs?: readonly {
      readonly category?: string;
      readonly categoryGroup?: string;
      readonly enabled?: boolean;
    }[];
  };
}

/** Lists the exports of the activity log. Returns the ids of the workspaces that receive it. */
export async function listActivityLogExports(ctx: AzureContext): Promise<Reading<readonly string[]>> {
  const settings = await ctx.read(CALL, () => readSettings(ctx));
  await ctx.list('audit-log', CALL, async () => {
    // Read again only after a failure, whose reason the list then has.
    for (const setting of valueOrNull(settings) ?? (await readSettings(ctx))) emitAuditLog(ctx, setting);
  });
  return mapReading(settings, all => all.flatMap(one => one.properties?.workspaceId ?? []).map(armId));
}

async function readSettings(ctx: AzureContext): Promise<readonly Setting[]> {
  const path = `/subscriptions/${ctx.account}/providers/Microsoft.Insights/diagnosticSettings`;
  const settings: Setting[] = [];
  for await (const page of ctx.pages<Setting>({ path, apiVersion: '2021-05-01-preview', call: CALL }))
    settings.push(...page);
  return settings;
}

function emitAuditLog(ctx: AzureContext, { id, name, properties = {} }: Setting): void {
  const settingId = armId(
    id ?? `/subscriptions/${ctx.account}/providers/microsoft.insights/diagnosticsettings/${name ?? ''}`,
  );
  const { logs, workspaceId, storageAccountId, eventHubAuthorizationRuleId } = properties;
  const destination = workspaceId ?? storageAccountId ?? eventHubAuthorizationRuleId ?? '';
  ctx.emit({
    id: settingId,
    kind: 'audit-log',
    type: 'Microsoft.Insights/diagnosticSettings',
    name: name ?? leafName(settingId),
    tags: {},
    facets: {
      auditLog: mapReading(requireField(logs, 'logs'), all => {
        const enabled = all.filter(log => log.enabled === true);
        return {
          // The activity log covers all regions of a subscription.
          multiRegion: true,
          organization: false,
          logging: enabled.length > 0,
          // Records of a workspace cannot be changed (Microsoft, "Azure Monitor data security"); files can.
          logFileValidation: (workspaceId ?? '') !== '',
          managementEvents: enabled.some(
            ({ category, categoryGroup }) =>
              isEnumValue(category, 'Administrative') || isEnumValue(categoryGroup, 'allLogs'),
          ),
          ...(destination === '' ? {} : { bucket: armId(destination) }),
        };
      }),
    },
  });
}
