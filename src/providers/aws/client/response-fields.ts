import { unread, value, type Reading } from '../../../model/reading.ts';

/** A member of an answer as a reading: one that the service should have sent and did not is unread, never a guess. */
export function requireField<T>(member: T | null | undefined, name: string): Reading<T> {
  return member === undefined || member === null ? unread('failed', `the answer has no ${name}`) : value(member);
}

/** The parts of an ARN that say where something is and whose it is, or undefined when it is no ARN. */
export function parseArn(
  text: string,
): { readonly region: string; readonly account: string; readonly resource: string } | undefined {
  const [arn, , , region, account, ...resource] = text.split(':');
  if (arn !== 'arn' || region === undefined || account === undefined || resource.length === 0) return undefined;
  return { region, account, resource: resource.join(':') };
}

/**
 * Who holds the key. The answers of RDS and Backup name a key without saying whose it is: it is the customer's own where
 * that shows (another account's, a multi-Region key, an alias of his); else we claim no more than that there is one.
 */
export function keyManagedBy(
  key: string | undefined,
  account: string,
): 'provider-managed-key' | 'customer-managed-key' {
  if (key === undefined || /(^|:)alias\/aws\//.test(key)) return 'provider-managed-key';
  if (/(^|:)alias\//.test(key) || /(^|\/)mrk-/.test(key)) return 'customer-managed-key';
  const owner = parseArn(key)?.account;
  return owner !== undefined && owner !== '' && owner !== account ? 'customer-managed-key' : 'provider-managed-key';
}

/** Waits for all of them, then fails as the first that failed: what the others hand over is not cut off. */
export async function awaitAll(promises: Iterable<Promise<unknown>>): Promise<void> {
  const failed = (await Promise.allSettled(promises)).find(outcome => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Tags as AWS lists them, as a record. */
export function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Record<string, string> {
  return Object.fromEntries((tags ?? []).flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? '']])));
}

/** The place in a CloudFormation stack, which outlives a replacement. */
export function slotOf(tags: Readonly<Record<string, string>>): string | undefined {
  const stack = tags['aws:cloudformation:stack-name'] ?? tags['aws:cloudformation:stack-id'];
  const logical = tags['aws:cloudformation:logical-id'];
  return stack === undefined || logical === undefined ? undefined : `${stack}/${logical}`;
}
