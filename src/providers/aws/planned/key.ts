import type { PlannedContext, PlannedResource } from '../../../model/planned.ts';
import { value, type Reading } from '../../../model/reading.ts';
import { text } from '../../kit/planned.ts';
import { keyManagedBy } from '../facets/encryption-at-rest.ts';

/** Who manages the key that an attribute names: a key that the plan makes is the customer's. */
export function keyAt(
  resource: PlannedResource,
  path: string,
  { plan, account }: PlannedContext,
): Reading<ReturnType<typeof keyManagedBy>> {
  const named = plan.named(resource, path, ['aws_kms_key', 'aws_kms_alias']);
  if (named.state === 'value' && named.value.length > 0) return value('customer-managed-key');
  const key = text(resource, path);
  if (key.state === 'unread') return key;
  return value(keyManagedBy(key.state === 'value' && key.value !== '' ? key.value : undefined, account));
}
