import type { Facets } from '../../../model/facets.ts';
import { mapReading, type Reading } from '../../../model/reading.ts';
import { requireField } from '../../kit/response-fields.ts';
import { parseArn } from '../arn.ts';
import type { AwsContext } from '../context.ts';

/**
 * Who manages the key. RDS and Backup name a key without its manager: it is the customer's where the ARN shows it (another
 * account's key, a multi-Region key, an alias of the customer); otherwise no more is claimed than a key of the provider.
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

/** The facet from a flag and a key. `field` names the flag in the reason where the response lacks it. */
export function encryptionAtRestOf(
  ctx: AwsContext,
  encrypted: boolean | undefined,
  key: string | undefined,
  field: string,
): Reading<Facets['encryptionAtRest']> {
  return mapReading(requireField(encrypted, field), on => (on ? keyManagedBy(key, ctx.account) : 'none'));
}

/** The key that data is encrypted with, as a relationship. An alias may lead to another key tomorrow. */
export const keyRelationship = (
  ctx: AwsContext,
  key: string | undefined,
  region = ctx.region,
): Facets['relationships'] =>
  key === undefined || key === '' || /(^|:)alias\//.test(key)
    ? []
    : [{ to: key.startsWith('arn:') ? key : ctx.arn('kms', `key/${key}`, { region }), role: 'key' }];
