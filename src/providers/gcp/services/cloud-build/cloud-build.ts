import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { accountId } from '../../facets/common.ts';
import { eachOfLocations, locationsOf } from '../../facets/locations.ts';

const LOCATIONS = locationsOf('cloudbuild', 'v2');
const TRIGGERS: GcpList = {
  call: 'cloudbuild:projects.locations.triggers.list',
  permission: 'cloudbuild.builds.list',
  path: '/v1/projects/{project}/locations/{location}/triggers',
  query: 'pageSize=500',
  items: 'triggers',
};
const DELIVERY: GcpList = {
  call: 'clouddeploy:projects.locations.deliveryPipelines.list',
  permission: 'clouddeploy.deliveryPipelines.list',
  path: '/v1/projects/{project}/locations/-/deliveryPipelines',
  query: 'pageSize=500',
  items: 'deliveryPipelines',
};

/** Triggers of Cloud Build and pipelines of Cloud Deploy: how many there are; builds are not read. */
export const gcpCloudBuild: GcpCollector = {
  id: 'gcp-cloud-build',
  provider: 'gcp',
  scope: 'global',
  lists: [],
  fills: { account: ['pipelines'] },
  operations: gcpOperations(LOCATIONS, TRIGGERS, DELIVERY),
  collect: async ctx => {
    const triggers = await countOf(ctx, TRIGGERS.call, count =>
      eachOfLocations<{ readonly disabled?: boolean }>(ctx, LOCATIONS, TRIGGERS, ({ disabled }) => {
        if (disabled !== true) count();
      }),
    );
    const delivery = await countOf(ctx, DELIVERY.call, count =>
      ctx.each<{ readonly suspended?: boolean }>(DELIVERY, ({ suspended }) => {
        if (suspended !== true) count();
      }),
    );
    const readings = [triggers, delivery];
    const seen = readings.reduce((sum, one) => sum + (one.state === 'value' ? one.value : 0), 0);
    // One seen settles it; that there is none needs both.
    const gap = readings.find(one => one.state === 'unread');
    ctx.add(accountId(ctx), { pipelines: seen > 0 || gap === undefined ? value(seen) : gap });
  },
};

function countOf(ctx: GcpContext, call: string, all: (count: () => void) => Promise<void>): Promise<Reading<number>> {
  let found = 0;
  return ctx
    .read(call, async () => {
      await all(() => {
        found++;
      });
      return true;
    })
    .then(done => mapReading(done, () => found));
}
