import type { Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpRead } from '../../context.ts';
import type { IamPolicy } from '../../facets/iam-policy.ts';

export const SERVICE_POLICY: GcpRead = {
  call: 'run:projects.locations.services.getIamPolicy',
  permission: 'run.services.getIamPolicy',
  path: '/v1/projects/{project}/locations/{location}/services/{service}:getIamPolicy',
  query: 'options.requestedPolicyVersion=3',
};

/** Who may do what with a service of Cloud Run, also with the one under a function. */
export const readServicePolicy = (ctx: GcpContext, location: string, service: string): Promise<Reading<IamPolicy>> =>
  ctx.read(SERVICE_POLICY.call, () => ctx.get<IamPolicy>(SERVICE_POLICY, { location, service }));
