/** Reads that Google takes by POST, by API and address; none changes anything. */
const POST_READS: readonly (readonly [api: RegExp, path: RegExp])[] = [
  [
    /^cloudresourcemanager$/,
    /^\/v3\/(?:projects|folders|organizations)\/[\w.:-]+:(?:getIamPolicy|testIamPermissions)$/,
  ],
  [/^cloudresourcemanager$/, /^\/v1\/projects\/[\w.:-]+:getAncestry$/],
  [/^iam$/, /^\/v1\/projects\/[\w.:-]+\/serviceAccounts\/[\w.@:-]+:getIamPolicy$/],
];

/** The names of permissions, and nothing else, for `testIamPermissions`; the version of the format for a policy. */
export function isReadByPost(api: string, path: string, body: unknown): boolean {
  if (!POST_READS.some(([name, address]) => name.test(api) && address.test(path))) return false;
  const { permissions, options, ...rest } = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0) return false;
  return path.endsWith(':testIamPermissions')
    ? options === undefined && Array.isArray(permissions) && permissions.every(one => typeof one === 'string')
    : permissions === undefined;
}
