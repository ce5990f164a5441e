import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, value, type Reading } from '../../../../model/reading.ts';
import { isEnumValue } from '../../enum-value.ts';
import { publicAccessBy } from '../../facets/network-rules.ts';
import { strangersAllowed } from '../app-service/access-restrictions.ts';

interface PortMapping {
  readonly external?: boolean | null;
  readonly targetPort?: number | null;
  /** Default: the target port. */
  readonly exposedPort?: number | null;
}
interface AddressRule {
  readonly action?: string | null;
  readonly ipAddressRange?: string | null;
}
/** How requests come to a container app. */
export interface Ingress extends PortMapping {
  readonly allowInsecure?: boolean | null;
  readonly transport?: string | null;
  readonly stickySessions?: { readonly affinity?: string | null } | null;
  readonly ipSecurityRestrictions?: readonly AddressRule[] | null;
  readonly additionalPortMappings?: readonly PortMapping[] | null;
}

export const usesTcp = ({ transport }: Ingress): boolean => isEnumValue(transport, 'tcp');

const mappingsOf = (ingress: Ingress): readonly PortMapping[] => ingress.additionalPortMappings ?? [];

/** HTTPS, and HTTP that is redirected or accepted; with TCP the ports that the app chose. */
export function listenersOf(ingress: Ingress | undefined): Facets['listeners'] {
  if (ingress === undefined) return [];
  const tcp = [...(usesTcp(ingress) ? [ingress] : []), ...mappingsOf(ingress)].flatMap(
    ({ external, exposedPort, targetPort }) => {
      const port = exposedPort || targetPort;
      // A port inside of the environment stands behind no address.
      return !port || external !== true ? [] : [{ protocol: 'tcp', port, redirectsToHttps: false }];
    },
  );
  if (usesTcp(ingress)) return tcp;
  return [
    { protocol: 'https', port: 443, redirectsToHttps: false },
    { protocol: 'http', port: 80, redirectsToHttps: ingress.allowInsecure !== true },
    ...tcp,
  ];
}

/** Whom the ingress lets in (Microsoft, "Ingress in Azure Container Apps"). */
export function publicAccessOf(
  ingress: Ingress | undefined,
  isInternal: Reading<boolean>,
): Reading<Facets['publicAccess']> {
  if (ingress === undefined || ![ingress, ...mappingsOf(ingress)].some(({ external }) => external === true))
    return value('blocked');
  return flatMapReading(isInternal, internal => value(internal ? 'blocked' : byAddress(ingress)));
}

/** Rules allow or deny, never both: what no rule allows is denied, and what no rule denies is allowed ("Set up IP ingress restrictions"). */
function byAddress({ ipSecurityRestrictions }: Ingress): Facets['publicAccess'] {
  const rules = ipSecurityRestrictions ?? [];
  const allowed = rules.filter(({ action }) => !isEnumValue(action, 'Deny'));
  if (allowed.length > 0) return publicAccessBy(allowed.map(({ ipAddressRange }) => ipAddressRange ?? ''));
  // The rules take IPv4 ranges only, and the ingress has no other address.
  const denied = [...rules.map(({ ipAddressRange }) => ipAddressRange ?? ''), '::/0'].map(ipAddress => ({
    action: 'Deny',
    ipAddress,
  }));
  const strangers = strangersAllowed({ ipSecurityRestrictions: denied, ipSecurityRestrictionsDefaultAction: 'Allow' });
  return strangers === 'internet' ? 'public' : 'blocked';
}
