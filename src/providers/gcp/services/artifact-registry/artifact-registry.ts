import { value } from '../../../../model/reading.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList, type GcpRead } from '../../context.ts';
import { headOf, type Labels } from '../../facets/common.ts';
import { sharedWithBy, type IamPolicy } from '../../facets/iam-policy.ts';
import { ACCESS_LOGGING_READS, readAccessLogging } from '../iam/audit-logging.ts';
import { eachOfLocations, locationIn, locationsOf } from '../../facets/locations.ts';

const LOCATIONS = locationsOf('artifactregistry', 'v1');
const REPOSITORIES: GcpList = {
  call: 'artifactregistry:projects.locations.repositories.list',
  permission: 'artifactregistry.repositories.list',
  path: '/v1/projects/{project}/locations/{location}/repositories',
  query: 'pageSize=1000',
  items: 'repositories',
};
const REPOSITORY_POLICY: GcpRead = {
  call: 'artifactregistry:projects.locations.repositories.getIamPolicy',
  permission: 'artifactregistry.repositories.getIamPolicy',
  path: '/v1/{repository}:getIamPolicy',
  query: 'options.requestedPolicyVersion=3',
};

interface Repository {
  readonly name?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly mode?: string;
}

/** Repositories of Artifact Registry, with who has access; never what is in them. */
export const gcpArtifactRegistry: GcpCollector = {
  id: 'gcp-artifact-registry',
  provider: 'gcp',
  scope: 'global',
  lists: ['registry'],
  fills: { registry: ['sharedWith', 'accessLogging'] },
  operations: gcpOperations(LOCATIONS, REPOSITORIES, REPOSITORY_POLICY, ...ACCESS_LOGGING_READS),
  decidedBy: {
    sharedWith: ['artifactregistry:projects.locations.repositories.getIamPolicy'],
  },
  collect: async ctx => {
    await ctx.list('registry', REPOSITORIES.call, () =>
      eachOfLocations<Repository>(ctx, LOCATIONS, REPOSITORIES, row => emitRepository(ctx, row)),
    );
  },
};

async function emitRepository(ctx: GcpContext, row: Repository): Promise<void> {
  const { name = '' } = row;
  const policy = await ctx.read(REPOSITORY_POLICY.call, () =>
    ctx.get<IamPolicy>(REPOSITORY_POLICY, { repository: name }),
  );
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'registry', type: 'artifactregistry.googleapis.com/Repository', region: locationIn(row.name) },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
    }),
    facets: {
      sharedWith: policy.state === 'absent' ? value([]) : sharedWithBy(policy, ctx.account),
      accessLogging: await readAccessLogging(ctx, 'artifactregistry'),
    },
  });
}
