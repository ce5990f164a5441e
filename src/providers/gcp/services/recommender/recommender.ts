import { unread, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { accountId } from '../../facets/common.ts';

const CALL = 'recommender:projects.locations.recommenders.recommendations.list';

const recommender = (id: string, permission: string): GcpList => ({
  call: CALL,
  permission,
  path: `/v1/projects/{project}/locations/global/recommenders/${id}/recommendations`,
  query: 'pageSize=500&fields=recommendations(name,priority,stateInfo/state),nextPageToken',
  items: 'recommendations',
});

/**
 * Recommenders that answer for the whole project at once; those of machines and databases answer for one location at a time
 * (cloud.google.com/recommender/docs/recommenders).
 */
const RECOMMENDERS: readonly GcpList[] = [
  recommender('google.iam.policy.Recommender', 'recommender.iamPolicyRecommendations.list'),
  recommender(
    'google.resourcemanager.projectUtilization.Recommender',
    'recommender.resourcemanagerProjectUtilizationRecommendations.list',
  ),
];

interface Recommendation {
  readonly priority?: string;
  readonly stateInfo?: { readonly state?: string } | null;
}

/** Open recommendations: roles that allow more than is used, and projects that nobody uses. */
export const gcpRecommender: GcpCollector = {
  id: 'gcp-recommender',
  provider: 'gcp',
  scope: 'global',
  lists: [],
  fills: { account: ['openRecommendations'] },
  operations: gcpOperations(...RECOMMENDERS),
  collect: async ctx => {
    ctx.add(accountId(ctx), { openRecommendations: await openRecommendations(ctx) });
  },
};

async function openRecommendations(ctx: GcpContext): Promise<Reading<Facets['openRecommendations']>> {
  // Recommendations are made whether or not the project can be asked for them.
  const enabled = await ctx.enabledApis();
  if (enabled.state === 'value' && !enabled.value.has('recommender'))
    return unread('unsupported', 'the Recommender API is not enabled');
  const open = { errors: 0, warnings: 0 };
  for (const list of RECOMMENDERS) {
    const read = await ctx.read(CALL, async () => {
      await ctx.each<Recommendation>(list, ({ priority, stateInfo }) => {
        if (stateInfo?.state !== 'ACTIVE') return;
        if (priority === 'P1') open.errors++;
        else open.warnings++;
      });
      return true;
    });
    if (read.state === 'unread') return read;
  }
  return value(open);
}
