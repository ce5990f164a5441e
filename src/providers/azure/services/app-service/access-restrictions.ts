import type { Facets } from '../../../../model/facets.ts';
import { valueOrNull, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, listCall, type ArmResource, type ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';

/** Houses of one's own for programs of App Service; some have their door inside of a network only. */
export const APP_SERVICE_ENVIRONMENTS: ArmType = {
  type: 'Microsoft.Web/hostingEnvironments',
  apiVersion: '2024-04-01',
};

const FUNCTIONS_CALL = 'Microsoft.Web/sites/functions:list';
const LOG_IN_CALL = 'Microsoft.Web/sites/config/authsettingsV2:get';

/** Resource Graph knows neither which functions ask for a key nor whether a log-in stands in front of them. */
export const ACCESS_READS = {
  [FUNCTIONS_CALL]: 'Microsoft.Web/sites/functions/read',
  [LOG_IN_CALL]: 'Microsoft.Web/sites/config/read',
};

interface Rule {
  readonly ipAddress?: string | null;
  readonly action?: string | null;
  readonly priority?: number | null;
  readonly headers?: Readonly<Record<string, unknown>> | null;
}
/** Who may come in by address, of the settings of a site. */
export interface AccessRestrictions {
  readonly ipSecurityRestrictions?: readonly Rule[] | null;
  readonly ipSecurityRestrictionsDefaultAction?: string | null;
}
export interface AccessSettings {
  readonly publicNetworkAccess?: string | null;
  readonly privateEndpointConnections?: readonly unknown[] | null;
  readonly hostingEnvironmentProfile?: { readonly id?: string } | null;
}

/** The houses whose door opens to a network only. */
export function readInternalEnvironments(ctx: AzureContext): Promise<Reading<ReadonlySet<string>>> {
  return ctx.read(listCall(APP_SERVICE_ENVIRONMENTS), async () => {
    const inner = new Set<string>();
    await ctx.each(APP_SERVICE_ENVIRONMENTS, row => {
      const mode = propertiesOf(row)['internalLoadBalancingMode'];
      if (typeof mode === 'string' && /\bweb\b/i.test(mode)) inner.add(row.id);
    });
    return inner;
  });
}

/** Who may call the functions of a site: nobody from outside, whoever has a key or log-in, or anybody. */
export async function networkAccessOf(
  ctx: AzureContext,
  id: string,
  site: AccessSettings,
  rules: Reading<AccessRestrictions>,
  inner: Reading<ReadonlySet<string>>,
): Promise<Reading<Facets['publicAccess']>> {
  const house = site.hostingEnvironmentProfile?.id;
  if (house !== undefined && inner.state === 'unread') return inner;
  if (house !== undefined && valueOrNull(inner)?.has(armId(house)) === true) return value('blocked');
  // Left unset, a private way in shuts the public one (Microsoft, "App Service access restrictions").
  const set = site.publicNetworkAccess ?? '';
  const shut = set === '' && (site.privateEndpointConnections ?? []).length > 0;
  if (set === 'Disabled' || shut) return value('blocked');
  if (rules.state !== 'value') return rules;
  if (!allowsInternet(rules.value)) return value('possible');
  return askingOf(ctx, id);
}

/** The first rule about every address decides; what none fits is let in where there are no rules at all (the same page). */
export function allowsInternet(settings: AccessRestrictions): boolean {
  const rules = [...(settings.ipSecurityRestrictions ?? [])];
  const first = rules
    .sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0))
    .find(
      ({ ipAddress, headers }) =>
        /^(any|0\.0\.0\.0\/0)$/i.test(ipAddress ?? '') && Object.keys(headers ?? {}).length === 0,
    );
  if (first !== undefined) return first.action?.toLowerCase() !== 'deny';
  const last = settings.ipSecurityRestrictionsDefaultAction?.toLowerCase() ?? '';
  return last === '' ? rules.length === 0 : last !== 'deny';
}

interface Envelope {
  readonly properties?: {
    readonly isDisabled?: boolean;
    readonly config?: {
      readonly disabled?: boolean;
      readonly bindings?: readonly { readonly type?: string; readonly authLevel?: string }[];
    } | null;
  } | null;
}

/** Of each function only what starts it and whether that asks for a key is looked at. */
async function askingOf(ctx: AzureContext, id: string): Promise<Reading<Facets['publicAccess']>> {
  const asks = await ctx.read(FUNCTIONS_CALL, async () => {
    const found = { anonymous: 0, untold: 0 };
    const read = { path: `${id}/functions`, apiVersion: APP_SERVICE_ENVIRONMENTS.apiVersion, call: FUNCTIONS_CALL };
    for await (const page of ctx.pages<Envelope>(read)) {
      for (const { properties } of page) {
        if (properties?.isDisabled === true || properties?.config?.disabled === true) continue;
        const bindings = properties?.config?.bindings;
        if (bindings === undefined) found.untold++;
        else if (bindings.some(isForAnybody)) found.anonymous++;
      }
    }
    return found;
  });
  if (asks.state !== 'value') return asks;
  if (asks.value.anonymous === 0)
    return asks.value.untold > 0 ? unread('failed', 'a function does not say who may call it') : value('possible');
  return mapReading(await logInOf(ctx, id), asked => (asked ? 'possible' : 'public'));
}

const isForAnybody = ({ type, authLevel }: { readonly type?: string; readonly authLevel?: string }): boolean =>
  type?.toLowerCase() === 'httptrigger' && authLevel?.toLowerCase() === 'anonymous';

interface LogIn {
  readonly properties?: {
    readonly platform?: { readonly enabled?: boolean | null } | null;
    readonly globalValidation?: {
      readonly requireAuthentication?: boolean | null;
      readonly unauthenticatedClientAction?: string | null;
    } | null;
  } | null;
}

/** Whether App Service itself asks for a log-in before any function is called. */
function logInOf(ctx: AzureContext, id: string): Promise<Reading<boolean>> {
  const read = {
    path: `${id}/config/authsettingsV2`,
    apiVersion: APP_SERVICE_ENVIRONMENTS.apiVersion,
    call: LOG_IN_CALL,
  };
  return ctx.read(LOG_IN_CALL, async () => {
    const { platform, globalValidation: asked } = (await ctx.get<LogIn & ArmResource>(read)).properties as NonNullable<
      LogIn['properties']
    >;
    return (
      platform?.enabled === true &&
      asked?.requireAuthentication !== false &&
      asked?.unauthenticatedClientAction !== 'AllowAnonymous'
    );
  });
}
