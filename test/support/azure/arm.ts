import { permissionsOf, type Permission } from '../../../src/providers/azure/client/role-permissions.ts';

/** A resource as Azure's published examples write it. */
export interface StoredResource {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly [member: string]: unknown;
}

/** An answer that is no plain body. */
export interface Refusal {
  /** 0: no answer at all, the connection is cut. */
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How often it refuses before it answers; left out, always. */
  readonly times?: number;
}

export interface ArmWorld {
  readonly subscriptions: readonly {
    readonly subscriptionId: string;
    readonly displayName?: string;
    readonly state?: string;
  }[];
  readonly resources?: readonly StoredResource[];
  /** Whole answers by path, without the query: what no stored resource can tell. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly locations?: readonly unknown[];
  /** What the identity may do, by subscription; left out, all that can be read. */
  readonly permissions?: Readonly<Record<string, readonly Permission[]>>;
  /** Refusals by path (a regular expression over method and path). */
  readonly refusals?: readonly (readonly [RegExp, Refusal])[];
  /** Providers that the subscription never registered: `Microsoft.Sql`. */
  readonly unregistered?: readonly string[];
  /** Rows a page. */
  readonly page?: number;
  /** What Resource Graph says of the questions that are left, and when there are more again. */
  readonly quota?: { readonly remaining: string; readonly resetsAfter: string };
  /** What the token endpoint says instead of giving a token. */
  readonly noToken?: { readonly error: string; readonly error_description: string };
}

/** A request to Resource Manager, as far as an answer depends on it. */
export interface ArmQuestion {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
}

export interface ArmAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The path without what does not count. */
export const pathOf = (url: URL): string => decodeURIComponent(url.pathname).replace(/\/+$/, '');

const READER: readonly Permission[] = [{ actions: ['*/read'], notActions: [] }];
const QUERY =
  /^(\w+) \| where type in~ \(((?:'[\w./-]+'(?:, )?)+)\)(?: \| (?:extend|summarize) [^|]+)* \| project [\w, ]+ \| order by id asc$/;
/** Types that other tables of Resource Graph hold; all others stand in `resources`. */
const TABLES: readonly (readonly [RegExp, string])[] = [
  [/^microsoft\.resources\/subscriptions$/, 'resourcecontainers'],
  [/^microsoft\.(recoveryservices|dataprotection)\/(vaults|backupvaults)\/.+/, 'recoveryservicesresources'],
  [/^microsoft\.authorization\/(roleassignments|roledefinitions)/, 'authorizationresources'],
  [/^microsoft\.authorization\/policyassignments|^microsoft\.policyinsights\//, 'policyresources'],
  [/^microsoft\.security\//, 'securityresources'],
  [/^microsoft\.advisor\//, 'advisorresources'],
  [/^microsoft\.resourcehealth\//, 'servicehealthresources'],
  [/^microsoft\.resources\/changes$/, 'resourcechanges'],
  [/^microsoft\.support\//, 'supportresources'],
];

const refuse = (
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): ArmAnswer => ({
  status,
  body: { error: { code, message } },
  ...(headers === undefined ? {} : { headers }),
});
const send = (body: unknown, headers?: Readonly<Record<string, string>>): ArmAnswer => ({
  status: 200,
  body,
  ...(headers === undefined ? {} : { headers }),
});

/** What Resource Manager and Resource Graph answer in this world. `used` counts how often each refusal was given. */
export function answerArm(world: ArmWorld, { method, url, body }: ArmQuestion, used: Map<Refusal, number>): ArmAnswer {
  const path = pathOf(url);
  if (path.startsWith('/v1.0/')) {
    // The directory, by Microsoft Graph: nothing of it is shown by a role on a subscription.
    const person = world.answers?.[path];
    if (person === null) return refuse(404, 'notFound', 'There is no such person.');
    return person === undefined
      ? refuse(403, 'Authentication_RequestFromUnsupportedUserRole', 'User is not in the allowed roles')
      : send(person);
  }
  if (!/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(url.searchParams.get('api-version') ?? '')) {
    return refuse(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  }
  for (const [pattern, refusal] of world.refusals ?? []) {
    if (!pattern.test(`${method} ${path}`)) continue;
    const count = used.get(refusal) ?? 0;
    if (refusal.times !== undefined && count >= refusal.times) continue;
    used.set(refusal, count + 1);
    return refuse(refusal.status, refusal.code ?? 'Refused', refusal.message ?? 'No.', refusal.headers);
  }
  const list = (rows: readonly unknown[]): ArmAnswer => {
    const size = world.page ?? rows.length;
    const at = Number(url.searchParams.get('$skiptoken') ?? 0);
    const next = new URL(url);
    next.searchParams.set('$skiptoken', String(at + size));
    return send({ value: rows.slice(at, at + size), ...(at + size < rows.length ? { nextLink: next.href } : {}) });
  };
  const lower = path.toLowerCase();
  const canned = Object.entries(world.answers ?? {}).find(([known]) => known.toLowerCase() === lower);
  if (canned !== undefined) return Array.isArray(canned[1]) ? list(canned[1]) : send(canned[1]);
  if (lower === '/subscriptions') {
    return list(
      world.subscriptions.map(one => ({
        id: `/subscriptions/${one.subscriptionId}`,
        state: 'Enabled',
        displayName: one.subscriptionId,
        ...one,
      })),
    );
  }
  if (lower === '/providers/microsoft.resourcegraph/resources' && method === 'POST') {
    return graph(body as GraphQuestion, world);
  }
  if (lower === '/batch' && method === 'POST') return batch(body as Batch, world, url, used);
  const subscription = /^\/subscriptions\/([^/]+)/.exec(lower)?.[1] ?? '';
  const rest = lower.slice(`/subscriptions/${subscription}`.length);
  if (rest === '/locations') return list(world.locations ?? []);
  if (rest === '/providers/microsoft.authorization/permissions') return list(grantedTo(world, subscription));
  const statusOnly = url.searchParams.get('statusOnly') === 'true';
  return byPath(lower, subscription, world, rows => list(statusOnly ? rows : rows.map(withoutStatus)));
}

/** A plain list does not say whether machines run. */
function withoutStatus(row: StoredResource): StoredResource {
  if (row.type.toLowerCase() !== 'microsoft.compute/virtualmachines') return row;
  return { ...row, properties: { ...(row['properties'] as object), instanceView: undefined } };
}

interface Batch {
  readonly requests?: readonly { readonly httpMethod: string; readonly name: string; readonly url: string }[];
}

/** Many requests in one: each has an answer of its own, at most twenty of them. */
function batch({ requests = [] }: Batch, world: ArmWorld, home: URL, used: Map<Refusal, number>): ArmAnswer {
  if (requests.length > 20) return refuse(400, 'BadRequest', 'Too many requests.');
  return send({
    responses: requests.map(({ httpMethod, name, url }) => {
      const { status, body } = answerArm(world, { method: httpMethod, url: new URL(url, home), body: undefined }, used);
      return { name, httpStatusCode: status, headers: {}, content: body, contentLength: JSON.stringify(body).length };
    }),
  });
}

const grantedTo = ({ permissions }: ArmWorld, subscription: string): readonly Permission[] =>
  permissions?.[subscription] ?? READER;

const may = (world: ArmWorld, subscription: string, action: string): boolean =>
  permissionsOf(grantedTo(world, subscription))(action);

/** Lists that have another name than the type of what they hold. */
const LISTED_AS: Readonly<Record<string, string>> = {
  'microsoft.recoveryservices/vaults/backupprotecteditems':
    'microsoft.recoveryservices/vaults/backupfabrics/protectioncontainers/protecteditems',
  'microsoft.recoveryservices/vaults/replicationprotecteditems':
    'microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems',
};

/** Lists by type, lists below a resource, and single resources. */
function byPath(
  path: string,
  subscription: string,
  world: ArmWorld,
  list: (rows: readonly StoredResource[]) => ArmAnswer,
): ArmAnswer {
  const all = world.resources ?? [];
  const after = /\/providers\/(?!.*\/providers\/)(.+)$/.exec(path)?.[1]?.split('/') ?? [];
  const [namespace = '', ...segments] = after;
  const isList = segments.length % 2 === 1;
  const named = [namespace, ...segments.filter((_, index) => index % 2 === 0)].join('/');
  const type = LISTED_AS[named] ?? named;
  if ((world.unregistered ?? []).some(name => name.toLowerCase() === namespace)) {
    return refuse(
      409,
      'MissingSubscriptionRegistration',
      `The subscription is not registered to use namespace '${namespace}'.`,
    );
  }
  if (!may(world, subscription, `${type}/read`)) {
    return refuse(
      403,
      'AuthorizationFailed',
      `The client 'c' with object id 'o' does not have authorization to perform action '${type}/read' over scope '${path}' or the scope is invalid.`,
    );
  }
  const own = all.filter(one => one.id.toLowerCase().startsWith(`/subscriptions/${subscription}/`));
  if (isList) {
    const parent = path.split('/').slice(0, -1).join('/');
    const rows = own.filter(
      one =>
        one.type.toLowerCase() === type && (segments.length === 1 || one.id.toLowerCase().startsWith(`${parent}/`)),
    );
    return list(rows);
  }
  const found = own.find(one => one.id.toLowerCase() === path);
  return found === undefined ? refuse(404, 'ResourceNotFound', `The Resource '${path}' was not found.`) : send(found);
}

interface GraphQuestion {
  readonly subscriptions?: readonly string[];
  readonly query?: string;
  readonly options?: { readonly $top?: number; readonly $skipToken?: string };
}

/** Understands the one form of question that is asked here, and leaves out what the identity may not read: without a word, as Azure does. */
function graph({ subscriptions = [], query = '', options = {} }: GraphQuestion, world: ArmWorld): ArmAnswer {
  const [, table = '', names = ''] = QUERY.exec(query) ?? [];
  if (table === '') {
    return refuse(400, 'BadRequest', `The query is invalid: ${query}`);
  }
  if (subscriptions.length > 300) {
    return refuse(400, 'BadRequest', 'Too many subscriptions.');
  }
  const wanted = [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
  const tableOf = (type: string): string => TABLES.find(([pattern]) => pattern.test(type))?.[1] ?? 'resources';
  const rows = (world.resources ?? [])
    .filter(({ id, type }) => {
      const lower = type.toLowerCase();
      const subscription = id.split('/')[2]?.toLowerCase() ?? '';
      return (
        wanted.includes(lower) &&
        tableOf(lower) === table.toLowerCase() &&
        subscriptions.includes(subscription) &&
        may(world, subscription, `${lower}/read`) &&
        !(world.unregistered ?? []).some(name => lower.startsWith(`${name.toLowerCase()}/`))
      );
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const size = Math.min(options.$top ?? 1000, world.page ?? 1000);
  const at = Number(options.$skipToken ?? 0);
  const data = rows
    .slice(at, at + size)
    .map(row => ({ name: row.id.split('/').at(-1), ...row, type: row.type.toLowerCase() }));
  return send(
    {
      totalRecords: rows.length,
      count: data.length,
      data,
      facets: [],
      resultTruncated: 'false',
      ...(at + size < rows.length ? { $skipToken: String(at + size) } : {}),
    },
    {
      'x-ms-user-quota-remaining': world.quota?.remaining ?? '14',
      'x-ms-user-quota-resets-after': world.quota?.resetsAfter ?? '00:00:05',
    },
  );
}
