import type { FixtureProject, GcpFixture, Refusal } from './gcp-fixture.ts';
import { NUMBER } from './gcp-fixture.ts';
import { assetsIn } from './assets-in.ts';

export interface GcpAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GcpQuestion {
  readonly method: string;
  readonly api: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** What the world answers to one request. */
export function answerGcp(fixture: GcpFixture, question: GcpQuestion, used: Map<Refusal, number>): GcpAnswer {
  const { method, api, path, query } = question;
  const refusal = refusalOf(fixture, `${method} ${api} ${path}`, used);
  if (refusal !== undefined) return refuse(refusal);
  const own = fixture.answers?.[`${api} ${path}`];
  if (own !== undefined) return pageOf(own, query);
  const known =
    resourceManager(fixture, question) ?? serviceUsage(fixture, question) ?? assetInventory(fixture, question);
  return known ?? { status: 200, body: {} };
}

function pageOf(answer: unknown, query: URLSearchParams): GcpAnswer {
  const { pages } = (typeof answer === 'object' && answer !== null ? answer : {}) as {
    readonly pages?: readonly object[];
  };
  if (pages === undefined) return { status: 200, body: answer };
  const at = Number(query.get('pageToken') ?? 0);
  const next = at + 1 < pages.length ? { nextPageToken: String(at + 1) } : {};
  return { status: 200, body: { ...pages[at], ...next } };
}

function resourceManager(
  { projects = [], ancestors = [] }: GcpFixture,
  { api, path, query }: GcpQuestion,
): GcpAnswer | undefined {
  if (api !== 'cloudresourcemanager') return undefined;
  if (path === '/v3/projects:search') return send({ projects: projects.map(projectRow) });
  if (path === '/v3/projects')
    return send({ projects: projects.filter(({ parent }) => parent === query.get('parent')).map(projectRow) });
  if (path === '/v3/folders') return send({});
  const [, named] = /^\/v3\/projects\/([^/:]+)$/.exec(path) ?? [];
  if (named !== undefined) {
    const found = projects.find(({ projectId, number = NUMBER }) => projectId === named || number === named);
    return found === undefined
      ? refuse({
          status: 403,
          reason: 'PERMISSION_DENIED',
          message: `The caller does not have permission (or project ${named} may not exist)`,
        })
      : send(projectRow(found));
  }
  const [, child] = /^\/v1\/projects\/([^/:]+):getAncestry$/.exec(path) ?? [];
  if (child === undefined) return undefined;
  const above = ancestors.map(name => ({
    resourceId: { type: name.split('/')[0]?.replace(/s$/, ''), id: name.split('/')[1] },
  }));
  return send({ ancestor: [{ resourceId: { type: 'project', id: child } }, ...above] });
}

function serviceUsage({ enabled }: GcpFixture, { api, path }: GcpQuestion): GcpAnswer | undefined {
  if (api !== 'serviceusage') return undefined;
  const apis = enabled?.[/^\/v1\/projects\/([^/]+)\/services$/.exec(path)?.[1] ?? ''];
  return apis === undefined
    ? refuse({ status: 403, reason: 'PERMISSION_DENIED', message: "Permission 'serviceusage.services.list' denied" })
    : send({ services: apis.map(name => ({ config: { name: `${name}.googleapis.com` } })) });
}

/** The same world as the lists of the services have, in pages. */
function assetInventory(fixture: GcpFixture, { api, path, query }: GcpQuestion): GcpAnswer | undefined {
  if (api !== 'cloudasset' || !path.endsWith(':searchAllResources')) return undefined;
  const all = assetsIn(fixture);
  const size = Number(query.get('pageSize') ?? 100);
  const from = Number(query.get('pageToken') ?? 0);
  const more = from + size < all.length ? { nextPageToken: String(from + size) } : {};
  return send({ results: all.slice(from, from + size), ...more });
}

const send = (body: unknown): GcpAnswer => ({ status: 200, body });

const projectRow = ({ projectId, number = NUMBER, ...rest }: FixtureProject) => ({
  name: `projects/${number}`,
  projectId,
  state: 'ACTIVE',
  displayName: projectId,
  ...rest,
});

function refusalOf({ refusals = [] }: GcpFixture, request: string, used: Map<Refusal, number>): Refusal | undefined {
  for (const [pattern, refusal] of refusals) {
    if (!pattern.test(request)) continue;
    const count = used.get(refusal) ?? 0;
    if (refusal.times !== undefined && count >= refusal.times) continue;
    used.set(refusal, count + 1);
    return refusal;
  }
  return undefined;
}

/** Google has two formats of errors. */
function refuse({
  status,
  reason = 'PERMISSION_DENIED',
  message = 'No.',
  consumer,
  older,
  headers = {},
}: Refusal): GcpAnswer {
  const details = [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason,
      domain: 'googleapis.com',
      metadata: consumer === undefined ? {} : { consumer },
    },
  ];
  const error =
    older === true
      ? { code: status, message, errors: [{ message, domain: 'usageLimits', reason }] }
      : { code: status, message, status: reason, details };
  return { status, body: { error }, headers };
}
