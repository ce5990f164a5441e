/** Reads that Google takes by POST, by API and address; none changes anything. */
const POST_READS: readonly (readonly [api: RegExp, path: RegExp])[] = [
  [
    /^cloudresourcemanager$/,
    /^\/v3\/(?:projects|folders|organizations)\/[\w.:-]+:(?:getIamPolicy|testIamPermissions)$/,
  ],
  [/^cloudresourcemanager$/, /^\/v1\/projects\/[\w.:-]+:getAncestry$/],
  [/^iap$/, /^\/v1\/projects\/[\w.:-]+\/iap_web(?:\/compute(?:-[\w-]+)?(?:\/services\/[\w-]+)?)?:getIamPolicy$/],
  [/^iam$/, /^\/v1\/projects\/[\w.:-]+\/serviceAccounts\/[\w.@:-]+:getIamPolicy$/],
];

/** The health of the members of a group behind a backend service. */
const BACKEND_HEALTH =
  /^\/compute\/v1\/projects\/[\w.:-]+\/(?:global|regions\/[\w-]+)\/backendServices\/[\w-]+\/getHealth$/;

/** The address of one group, and nothing else. */
const isGroup = (body: unknown): boolean => {
  const { group, ...rest } = (body ?? {}) as Readonly<Record<string, unknown>>;
  return typeof group === 'string' && Object.keys(rest).length === 0;
};

/** The names of permissions, and nothing else, for `testIamPermissions`; the version of the format for a policy. */
export function isReadByPost(api: string, path: string, body: unknown): boolean {
  if (api === 'compute') return BACKEND_HEALTH.test(path) && isGroup(body);
  if (!POST_READS.some(([name, address]) => name.test(api) && address.test(path))) return false;
  const { permissions, options, ...rest } = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0) return false;
  return path.endsWith(':testIamPermissions')
    ? options === undefined && Array.isArray(permissions) && permissions.every(one => typeof one === 'string')
    : permissions === undefined;
}
