import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpRead } from '../../context.ts';
import { accountId, infrastructureAsCodeBy } from '../../facets/common.ts';
import { GET_PROJECT } from '../../planning-operations.ts';

const ANCESTRY: GcpRead = {
  call: 'cloudresourcemanager:projects.getAncestry',
  permission: 'resourcemanager.projects.get',
  path: '/v1/projects/{project}:getAncestry',
  body: {},
  lists: ['ancestor'],
};

interface Ancestry {
  readonly ancestor?: readonly { readonly resourceId?: { readonly type?: string; readonly id?: string } }[];
}

/** The folders and the organization above a project, the nearest first: `folders/1`, `organizations/2`. */
export function readAncestors(ctx: GcpContext): Promise<Reading<readonly string[]>> {
  return ctx.shared('ancestors', () =>
    ctx.read(ANCESTRY.call, async () => {
      const { ancestor } = await ctx.get<Ancestry>(ANCESTRY);
      return assertField(ancestor, 'ancestor').flatMap(({ resourceId }) =>
        resourceId?.type === undefined || resourceId.id === undefined || resourceId.type === 'project'
          ? []
          : [`${resourceId.type}s/${resourceId.id}`],
      );
    }),
  );
}

/** What a collector declares that asks for the ancestors. */
export const ANCESTORS_OPERATION = ANCESTRY;

/** The project itself, and the organization above it. */
export const gcpProject: GcpCollector = {
  id: 'gcp-project',
  provider: 'gcp',
  scope: 'global',
  lists: ['account'],
  fills: { account: ['organizationMembership', 'division', 'infrastructureAsCode'] },
  operations: gcpOperations(ANCESTRY),
  collect: async ctx => {
    const { name, labels, createdAt, number } = ctx.project;
    await ctx.list('account', GET_PROJECT.call, async () => {
      const ancestors = await readAncestors(ctx);
      ctx.emit({
        id: accountId(ctx),
        kind: 'account',
        type: 'cloudresourcemanager.googleapis.com/Project',
        name,
        tags: labels,
        ...(createdAt === undefined ? {} : { createdAt }),
        ...(number === undefined ? {} : { stableId: number }),
        facets: {
          organizationMembership: flatMapReading(ancestors, organizationMembershipOf),
          division: mapReading(ancestors, above => above.filter(name => name.startsWith('folders/')).toReversed()),
          infrastructureAsCode: infrastructureAsCodeBy(labels),
        },
      });
    });
  },
};

/** A project of a person has no organization. */
function organizationMembershipOf(ancestors: readonly string[]): Reading<Facets['organizationMembership']> {
  const organization = ancestors.find(name => name.startsWith('organizations/'));
  return organization === undefined ? absent : value({ organization, managementAccount: organization });
}
