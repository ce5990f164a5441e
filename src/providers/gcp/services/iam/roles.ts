import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../../lib/package-root.ts';
import { value, type Reading } from '../../../../model/reading.ts';
import { once } from '../../../kit/memoize.ts';
import type { GcpContext, GcpList } from '../../context.ts';

/** Predefined roles with those of their permissions that matter here; the others have none of them. */
interface RolesFile {
  readonly permissions: readonly string[];
  readonly roles: Readonly<Record<string, readonly number[]>>;
  readonly others: readonly string[];
}

const predefinedRoles = once((): ReadonlyMap<string, readonly string[]> => {
  const { permissions, roles, others } = JSON.parse(
    readFileSync(join(packageRoot(), 'data', 'gcp-roles.json'), 'utf8'),
  ) as RolesFile;
  return new Map<string, readonly string[]>([
    ...others.map(name => [`roles/${name}`, []] as [string, string[]]),
    ...Object.entries(roles).map(
      ([name, indexes]) => [`roles/${name}`, indexes.flatMap(index => permissions[index] ?? [])] as [string, string[]],
    ),
  ]);
});

export const CUSTOM_ROLES: GcpList = {
  call: 'iam:projects.roles.list',
  permission: 'iam.roles.list',
  path: '/v1/{owner}/roles',
  query: 'view=FULL&pageSize=300',
  items: 'roles',
};

interface Role {
  readonly name?: string;
  readonly includedPermissions?: readonly string[] | null;
}

/** The permissions of a role; undefined for one that is not known. */
export type RoleLookup = (role: string) => readonly string[] | undefined;

/** `projects/shop/roles/deployer`, `organizations/1/roles/deployer` */
const ownerOf = (role: string): string | undefined => /^((?:projects|organizations)\/[^/]+)\/roles\//.exec(role)?.[1];

/** Looks up the roles that policies name; custom ones are read from their owners, where there are any. */
export async function readRoles(ctx: GcpContext, named: Iterable<string>): Promise<Reading<RoleLookup>> {
  const owners = new Set([...named].flatMap(role => ownerOf(role) ?? []));
  const custom = new Map<string, readonly string[]>();
  for (const owner of owners) {
    const list = (): Promise<Reading<readonly Role[]>> =>
      ctx.read(CUSTOM_ROLES.call, async () => {
        const roles: Role[] = [];
        await ctx.each<Role>(CUSTOM_ROLES, role => void roles.push(role), { owner });
        return roles;
      });
    const key = `roles of ${owner}`;
    const roles = await (owner.startsWith('organizations/') ? ctx.sharedByHierarchy(key, list) : ctx.shared(key, list));
    if (roles.state === 'unread') return roles;
    for (const { name, includedPermissions } of roles.state === 'value' ? roles.value : [])
      if (name !== undefined) custom.set(name, includedPermissions ?? []);
  }
  const known = predefinedRoles();
  return value(role => custom.get(role) ?? known.get(role));
}
