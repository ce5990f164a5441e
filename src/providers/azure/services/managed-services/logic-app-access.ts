import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { isEnumValue } from '../../enum-value.ts';
import { networkAccessIn, type NetworkAccess } from '../../facets/network-rules.ts';

interface Workflow {
  readonly definition?: { readonly triggers?: Readonly<Record<string, { readonly type?: string } | null>> } | null;
  readonly accessControl?: {
    readonly triggers?: {
      readonly allowedCallerIpAddresses?: readonly ({ readonly addressRange?: unknown } | null)[] | null;
    } | null;
  } | null;
}

/**
 * Who may call the HTTP triggers of a workflow, with their key. An empty list lets other workflows call only (Microsoft,
 * "Secure access and data in Azure Logic Apps"). Absent: nothing calls it.
 */
export function logicAppAccess({ definition, accessControl }: Workflow): Reading<NetworkAccess> {
  const triggers = definition?.triggers;
  if (triggers === undefined) return unread('failed', 'the response has no triggers');
  if (!Object.values(triggers).some(trigger => isEnumValue(trigger?.type, 'Request'))) return absent;
  const callers = accessControl?.triggers?.allowedCallerIpAddresses ?? undefined;
  if (callers === undefined) return value('all-networks');
  return value(networkAccessIn(callers.map(caller => ({ value: caller?.addressRange })), 'private'));
} // prettier-ignore
