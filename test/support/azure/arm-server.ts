import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rightsOf, type Permission } from '../../../src/collect/azure/rights.ts';
import { certificate } from './certificate.ts';

/** A resource as Azure's published examples write it. */
export interface StoredResource {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly [member: string]: unknown;
}

/** An answer that is no plain body. */
export interface Refusal {
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
  /** What the token endpoint says instead of giving a token. */
  readonly noToken?: { readonly error: string; readonly error_description: string };
}

export interface ArmRequestSeen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface ArmServer {
  readonly url: string;
  readonly seen: readonly ArmRequestSeen[];
  /** Requests of Resource Manager, `GET /subscriptions`, in order. */
  readonly log: () => string[];
  readonly close: () => Promise<void>;
  /** What a process needs to meet this server by the standard chain of credentials. */
  readonly environment: Readonly<Record<string, string>>;
}

const READER: readonly Permission[] = [{ actions: ['*/read'], notActions: [] }];
const QUERY = /^(\w+) \| where type in~ \(((?:'[\w./-]+'(?:, )?)+)\) \| project [\w, ]+ \| order by id asc$/;
/** Types that other tables of Resource Graph hold; all others stand in `resources`. */
const TABLES: readonly (readonly [RegExp, string])[] = [
  [/^microsoft\.resources\/subscriptions$/, 'resourcecontainers'],
  [/^microsoft\.(recoveryservices|dataprotection)\/(vaults|backupvaults)\/.+/, 'recoveryservicesresources'],
  [/^microsoft\.authorization\/(roleassignments|roledefinitions)/, 'authorizationresources'],
  [/^microsoft\.authorization\/policyassignments|^microsoft\.policyinsights\//, 'policyresources'],
  [/^microsoft\.security\//, 'securityresources'],
  [/^microsoft\.advisor\//, 'advisorresources'],
  [/^microsoft\.resourcehealth\//, 'servicehealthresources'],
];

/** Resource Manager, Resource Graph and the token endpoint of one tenant, over https on this machine. */
export async function startArmServer(world: ArmWorld): Promise<ArmServer> {
  const { key, cert, certPath } = await certificate();
  const seen: ArmRequestSeen[] = [];
  const used = new Map<Refusal, number>();
  const server: Server = createServer({ key, cert }, (request, response) => {
    void answer(request, response, world, seen, used);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    seen,
    log: () => seen.map(({ method, path }) => `${method} ${path}`),
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
    environment: {
      AZURE_AUTHORITY_HOST: url,
      AZURE_TENANT_ID: '11111111-1111-1111-1111-111111111111',
      AZURE_CLIENT_ID: '22222222-2222-2222-2222-222222222222',
      AZURE_CLIENT_SECRET: 'a secret of no worth',
      CLOUDBRIEF_AZURE_ENDPOINT: url,
      NODE_EXTRA_CA_CERTS: certPath,
    },
  };
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  world: ArmWorld,
  seen: ArmRequestSeen[],
  used: Map<Refusal, number>,
): Promise<void> {
  const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'localhost'}`);
  const path = decodeURIComponent(url.pathname).replace(/\/+$/, '');
  const text = await bodyOf(request);
  const send = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(body));
  };
  const refuse = (status: number, code: string, message: string, headers?: Readonly<Record<string, string>>): void => {
    send({ error: { code, message } }, status, headers);
  };
  if (signIn(path, url, world, send)) return;
  const method = request.method ?? 'GET';
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  seen.push({ method, path, query: url.searchParams, body });
  if (!/^Bearer \S+$/.test(request.headers.authorization ?? '')) {
    refuse(401, 'AuthenticationFailed', 'Authentication failed. The Authorization header is missing.');
    return;
  }
  if (!/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(url.searchParams.get('api-version') ?? '')) {
    refuse(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
    return;
  }
  for (const [pattern, refusal] of world.refusals ?? []) {
    if (!pattern.test(`${method} ${path}`)) continue;
    const count = used.get(refusal) ?? 0;
    if (refusal.times !== undefined && count >= refusal.times) continue;
    used.set(refusal, count + 1);
    refuse(refusal.status, refusal.code ?? 'Refused', refusal.message ?? 'No.', refusal.headers);
    return;
  }
  const list = (rows: readonly unknown[]): void => {
    const size = world.page ?? rows.length;
    const at = Number(url.searchParams.get('$skiptoken') ?? 0);
    const next = new URL(url);
    next.searchParams.set('$skiptoken', String(at + size));
    send({ value: rows.slice(at, at + size), ...(at + size < rows.length ? { nextLink: next.href } : {}) });
  };
  const lower = path.toLowerCase();
  const canned = Object.entries(world.answers ?? {}).find(([known]) => known.toLowerCase() === lower);
  if (canned !== undefined) {
    if (Array.isArray(canned[1])) list(canned[1]);
    else send(canned[1]);
    return;
  }
  if (lower === '/subscriptions') {
    list(
      world.subscriptions.map(one => ({
        id: `/subscriptions/${one.subscriptionId}`,
        state: 'Enabled',
        displayName: one.subscriptionId,
        ...one,
      })),
    );
    return;
  }
  if (lower === '/providers/microsoft.resourcegraph/resources' && method === 'POST') {
    graph(body as GraphQuestion, world, send, refuse);
    return;
  }
  const subscription = /^\/subscriptions\/([^/]+)/.exec(lower)?.[1] ?? '';
  const rest = lower.slice(`/subscriptions/${subscription}`.length);
  if (rest === '/locations') {
    list(world.locations ?? []);
    return;
  }
  if (rest === '/providers/microsoft.authorization/permissions') {
    list(permissionsOf(world, subscription));
    return;
  }
  byPath(lower, subscription, world, { list, send, refuse });
}

const permissionsOf = ({ permissions }: ArmWorld, subscription: string): readonly Permission[] =>
  permissions?.[subscription] ?? READER;

const may = (world: ArmWorld, subscription: string, action: string): boolean =>
  rightsOf(permissionsOf(world, subscription))(action);

interface Reply {
  readonly list: (rows: readonly unknown[]) => void;
  readonly send: (body: unknown) => void;
  readonly refuse: (status: number, code: string, message: string) => void;
}

/** Lists by type, lists below a resource, and single resources. */
function byPath(path: string, subscription: string, world: ArmWorld, { list, send, refuse }: Reply): void {
  const all = world.resources ?? [];
  const after = /\/providers\/(?!.*\/providers\/)(.+)$/.exec(path)?.[1]?.split('/') ?? [];
  const [namespace = '', ...segments] = after;
  const isList = segments.length % 2 === 1;
  const type = [namespace, ...segments.filter((_, index) => index % 2 === 0)].join('/');
  if ((world.unregistered ?? []).some(name => name.toLowerCase() === namespace)) {
    refuse(
      409,
      'MissingSubscriptionRegistration',
      `The subscription is not registered to use namespace '${namespace}'.`,
    );
    return;
  }
  if (!may(world, subscription, `${type}/read`)) {
    refuse(
      403,
      'AuthorizationFailed',
      `The client 'c' with object id 'o' does not have authorization to perform action '${type}/read' over scope '${path}' or the scope is invalid.`,
    );
    return;
  }
  const own = all.filter(one => one.id.toLowerCase().startsWith(`/subscriptions/${subscription}/`));
  if (isList) {
    const parent = path.split('/').slice(0, -1).join('/');
    const rows = own.filter(
      one =>
        one.type.toLowerCase() === type && (segments.length === 1 || one.id.toLowerCase().startsWith(`${parent}/`)),
    );
    list(rows);
    return;
  }
  const found = own.find(one => one.id.toLowerCase() === path);
  if (found === undefined) refuse(404, 'ResourceNotFound', `The Resource '${path}' was not found.`);
  else send(found);
}

interface GraphQuestion {
  readonly subscriptions?: readonly string[];
  readonly query?: string;
  readonly options?: { readonly $top?: number; readonly $skipToken?: string };
}

/** Understands the one form of question that is asked here, and leaves out what the identity may not read: without a word, as Azure does. */
function graph(
  { subscriptions = [], query = '', options = {} }: GraphQuestion,
  world: ArmWorld,
  send: (body: unknown, status?: number, headers?: Readonly<Record<string, string>>) => void,
  refuse: (status: number, code: string, message: string) => void,
): void {
  const [, table = '', names = ''] = QUERY.exec(query) ?? [];
  if (table === '') {
    refuse(400, 'BadRequest', `The query is invalid: ${query}`);
    return;
  }
  if (subscriptions.length > 300) {
    refuse(400, 'BadRequest', 'Too many subscriptions.');
    return;
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
  send(
    {
      totalRecords: rows.length,
      count: data.length,
      data,
      facets: [],
      resultTruncated: 'false',
      ...(at + size < rows.length ? { $skipToken: String(at + size) } : {}),
    },
    200,
    { 'x-ms-user-quota-remaining': '14', 'x-ms-user-quota-resets-after': '00:00:05' },
  );
}

/** The token endpoint of the tenant, as the identity library finds and asks it. */
function signIn(
  path: string,
  url: URL,
  { noToken }: ArmWorld,
  send: (body: unknown, status?: number) => void,
): boolean {
  if (path.endsWith('/openid-configuration')) {
    const tenant = path.split('/')[1] ?? '';
    const base = `${url.origin}/${tenant}`;
    send({
      token_endpoint: `${base}/oauth2/v2.0/token`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      issuer: `${base}/v2.0`,
      jwks_uri: `${base}/keys`,
    });
    return true;
  }
  if (!path.endsWith('/oauth2/v2.0/token')) return false;
  if (noToken !== undefined) send(noToken, 401);
  else {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'none' })}.${part({ aud: 'https://management.azure.com', exp: 4_102_444_800 })}.x`;
    send({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token });
  }
  return true;
}
