import { sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import type { Operation } from '../../kit/collector.ts';
import { classifyError } from './failure.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { pagesOf, type AzureTransport } from './transport.ts';

/**
 * Called only for management groups that the user names. Reader on the group grants it, a role on a subscription does
 * not.
 */
export const DESCENDANTS_OPERATION: Operation = {
  call: 'Microsoft.Management/managementGroups/descendants:list',
  action: 'Microsoft.Management/managementGroups/descendants/read',
};

interface Descendant {
  readonly id?: string;
  readonly name?: string;
  readonly type?: string;
}

/**
 * Ids, in lower case, of the subscriptions in a management group and its descendants. Throws a `CloudbriefError` where
 * it cannot be read.
 */
export async function subscriptionsBelow(
  transport: AzureTransport,
  group: string,
  watch: CallObserver,
): Promise<ReadonlySet<string>> {
  const path = `/providers/Microsoft.Management/managementGroups/${encodeURIComponent(group)}/descendants?api-version=2020-05-01`;
  const found = new Set<string>();
  try {
    for await (const page of pagesOf<Descendant>(transport, path, DESCENDANTS_OPERATION.call, watch)) {
      for (const { id = '', name } of page)
        if (/^\/subscriptions\/[^/]+$/i.test(id) && name !== undefined) found.add(name.toLowerCase());
    }
  } catch (error) {
    watch.signal?.throwIfAborted();
    if (error instanceof CloudbriefError) throw error;
    throw new CloudbriefError(
      'CB_CREDENTIALS',
      `Azure did not say what is in the management group ${sanitizeText(group, 60)} (${classifyError(error).detail}).`,
      'Name the group by its id ("az account management-group list"), and give the identity the role Reader on it.',
      { cause: error },
    );
  }
  return found;
}
