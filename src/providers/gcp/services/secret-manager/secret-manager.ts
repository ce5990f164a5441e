import type { Facets } from '../../../../model/facets.ts';
import { absent, value } from '../../../../model/reading.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList, type GcpRead } from '../../context.ts';
import { daysOf, headOf, infrastructureAsCodeBy, type Labels } from '../../facets/common.ts';
import { sharedWithBy, type IamPolicy } from '../../facets/iam-policy.ts';
import { ACCESS_LOGGING_READS, readAccessLogging } from '../iam/audit-logging.ts';

const SECRETS: GcpList = {
  call: 'secretmanager:projects.secrets.list',
  permission: 'secretmanager.secrets.list',
  path: '/v1/projects/{project}/secrets',
  query: 'pageSize=1000',
  items: 'secrets',
};
const SECRET_POLICY: GcpRead = {
  call: 'secretmanager:projects.secrets.getIamPolicy',
  permission: 'secretmanager.secrets.getIamPolicy',
  path: '/v1/{secret}:getIamPolicy',
  query: 'options.requestedPolicyVersion=3',
};

interface Secret {
  readonly name?: string;
  readonly createTime?: string;
  readonly labels?: Labels;
  readonly rotation?: { readonly rotationPeriod?: string; readonly nextRotationTime?: string } | null;
}

/** Secrets of Secret Manager; their versions and payloads are never read. */
export const gcpSecretManager: GcpCollector = {
  id: 'gcp-secret-manager',
  provider: 'gcp',
  scope: 'global',
  lists: ['secret'],
  fills: {
    secret: ['rotation', 'sharedWith', 'networkAccess', 'localAuthentication', 'infrastructureAsCode', 'accessLogging'],
  },
  operations: gcpOperations(SECRETS, SECRET_POLICY, ...ACCESS_LOGGING_READS),
  decidedBy: {
    sharedWith: ['secretmanager:projects.secrets.getIamPolicy'],
  },
  collect: async ctx => {
    await ctx.list('secret', SECRETS.call, () => ctx.each<Secret>(SECRETS, row => emitSecret(ctx, row)));
  },
};

async function emitSecret(ctx: GcpContext, row: Secret): Promise<void> {
  const policy = await ctx.read(SECRET_POLICY.call, () =>
    ctx.get<IamPolicy>(SECRET_POLICY, { secret: row.name ?? '' }),
  );
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'secret', type: 'secretmanager.googleapis.com/Secret', region: 'global' },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
    }),
    facets: {
      accessLogging: await readAccessLogging(ctx, 'secretmanager'),
      rotation: value(rotationOf(row)),
      sharedWith: sharedWithBy(policy, ctx.account),
      networkAccess: absent,
      localAuthentication: absent,
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

/** The schedule only sends a message when the secret is due; without one, nothing reminds anybody. */
function rotationOf({ rotation }: Secret): Facets['rotation'] {
  const intervalDays = daysOf(rotation?.rotationPeriod);
  return {
    automatic: rotation?.nextRotationTime !== undefined,
    ...(intervalDays === undefined || intervalDays <= 0 ? {} : { intervalDays }),
  };
}
