import { openPortsInOrder } from '../../../../lib/internet-ports.ts';
import { PROVIDER_CUSTOMERS, type Audience } from '../../../../lib/internet.ts';
import { isEmpty } from '../../../../lib/port-set.ts';
import type { Facets } from '../../../../model/facets.ts';
import { valueOrNull, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, type ArmResource, type ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { getProperties } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';
import { callsOf } from './site-calls.ts';

/** Dedicated hosting inside a virtual network; with an internal load balancer it has no public address. */
export const APP_SERVICE_ENVIRONMENTS: ArmType = {
  type: 'Microsoft.Web/hostingEnvironments',
  apiVersion: '2024-04-01',
};

interface Rule {
  readonly ipAddress?: string | null;
  readonly action?: string | null;
  readonly priority?: number | null;
  readonly headers?: Readonly<Record<string, unknown>> | null;
}
/** The part of the site configuration that restricts access by address. */
export interface AccessRestrictions {
  readonly ipSecurityRestrictions?: readonly Rule[] | null;
  readonly ipSecurityRestrictionsDefaultAction?: string | null;
}
export interface AccessSettings {
  readonly publicNetworkAccess?: string | null;
  readonly privateEndpointConnections?: readonly unknown[] | null;
  readonly hostingEnvironmentProfile?: { readonly id?: string } | null;
}

/** Blocked from the internet; possible with a key or sign-in; or public. */
export async function publicAccessOf(
  ctx: AzureContext,
  row: ArmResource,
  site: AccessSettings,
  restrictions: Reading<AccessRestrictions>,
  internalEnvironments: Reading<ReadonlySet<string>>,
): Promise<Reading<Facets['publicAccess']>> {
  const environment = site.hostingEnvironmentProfile?.id;
  if (environment !== undefined && internalEnvironments.state === 'unread') return internalEnvironments;
  if (environment !== undefined && valueOrNull(internalEnvironments)?.has(armId(environment)) === true)
    return value('blocked');
  // If unset, a private endpoint disables public access (Microsoft, "App Service access restrictions").
  const setting = site.publicNetworkAccess ?? '';
  const disabledByEndpoint = setting === '' && (site.privateEndpointConnections ?? []).length > 0;
  if (isEnumValue(setting, 'Disabled') || disabledByEndpoint) return value('blocked');
  if (restrictions.state !== 'value') return restrictions;
  const strangers = strangersAllowed(restrictions.value);
  if (strangers === 'none') return value('possible');
  return mapReading(await publicAccessByAuthentication(ctx, row), access =>
    access === 'public' && strangers === PROVIDER_CUSTOMERS ? PROVIDER_CUSTOMERS : access,
  );
}

/**
 * Whom the access restrictions let in: the first rule that matches decides, then the default action; without any rule, access
 * is allowed (same page). A rule that also asks for a header lets in who knows it, and decides for nobody else.
 */
export function strangersAllowed(settings: AccessRestrictions): 'internet' | 'provider-customers' | 'none' {
  const rules = settings.ipSecurityRestrictions ?? [];
  const defaultAction = settings.ipSecurityRestrictionsDefaultAction?.toLowerCase() ?? '';
  const ordered = [
    ...rules
      .filter(({ headers }) => Object.keys(headers ?? {}).length === 0)
      .map(({ priority, action, ipAddress }) => {
        const allow = action?.toLowerCase() !== 'deny';
        return { order: priority ?? 0, allow, source: sourceOf(ipAddress ?? '', allow) };
      }),
    {
      order: Number.MAX_SAFE_INTEGER,
      allow: defaultAction === '' ? rules.length === 0 : defaultAction !== 'deny',
      source: '*',
    },
  ].map(rule => ({ ...rule, protocol: 'tcp', fromPort: 443, toPort: 443 }));
  const isOpen = (audience: Audience): boolean => !isEmpty(openPortsInOrder(ordered, audience));
  if (isOpen('ipv4') || isOpen('ipv6')) return 'internet';
  return isOpen(PROVIDER_CUSTOMERS) ? PROVIDER_CUSTOMERS : 'none';
}

const sourceOf = (address: string, allow: boolean): string =>
  allow && /^azurecloud(\.|$)/i.test(address) ? PROVIDER_CUSTOMERS : address;

interface FunctionRow {
  readonly properties?: {
    readonly isDisabled?: boolean;
    readonly config?: {
      readonly disabled?: boolean;
      readonly bindings?: readonly { readonly type?: string; readonly authLevel?: string }[];
    } | null;
  } | null;
}

/** Of each function only its trigger and authorization level are read. */
async function publicAccessByAuthentication(
  ctx: AzureContext,
  row: ArmResource,
): Promise<Reading<Facets['publicAccess']>> {
  const { functions: call } = callsOf(row);
  const functions = await ctx.read(call, async () => {
    const count = { anonymous: 0, unknown: 0 };
    const read = { path: `${row.id}/functions`, apiVersion: APP_SERVICE_ENVIRONMENTS.apiVersion, call };
    for await (const page of ctx.pages<FunctionRow>(read)) {
      for (const { properties } of page) {
        if (properties?.isDisabled === true || properties?.config?.disabled === true) continue;
        const bindings = properties?.config?.bindings;
        if (bindings === undefined) count.unknown++;
        else if (bindings.some(isAnonymous)) count.anonymous++;
      }
    }
    return count;
  });
  if (functions.state !== 'value') return functions;
  if (functions.value.anonymous > 0)
    return mapReading(await requiresAuthentication(ctx, row), required => (required ? 'possible' : 'public'));
  return functions.value.unknown > 0
    ? unread('failed', 'a function has no bindings in the response')
    : value('possible');
}

const isAnonymous = ({ type, authLevel }: { readonly type?: string; readonly authLevel?: string }): boolean =>
  type?.toLowerCase() === 'httptrigger' && authLevel?.toLowerCase() === 'anonymous';

interface Authentication {
  readonly platform?: { readonly enabled?: boolean | null } | null;
  readonly globalValidation?: {
    readonly requireAuthentication?: boolean | null;
    readonly unauthenticatedClientAction?: string | null;
  } | null;
}

/** Whether App Service authentication rejects unauthenticated requests before they reach a function. */
function requiresAuthentication(ctx: AzureContext, row: ArmResource): Promise<Reading<boolean>> {
  const { authentication: call } = callsOf(row);
  const read = { path: `${row.id}/config/authsettingsV2`, apiVersion: APP_SERVICE_ENVIRONMENTS.apiVersion, call };
  return ctx.read(call, async () => {
    const { platform, globalValidation } = (await getProperties(ctx, read)) as Authentication;
    return (
      platform?.enabled === true &&
      globalValidation?.requireAuthentication !== false &&
      !isEnumValue(globalValidation?.unauthenticatedClientAction, 'AllowAnonymous')
    );
  });
}
