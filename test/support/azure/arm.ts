import { permissionsOf, type Permission } from '../../../src/providers/azure/client/role-permissions.ts';

/** A resource as in Azure's published examples. */
export interface StoredResource {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly [member: string]: unknown;
}

/** An error response. */
export interface Refusal {
  /** 0: the connection is closed without a response. */
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Number of times before it succeeds; default: always. */
  readonly times?: number;
}

export interface ArmFixture {
  readonly subscriptions: readonly {
    readonly subscriptionId: string;
    readonly displayName?: string;
    readonly state?: string;
  }[];
  readonly resources?: readonly StoredResource[];
  /** Response bodies by path, without the query. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly locations?: readonly unknown[];
  /** Permissions by subscription; default: all reads. */
  readonly permissions?: Readonly<Record<string, readonly Permission[]>>;
  /** Error responses by a pattern of method and path. */
  readonly refusals?: readonly (readonly [RegExp, Refusal])[];
  /** Providers that the subscription never registered: `Microsoft.Sql`. */
  readonly unregistered?: readonly string[];
  /** Page size. */
  readonly page?: number;
  /** Remaining queries and the reset time, in the headers of Resource Graph. */
  readonly quota?: { readonly remaining: string; readonly resetsAfter: string };
  /** The error of the token endpoint. */
  readonly noToken?: { readonly error: string; readonly error_description: string };
}

/** The parts of a request that decide the response. */
export interface ArmFixtureRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
}

export interface ArmFixtureResponse {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The decoded path without trailing slashes. */
export const pathOf = (url: URL): string => decodeURIComponent(url.pathname).replace(/\/+$/, '');

const READER: readonly Permission[] = [{ actions: ['*/read'], notActions: [] }];
const QUERY =
  /^(\w+) \| where type in~ \(((?:'[\w./-]+'(?:, )?)+)\)(?: \| (?:extend|summarize) [^|]+)* \| project [\w, ]+ \| order by id asc$/;
/** Types in other tables of Resource Graph than `resources`. */
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
): ArmFixtureResponse => ({
  status,
  body: { error: { code, message } },
  ...(headers === undefined ? {} : { headers }),
});
const send = (body: unknown, headers?: Readonly<Record<string, string>>): ArmFixtureResponse => ({
  status: 200,
  body,
  ...(headers === undefined ? {} : { headers }),
});

/** The response of Resource Manager or Resource Graph. `used`: how often each error was returned. */
export function answerArm(
  fixture: ArmFixture,
  { method, url, body }: ArmFixtureRequest,
  used: Map<Refusal, number>,
): ArmFixtureResponse {
  const path = pathOf(url);
  if (path.startsWith('/v1.0/')) {
    // Microsoft Graph: no Azure role grants access to it.
    const person = fixture.answers?.[path];
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
  for (const [pattern, refusal] of fixture.refusals ?? []) {
    if (!pattern.test(`${method} ${path}`)) continue;
    const count = used.get(refusal) ?? 0;
    if (refusal.times !== undefined && count >= refusal.times) continue;
    used.set(refusal, count + 1);
    return refuse(refusal.status, refusal.code ?? 'Refused', refusal.message ?? 'No.', refusal.headers);
  }
  const list = (rows: readonly unknown[]): ArmFixtureResponse => {
    const size = fixture.page ?? rows.length;
    const at = Number(url.searchParams.get('$skiptoken') ?? 0);
    const next = new URL(url);
    next.searchParams.set('$skiptoken', String(at + size));
    return send({ value: rows.slice(at, at + size), ...(at + size < rows.length ? { nextLink: next.href } : {}) });
  };
  const lower = path.toLowerCase();
  const canned = Object.entries(fixture.answers ?? {}).find(([known]) => known.toLowerCase() === lower);
  if (canned !== undefined) return Array.isArray(canned[1]) ? list(canned[1]) : send(canned[1]);
  if (lower === '/subscriptions') {
    return list(
      fixture.subscriptions.map(one => ({
        id: `/subscriptions/${one.subscriptionId}`,
        state: 'Enabled',
        displayName: one.subscriptionId,
        ...one,
      })),
    );
  }
  if (lower === '/providers/microsoft.resourcegraph/resources' && method === 'POST') {
    return graph(body as GraphRequest, fixture);
  }
  if (lower === '/batch' && method === 'POST') return batch(body as Batch, fixture, url, used);
  const subscription = /^\/subscriptions\/([^/]+)/.exec(lower)?.[1] ?? '';
  const rest = lower.slice(`/subscriptions/${subscription}`.length);
  if (rest === '/locations') return list(fixture.locations ?? []);
  if (rest === '/providers/microsoft.authorization/permissions') return list(grantedTo(fixture, subscription));
  const statusOnly = url.searchParams.get('statusOnly') === 'true';
  return byPath(lower, subscription, fixture, rows => list(statusOnly ? rows : rows.map(withoutStatus)));
}

/** A plain list has no power states. */
function withoutStatus(row: StoredResource): StoredResource {
  if (row.type.toLowerCase() !== 'microsoft.compute/virtualmachines') return row;
  return { ...row, properties: { ...(row['properties'] as object), instanceView: undefined } };
}

interface Batch {
  readonly requests?: readonly { readonly httpMethod: string; readonly name: string; readonly url: string }[];
}

/** A batch of at most 20 requests, each with its own response. */
function batch(
  { requests = [] }: Batch,
  fixture: ArmFixture,
  home: URL,
  used: Map<Refusal, number>,
): ArmFixtureResponse {
  if (requests.length > 20) return refuse(400, 'BadRequest', 'Too many requests.');
  return send({
    responses: requests.map(({ httpMethod, name, url }) => {
      const { status, body } = answerArm(
        fixture,
        { method: httpMethod, url: new URL(url, home), body: undefined },
        used,
      );
      return { name, httpStatusCode: status, headers: {}, content: body, contentLength: JSON.stringify(body).length };
    }),
  });
}

const grantedTo = ({ permissions }: ArmFixture, subscription: string): readonly Permission[] =>
  permissions?.[subscription] ?? READER;

const isAllowed = (fixture: ArmFixture, subscription: string, action: string): boolean =>
  permissionsOf(grantedTo(fixture, subscription))(action);

/** Lists whose name is not the type of their resources. */
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
  fixture: ArmFixture,
  list: (rows: readonly StoredResource[]) => ArmFixtureResponse,
): ArmFixtureResponse {
  const all = fixture.resources ?? [];
  const after = /\/providers\/(?!.*\/providers\/)(.+)$/.exec(path)?.[1]?.split('/') ?? [];
  const [namespace = '', ...segments] = after;
  const isList = segments.length % 2 === 1;
  const named = [namespace, ...segments.filter((_, index) => index % 2 === 0)].join('/');
  const type = LISTED_AS[named] ?? named;
  if ((fixture.unregistered ?? []).some(name => name.toLowerCase() === namespace)) {
    return refuse(
      409,
      'MissingSubscriptionRegistration',
      `The subscription is not registered to use namespace '${namespace}'.`,
    );
  }
  if (!isAllowed(fixture, subscription, `${type}/read`)) {
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

interface GraphRequest {
  readonly subscriptions?: readonly string[];
  readonly query?: string;
  readonly options?: { readonly $top?: number; readonly $skipToken?: string };
}

/** Answers queries of the collectors' form. Silently omits what the identity may not read, as Azure does. */
function graph(
  { subscriptions = [], query = '', options = {} }: GraphRequest,
  fixture: ArmFixture,
): ArmFixtureResponse {
  const [, table = '', names = ''] = QUERY.exec(query) ?? [];
  if (table === '') {
    return refuse(400, 'BadRequest', `The query is invalid: ${query}`);
  }
  if (subscriptions.length > 300) {
    return refuse(400, 'BadRequest', 'Too many subscriptions.');
  }
  const expected = [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
  const tableOf = (type: string): string => TABLES.find(([pattern]) => pattern.test(type))?.[1] ?? 'resources';
  const rows = (fixture.resources ?? [])
    .filter(({ id, type }) => {
      const lower = type.toLowerCase();
      const subscription = id.split('/')[2]?.toLowerCase() ?? '';
      return (
        expected.includes(lower) &&
        tableOf(lower) === table.toLowerCase() &&
        subscriptions.includes(subscription) &&
        isAllowed(fixture, subscription, `${lower}/read`) &&
        !(fixture.unregistered ?? []).some(name => lower.startsWith(`${name.toLowerCase()}/`))
      );
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const size = Math.min(options.$top ?? 1000, fixture.page ?? 1000);
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
      'x-ms-user-quota-remaining': fixture.quota?.remaining ?? '14',
      'x-ms-user-quota-resets-after': fixture.quota?.resetsAfter ?? '00:00:05',
    },
  );
}
