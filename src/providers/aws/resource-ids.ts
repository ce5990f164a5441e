import type { Facets } from '../../model/facets.ts';
import type { AwsContext } from './context.ts';

/** The id of the `account` resource. */
export const accountId = (ctx: AwsContext): string => ctx.arn('iam', 'root', { region: '' });

/** The id of the `region` resource of the unit. */
export const regionId = (ctx: AwsContext): string => ctx.arn('ec2', 'region');

/** A relationship to a resource of EC2 (`vpc`, `subnet`, `instance`, …); none where the response names no id. */
export const ec2Relationship = (
  ctx: AwsContext,
  role: string,
  type: string,
  id: string | undefined,
): Facets['relationships'] => (id === undefined ? [] : [{ to: ctx.arn('ec2', `${type}/${id}`), role }]);
