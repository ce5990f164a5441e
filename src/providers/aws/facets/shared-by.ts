import type { Facets } from '../../../model/facets.ts';
import { absent, value, type Reading } from '../../../model/reading.ts';
import { requireField } from '../../kit/response-fields.ts';
import type { AwsContext } from '../context.ts';

/** Subnets and security groups that another account shares through AWS RAM are listed like own ones. */
export function sharedByOf(ctx: AwsContext, owner: string | undefined): Reading<Facets['sharedBy']> {
  if (owner === undefined) return requireField<Facets['sharedBy']>(undefined, 'OwnerId');
  return owner === ctx.account ? absent : value(owner);
}
