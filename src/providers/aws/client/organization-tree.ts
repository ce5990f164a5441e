import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import { assertField } from '../../kit/response-fields.ts';

/** An organizational unit. */
export interface OrganizationalUnit {
  readonly id: string;
  readonly name: string;
}

interface Branch {
  /** The root or a unit. */
  readonly parent: string;
  readonly path: readonly OrganizationalUnit[];
}

/** The units of every account, from below the root down to its own; none for an account that is directly below the root. */
export type UnitPaths = ReadonlyMap<string, readonly OrganizationalUnit[]>;

/** Walks the organization, level by level: two calls for each unit. */
export async function readUnitPaths(client: OrganizationsClient): Promise<UnitPaths> {
  const { paginateListRoots } = await import('@aws-sdk/client-organizations');
  const found = new Map<string, readonly OrganizationalUnit[]>();
  let level: Branch[] = [];
  for await (const { Roots } of paginateListRoots({ client }, {}))
    level.push(...assertField(Roots, 'Roots').map(({ Id }) => ({ parent: assertField(Id, 'Id'), path: [] })));
  while (level.length > 0) {
    const below = await Promise.all(
      level.map(async branch => {
        const [accounts, branches] = await Promise.all([accountsOf(client, branch), branchesOf(client, branch)]);
        for (const account of accounts) found.set(account, branch.path);
        return branches;
      }),
    );
    level = below.flat();
  }
  return found;
}

async function accountsOf(client: OrganizationsClient, { parent }: Branch): Promise<readonly string[]> {
  const { paginateListAccountsForParent } = await import('@aws-sdk/client-organizations');
  const accounts: string[] = [];
  for await (const page of paginateListAccountsForParent({ client }, { ParentId: parent }))
    accounts.push(...assertField(page.Accounts, 'Accounts').map(({ Id }) => assertField(Id, 'Id')));
  return accounts;
}

async function branchesOf(client: OrganizationsClient, { parent, path }: Branch): Promise<readonly Branch[]> {
  const { paginateListOrganizationalUnitsForParent } = await import('@aws-sdk/client-organizations');
  const branches: Branch[] = [];
  for await (const page of paginateListOrganizationalUnitsForParent({ client }, { ParentId: parent }))
    for (const { Id, Name } of assertField(page.OrganizationalUnits, 'OrganizationalUnits')) {
      const id = assertField(Id, 'Id');
      branches.push({ parent: id, path: [...path, { id, name: Name ?? id }] });
    }
  return branches;
}
