import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InventoryRecord } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { GCP_COLLECTORS } from '../../src/providers/gcp/services/index.ts';
import type { GcpFixture, Refusal } from '../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../support/gcp/in-process.ts';

/** Recorded answers of real projects; they lie beside the project where there are any. */
const RECORDINGS = join(import.meta.dirname, '..', '..', '..', 'shared', 'recordings');
const name = 'recorded answers of real projects';

interface Recorded {
  readonly method?: string;
  readonly url: string;
  readonly status?: number;
  readonly body: unknown;
}
type Body = Readonly<Record<string, unknown>>;

/** One spelling of hosts and versions: older clients asked `www.googleapis.com/compute/v1`. */
function addressOf(url: string): { readonly api: string; readonly path: string } | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/\.googleapis\.com$/, '');
  const [, first = ''] = pathname.split('/');
  const api = host === 'www' || host === 'content' ? (first === 'sql' ? 'sqladmin' : first) : host;
  const path = decodeURIComponent(pathname)
    .replace(/^\/sql\/v1beta4\//, '/v1/')
    .replace(/^\/v1beta\d?\/(?=projects)/, '/v1/')
    .replace(/^\/compute\/(beta|alpha)\//, '/compute/v1/');
  return { api, path };
}

/** Every project of a recording is the one that is read. */
function recordingsOf(file: string): readonly Recorded[] {
  const text = readFileSync(file, 'utf8');
  const ids = new Set(
    [...text.matchAll(/\/projects\/([a-z][a-z0-9-]{4,28}[a-z0-9])(?=[/"?:])/g)].map(([, id = '']) => id),
  );
  const shared = [...ids].filter(
    id => !['debian-cloud', 'cos-cloud', 'ubuntu-os-cloud', 'gke-node-images'].includes(id),
  );
  let all = text
    .replaceAll('${projectId}', PROJECT)
    .replaceAll('${projectNumber}', '123456789012')
    .replaceAll(/\$\{\w+\}/g, 'x1');
  for (const id of shared) all = all.replaceAll(new RegExp(`(?<=[/"=:])${id}(?=[/"?:&])`, 'g'), PROJECT);
  const parsed = JSON.parse(all) as unknown;
  return Array.isArray(parsed) ? (parsed as Recorded[]) : [];
}

const isObject = (body: unknown): body is Body => typeof body === 'object' && body !== null && !Array.isArray(body);

/** A world that answers what was recorded, address by address. */
function worldOf(recorded: readonly Recorded[]): GcpFixture {
  const answers: Record<string, unknown> = {};
  const refusals: (readonly [RegExp, Refusal])[] = [];
  for (const { method = 'GET', url, status = 200, body } of recorded) {
    const address = addressOf(url);
    if (address === undefined || (method !== 'GET' && !/:getIamPolicy$/.test(address.path))) continue;
    const key = `${address.api} ${address.path}`;
    if (status >= 400) {
      const { error } = (isObject(body) ? body : {}) as { readonly error?: { readonly errors?: readonly { readonly reason?: string }[]; readonly message?: string } };
      const escaped = key.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      refusals.push([new RegExp(`^\\w+ ${escaped}$`), { status, reason: error?.errors?.[0]?.reason ?? 'REFUSED', message: error?.message ?? '', older: true }]);
    } else answers[key] = isObject(answers[key]) && isObject(body) ? joined(answers[key], body) : body;
  }
  return { projects: [{ projectId: PROJECT }], answers: withLists(answers), refusals };
} // prettier-ignore

/** The lists that hold what an address answers alone: a recorded resource is seen in its list, too. */
const LISTS: readonly (readonly [RegExp, (match: readonly string[], body: Body) => readonly [string, Body]])[] = [
  [/^compute (.*\/projects\/[^/]+)\/((?:zones|regions)\/[^/]+)\/(\w+)\/[^/]+$/, ([, home = '', place = '', items = ''], body) => [`compute ${home}/aggregated/${items}`, { items: { [place]: { [items]: [body] } } }]],
  [/^(compute .*\/global\/\w+)\/[^/]+$/, ([, list = ''], body) => [list, { items: [body] }]],
  [/^(sqladmin \/v1\/projects\/[^/]+\/instances)\/[^/]+$/, ([, list = ''], body) => [list, { items: [body] }]],
  [/^(storage \/storage\/v1\/b)\/[^/]+$/, ([, list = ''], body) => [list, { items: [body] }]],
  [/^container \/v1\/(projects\/[^/]+)\/(?:zones|locations)\/[^/]+\/clusters\/[^/]+$/, ([, home = ''], body) => [`container /v1/${home}/locations/-/clusters`, { clusters: [body] }]],
  [/^(cloudkms \/v1\/(projects\/[^/]+)\/locations\/([^/]+)\/keyRings\/[^/]+\/cryptoKeys)\/[^/]+$/, ([, list = ''], body) => [list, { cryptoKeys: [body] }]],
  [/^([\w-]+ \/v\d\w*\/projects\/[^/]+\/locations\/)[^/]+\/(\w+)\/[^/:]+$/, ([, home = '', items = ''], body) => [`${home}-/${items}`, { [items]: [body] }]],
  [/^([\w-]+ \/v\d\w*\/projects\/[^/]+\/(\w+))\/[^/:]+$/, ([, list = '', items = ''], body) => [list, { [items]: [body] }]],
]; // prettier-ignore

/** The same answers, with each resource in its list. */
function withLists(answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const all: Record<string, unknown> = { ...answers };
  for (const [address, body] of Object.entries(answers)) {
    if (!isObject(body)) continue;
    for (const [pattern, listOf] of LISTS) {
      const match = pattern.exec(address);
      if (match === null) continue;
      const [list, part] = listOf(match, body);
      all[list] = isObject(all[list]) ? joined(all[list], part) : part;
      break;
    }
  }
  return all;
}

/** One list may have been recorded twice, at two times: both are true shapes. */
function joined(before: Body, after: Body): Body {
  const { nextPageToken: _token, ...rest } = after;
  const merged = Object.entries(rest).map(([key, now]) => {
    const then = before[key];
    if (Array.isArray(then) && Array.isArray(now)) return [key, [...(then as unknown[]), ...(now as unknown[])]];
    return [key, isObject(then) && isObject(now) ? joined(then, now) : now];
  });
  const { nextPageToken: _before, ...kept } = before;
  return { ...kept, ...(Object.fromEntries(merged) as Body) };
}

/** What each collection of an address may come out as. */
const KINDS: readonly (readonly [RegExp, readonly Kind[]])[] = [
  [/\/zones\/[^/]+\/instances\/[^/]+$/, ['server']],
  [/\/(zones|regions)\/[^/]+\/disks\/[^/]+$/, ['disk']],
  [/\/global\/snapshots\/[^/]+$/, ['backup']],
  [/\/global\/networks\/[^/]+$/, ['network']],
  [/\/subnetworks\/[^/]+$/, ['subnet']],
  [/\/global\/firewalls\/[^/]+$/, ['firewall']],
];

/** Faults of our own code, and rows of lists that vanished or came out as something else. */
function faultsOf(world: GcpFixture, records: readonly InventoryRecord[]): string[] {
  const broken = records.flatMap(one => {
    const detail = one.record === 'refusal' ? one.detail : one.record === 'population' && one.reading.state === 'unread' ? one.reading.detail : undefined;
    return /^(Type|Range|Reference|Syntax|Zod)\w*Error|is not a function|is not iterable|could not interpret|does not fit|CB_GUARD/.test(detail ?? '')
      ? [`${'unit' in one ? one.unit : ''}: ${detail ?? ''}`]
      : [];
  });
  const seen = new Map(records.flatMap(one => (one.record === 'resource' ? [[one.id, one.kind] as const] : [])));
  const rows = Object.entries(world.answers ?? {}).flatMap(([address, body]) =>
    /\/(aggregated\/(instances|disks)|global\/(snapshots|networks|firewalls))$/.test(address) ? rowsIn(body) : [],
  );
  const lost = rows.flatMap(link => {
    const id = `//compute.googleapis.com/${link.replace(/^https:\/\/[^/]+\/compute\/\w+\//, '')}`;
    const kinds = KINDS.find(([pattern]) => pattern.test(id))?.[1];
    if (kinds === undefined) return [];
    const kind = seen.get(id);
    if (kind === undefined) return [`${id} vanished`];
    return kinds.includes(kind) ? [] : [`${id} came out as ${kind}`];
  });
  return [...broken, ...lost];
} // prettier-ignore

function rowsIn(body: unknown): readonly string[] {
  if (Array.isArray(body)) return body.flatMap(rowsIn);
  if (!isObject(body)) return [];
  const { selfLink } = body;
  if (typeof selfLink === 'string' && typeof body['name'] === 'string') return [selfLink];
  const { items } = body;
  return Array.isArray(items) ? rowsIn(items) : isObject(items) ? Object.values(items).flatMap(place => (isObject(place) ? Object.values(place).flatMap(rowsIn) : [])) : [];
} // prettier-ignore

if (!existsSync(join(RECORDINGS, 'gcp'))) describe.skip(`${name} (skipped: they do not lie beside the project)`, () => undefined);
else {
  const files = ['gcp', 'gcp-kcc'].flatMap(folder => readdirSync(join(RECORDINGS, folder)).filter(file => file.endsWith('.json')).map(file => join(RECORDINGS, folder, file)));
  describe(name, () => {
    it('come out whole and as what they are', { timeout: 300_000 }, async () => {
      const wrong: string[] = [];
      let resources = 0;
      for (const file of files) {
        const world = worldOf(recordingsOf(file));
        const { records } = await readGcp(world, GCP_COLLECTORS);
        resources += records.filter(one => one.record === 'resource').length;
        wrong.push(...faultsOf(world, records).map(fault => `${file.split('/').slice(-2).join('/')}: ${fault}`));
      }
      expect([...new Set(wrong)].sort()).toEqual([]);
      expect(resources).toBeGreaterThan(500);
    });
  });
} // prettier-ignore
