import {
  grantedTo,
  refuse,
  send,
  type ArmFixture,
  type ArmFixtureRequest,
  type ArmFixtureResponse,
  type Refusal,
  type StoredResource,
} from './arm-fixture.ts';
import { answerGraph, type GraphRequest } from './arm-graph.ts';
import { answerResource, answerResources } from './arm-resources.ts';

/** The decoded path without trailing slashes. */
export const pathOf = (url: URL): string => decodeURIComponent(url.pathname).replace(/\/+$/, '');

/** The response of Resource Manager or Resource Graph. `used`: how often each error was returned. */
export function answerArm(
  fixture: ArmFixture,
  request: ArmFixtureRequest,
  used: Map<Refusal, number>,
): ArmFixtureResponse {
  const { method, url, body } = request;
  const path = pathOf(url);
  if (path.startsWith('/v1.0/')) return answerMicrosoftGraph(fixture, path);
  if (!/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(url.searchParams.get('api-version') ?? '')) {
    return refuse(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  }
  const refused = refusalOf(fixture, `${method} ${path}`, used);
  if (refused !== undefined) return refused;
  const list = (rows: readonly unknown[]): ArmFixtureResponse => pageOf(rows, url, fixture.page);
  const lower = path.toLowerCase();
  const canned = Object.entries(fixture.answers ?? {}).find(([known]) => known.toLowerCase() === lower);
  if (canned !== undefined) return Array.isArray(canned[1]) ? list(canned[1]) : send(canned[1]);
  if (lower === '/subscriptions') return list(fixture.subscriptions.map(subscriptionRow));
  if (lower === '/providers/microsoft.resourcegraph/resources' && method === 'POST')
    return answerGraph(body as GraphRequest, fixture);
  if (lower === '/batch' && method === 'POST') return answerBatch(body as Batch, fixture, url, used);
  const subscription = /^\/subscriptions\/([^/]+)/.exec(lower)?.[1] ?? '';
  const rest = lower.slice(`/subscriptions/${subscription}`.length);
  if (rest === '/locations') return list(fixture.locations ?? []);
  if (rest === '/providers/microsoft.authorization/permissions') return list(grantedTo(fixture, subscription));
  if (rest === '/resources') return answerResources(fixture, subscription, list);
  const statusOnly = url.searchParams.get('statusOnly') === 'true';
  return answerResource(lower, subscription, fixture, rows => list(statusOnly ? rows : rows.map(withoutStatus)));
}

/** No Azure role grants access to Microsoft Graph. */
function answerMicrosoftGraph({ answers }: ArmFixture, path: string): ArmFixtureResponse {
  const person = answers?.[path];
  if (person === null) return refuse(404, 'notFound', 'There is no such person.');
  return person === undefined
    ? refuse(403, 'Authentication_RequestFromUnsupportedUserRole', 'User is not in the allowed roles')
    : send(person);
}

function refusalOf(
  { refusals = [] }: ArmFixture,
  request: string,
  used: Map<Refusal, number>,
): ArmFixtureResponse | undefined {
  for (const [pattern, refusal] of refusals) {
    if (!pattern.test(request)) continue;
    const count = used.get(refusal) ?? 0;
    if (refusal.times !== undefined && count >= refusal.times) continue;
    used.set(refusal, count + 1);
    return refuse(refusal.status, refusal.code ?? 'Refused', refusal.message ?? 'No.', refusal.headers);
  }
  return undefined;
}

function pageOf(rows: readonly unknown[], url: URL, size = rows.length): ArmFixtureResponse {
  const at = Number(url.searchParams.get('$skiptoken') ?? 0);
  const next = new URL(url);
  next.searchParams.set('$skiptoken', String(at + size));
  return send({ value: rows.slice(at, at + size), ...(at + size < rows.length ? { nextLink: next.href } : {}) });
}

const subscriptionRow = (one: ArmFixture['subscriptions'][number]) => ({
  id: `/subscriptions/${one.subscriptionId}`,
  state: 'Enabled',
  displayName: one.subscriptionId,
  ...one,
});

/** A plain list has no power states. */
function withoutStatus(row: StoredResource): StoredResource {
  if (row.type.toLowerCase() !== 'microsoft.compute/virtualmachines') return row;
  return { ...row, properties: { ...(row['properties'] as object), instanceView: undefined } };
}

interface Batch {
  readonly requests?: readonly { readonly httpMethod: string; readonly name: string; readonly url: string }[];
}

/** A batch of at most 20 requests, each with its own response. */
function answerBatch(
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
