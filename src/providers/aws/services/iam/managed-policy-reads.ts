import type { AttachedPermissionsBoundary, AttachedPolicy, ManagedPolicyDetail, Policy } from '@aws-sdk/client-iam';
import type { Unread } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { collect, gapIn, inBatches, listed, type Ask, type IamApi } from './policy-reads.ts';

/** The documents of managed policies, and which of them limit whom. */
export interface ManagedPolicies {
  readonly policies: readonly ManagedPolicyDetail[];
  /** Why a document among these is missing. */
  readonly gapOf: (attached: readonly AttachedPolicy[] | undefined) => Unread | undefined;
  readonly boundaryOf: (kind: 'user' | 'role', name: string | undefined) => Boundary;
}

interface Boundary {
  readonly boundary: AttachedPermissionsBoundary | undefined;
  readonly gap: Unread | undefined;
}

/** A boundary that cannot be read: it may take everything away. */
const HIDDEN: AttachedPermissionsBoundary = { PermissionsBoundaryArn: 'unread' };

/** Each managed policy is read once, whoever has it. */
export async function readManagedPolicies(
  api: IamApi,
  ask: Ask,
  attached: readonly AttachedPolicy[],
): Promise<ManagedPolicies> {
  const policies = await listAttachable(api, ask);
  const boundaries = await readBoundaries(api, ask);
  const versions = new Map([...listed(policies), ...boundaries.policies].map(one => [one.Arn, one.DefaultVersionId]));
  const wanted = new Set([...attached.map(one => one.PolicyArn), ...boundaries.policies.map(one => one.Arn)]);
  const arns = [...wanted].flatMap(arn => (arn !== undefined && versions.get(arn) !== undefined ? [arn] : []));
  const documents = await inBatches(arns, arn => readVersion(api, ask, arn, versions.get(arn)));
  const byArn = new Map(arns.map((arn, index) => [arn, documents[index]]));
  const missing = gapIn([policies]) ?? boundaries.gap;
  return {
    policies: arns.map(arn => {
      const version = byArn.get(arn);
      return {
        Arn: arn,
        PolicyVersionList: version?.state === 'value' ? [{ ...version.value, IsDefaultVersion: true }] : [],
      };
    }),
    gapOf: (some = []) => {
      for (const { PolicyArn: arn = '' } of some) {
        const document = byArn.get(arn);
        if (document?.state !== 'value') return document?.state === 'unread' ? document : missing;
      }
      return undefined;
    },
    boundaryOf: (kind, name) => {
      const arn = boundaries.limited.get(`${kind} ${name ?? ''}`);
      if (arn === undefined) return { boundary: boundaries.gap && HIDDEN, gap: boundaries.gap };
      const document = byArn.get(arn);
      return { boundary: { PermissionsBoundaryArn: arn }, gap: document?.state === 'unread' ? document : undefined };
    },
  };
}

const listAttachable = ({ iam, client }: IamApi, ask: Ask) =>
  ask('iam:ListPolicies', () =>
    collect(iam.paginateListPolicies({ client, pageSize: 1000 }, { OnlyAttached: true }), page =>
      assertField(page.Policies, 'Policies'),
    ),
  );

const readVersion = ({ iam, client }: IamApi, ask: Ask, PolicyArn: string, VersionId: string | undefined) =>
  ask('iam:GetPolicyVersion', async () => {
    const answer = await client.send(new iam.GetPolicyVersionCommand({ PolicyArn, VersionId }));
    return assertField(answer.PolicyVersion, 'PolicyVersion');
  });

interface Boundaries {
  readonly policies: readonly Policy[];
  /** The policy that limits a user or role, by kind and name. */
  readonly limited: ReadonlyMap<string, string>;
  readonly gap: Unread | undefined;
}

/** Lists of users and roles leave permissions boundaries out: the policies that are used as one say whom they limit. */
async function readBoundaries({ iam, client }: IamApi, ask: Ask): Promise<Boundaries> {
  const usage = { PolicyUsageFilter: 'PermissionsBoundary' } as const;
  const policies = await ask('iam:ListPolicies', () =>
    collect(iam.paginateListPolicies({ client, pageSize: 1000 }, usage), page =>
      assertField(page.Policies, 'Policies'),
    ),
  );
  const used = listed(policies).filter(({ PermissionsBoundaryUsageCount: count }) => count !== 0);
  const entities = await inBatches(used, ({ Arn }) =>
    ask('iam:ListEntitiesForPolicy', () =>
      collect(iam.paginateListEntitiesForPolicy({ client, pageSize: 1000 }, { PolicyArn: Arn, ...usage }), page => [
        ...assertField(page.PolicyUsers, 'PolicyUsers').map(({ UserName: name }) => `user ${name ?? ''}`),
        ...assertField(page.PolicyRoles, 'PolicyRoles').map(({ RoleName: name }) => `role ${name ?? ''}`),
      ]),
    ),
  );
  const limited = new Map(
    used.flatMap(({ Arn: arn }, index) =>
      listed(entities[index] ?? { state: 'absent' }).map(name => [name, arn ?? ''] as const),
    ),
  );
  return { policies: used, limited, gap: gapIn([policies, ...entities.flatMap(one => one ?? [])]) };
}
