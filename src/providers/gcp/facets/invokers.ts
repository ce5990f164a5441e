import type { Facets } from '../../../model/facets.ts';
import { mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { isEverybody, membersOf, type IamPolicy } from './iam-policy.ts';

/**
 * Roles that look at a service without calling it (cloud.google.com/run/docs/reference/iam/roles,
 * cloud.google.com/functions/docs/reference/iam/roles). Any other, a custom one too, may call it.
 */
const CALLS = /^(?!roles\/(?:run|cloudfunctions)\.viewer$|roles\/(?:browser|viewer)$|roles\/iam\.security)/;

/** From where requests get in; what the internet cannot reach is closed to strangers, whoever may call it. */
export type Ingress = 'all' | 'internal';

/** Whether anybody can call a function: it must be reachable from the internet, and ask for no permission. */
export async function publicAccessOf(
  ingress: Ingress,
  asksForPermission: boolean,
  policy: () => Promise<Reading<IamPolicy>>,
): Promise<Reading<Facets['publicAccess']>> {
  if (ingress === 'internal') return value('blocked');
  if (!asksForPermission) return value('public');
  const given = await policy();
  if (given.state === 'absent') return unread('failed', 'the response has no policy');
  return mapReading(given, found => (membersOf(found, CALLS).some(isEverybody) ? 'public' : 'possible'));
}
