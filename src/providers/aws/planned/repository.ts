import type { PlannedType } from '../../../model/planned.ts';
import { absent } from '../../../model/reading.ts';
import { known } from '../../kit/planned.ts';
import { policyOf, sharedBy } from './policy.ts';

const POLICY = { own: { type: 'aws_ecr_repository_policy', by: 'repository' } };

/** Replication is a setting of the whole registry, which a plan does not show. */
export const repository: PlannedType = {
  kind: 'registry',
  type: 'AWS::ECR::Repository',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    ...sharedBy(policyOf(resource, context, POLICY), context, 'ecr'),
    networkAccess: absent,
  }),
};
