import { absent, unread, value } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { headOf, isoDate } from '../../facets/common.ts';
import { GRANTS_READS, readGrants } from '../iam/read-grants.ts';
import { levelsOf } from '../iam/service-accounts.ts';

const KEYS: GcpList = {
  call: 'apikeys:projects.locations.keys.list',
  permission: 'apikeys.keys.list',
  path: '/v2/projects/{project}/locations/global/keys',
  query: 'pageSize=300&fields=keys(name,displayName,createTime,deleteTime,uid,serviceAccountEmail),nextPageToken',
  items: 'keys',
};

interface ApiKey {
  readonly name?: string;
  readonly displayName?: string;
  readonly createTime?: string;
  readonly deleteTime?: string;
  readonly uid?: string;
  /** A key that is bound to a service account has its rights. */
  readonly serviceAccountEmail?: string;
}

/** API keys; the keys themselves are never in the list. */
export const gcpApiKeys: GcpCollector = {
  id: 'gcp-api-keys',
  provider: 'gcp',
  scope: 'global',
  lists: ['identity'],
  fills: { identity: ['privilegeLevel', 'deletePermissions', 'trustedPrincipals', 'credentials'] },
  operations: gcpOperations(KEYS, ...GRANTS_READS),
  collect: async ctx => {
    await ctx.list('identity', KEYS.call, () => ctx.each<ApiKey>(KEYS, row => emitKey(ctx, row)));
  },
};

async function emitKey(ctx: GcpContext, row: ApiKey): Promise<void> {
  if (row.deleteTime !== undefined) return;
  const rights = await rightsOf(ctx, row);
  const head = headOf(ctx, {
    ...{ kind: 'identity', type: 'apikeys.googleapis.com/Key', region: 'global' },
    ...{ name: row.name, createdAt: row.createTime, stableId: row.uid },
  });
  const createdAt = isoDate(row.createTime);
  ctx.emit({
    ...head,
    name: row.displayName ?? head.name,
    facets: {
      ...rights,
      trustedPrincipals: absent,
      credentials: value({
        consoleAccess: false,
        accessKeys: [{ active: true, useUnknown: true, ...(createdAt === undefined ? {} : { createdAt }) }],
      }),
    },
  });
}

/** An API key names the project that pays; only one that is bound to a service account has rights of IAM. */
async function rightsOf(ctx: GcpContext, { serviceAccountEmail: bound = '' }: ApiKey): Promise<FacetReadings> {
  if (bound === '') return { privilegeLevel: value('limited'), deletePermissions: value('none') };
  // What a service account of another project may do there is not read.
  if (!bound.endsWith(`@${ctx.project.id}.iam.gserviceaccount.com`)) {
    const open = unread('not-collected', `the rights of ${bound}`);
    return { privilegeLevel: open, deletePermissions: open };
  }
  const { ofServiceAccount } = await readGrants(ctx);
  return { ...levelsOf(ofServiceAccount(bound)) };
}
