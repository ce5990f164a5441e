import type { Facets } from '../../../model/facets.ts';
import type { Kind } from '../../../model/kinds.ts';
import { unread, value, type Reading } from '../../../model/reading.ts';
import type { ResourceDraft } from '../../kit/collector.ts';
import { infrastructureAsCodeOf } from '../../kit/infrastructure-as-code.ts';
import { assertField } from '../../kit/response-fields.ts';
import type { GcpContext } from '../context.ts';

export type Labels = Readonly<Record<string, unknown>> | null | undefined;

/** The last part of a name or address: `zones/europe-west1-b` → `europe-west1-b`. */
export const leafName = (name: string | null | undefined): string => (name ?? '').split('/').at(-1) ?? '';

/** Labels with text values. */
export const labelsOf = (labels: Labels): Record<string, string> =>
  // `fromEntries`, because a label may be named `__proto__`.
  Object.fromEntries(
    Object.entries(labels ?? {}).filter((label): label is [string, string] => typeof label[1] === 'string'),
  );

/** The Terraform provider, Config Connector and Deployment Manager label what they make. */
export const infrastructureAsCodeBy = (labels: Labels): Reading<Facets['infrastructureAsCode']> =>
  infrastructureAsCodeOf(labelsOf(labels));

/** A date in any of Google's formats in ISO 8601; undefined where it is missing or invalid. */
export function isoDate(date: unknown): string | undefined {
  if (typeof date !== 'string' && typeof date !== 'number') return undefined;
  const parsed = new Date(date);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed.toISOString();
}

/** `604800s` → 604800; also a plain number. */
export function secondsOf(duration: unknown): number | undefined {
  const text = typeof duration === 'number' ? String(duration) : typeof duration === 'string' ? duration : '';
  const [, number] = /^(\d+(?:\.\d+)?)s?$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
}

const DAY = 86_400;
export const daysOf = (duration: unknown): number | undefined => {
  const seconds = secondsOf(duration);
  return seconds === undefined ? undefined : seconds / DAY;
};

/** Google writes 64-bit numbers as text. */
export function numberOf(given: unknown): number | undefined {
  const number = typeof given === 'string' && given !== '' ? Number(given) : given;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A text that the service always sends. One of another type is unread: it stands for nothing that is known here. */
export const requireText = (given: unknown, name: string): Reading<string> =>
  typeof given === 'string' ? value(given) : unread('failed', `the response has no ${name} that is a text`);

/** Id of the `account` resource, the project. */
export const accountId = ({ account }: Pick<GcpContext, 'account'>): string =>
  `//cloudresourcemanager.googleapis.com/projects/${account}`;

/** What resources have in common. */
export interface Row {
  readonly id?: unknown;
  readonly name?: string;
  readonly selfLink?: string;
  readonly labels?: Labels;
  readonly creationTimestamp?: string;
}

interface Head {
  readonly kind: Kind;
  /** As Cloud Asset Inventory names it: `compute.googleapis.com/Instance`. */
  readonly type: string;
  /** Its name or address; the id is made of it. */
  readonly name: string | undefined;
  readonly region: string;
  /** The service in the full resource name, where it is not that of the type. */
  readonly service?: string;
  readonly labels?: Labels;
  readonly createdAt?: unknown;
  readonly stableId?: unknown;
}

/** The head of a resource. Throws where it has no name. */
export function headOf(
  ctx: Pick<GcpContext, 'fullName'>,
  { kind, type, name, region, service, labels, createdAt, stableId }: Head,
): Omit<ResourceDraft, 'facets'> {
  const given = assertField(name, 'name of a resource');
  const created = isoDate(createdAt);
  return {
    id: ctx.fullName(service ?? type.split('.')[0] ?? '', given),
    kind,
    type,
    name: leafName(given),
    region,
    tags: labelsOf(labels),
    ...(created === undefined ? {} : { createdAt: created }),
    ...(typeof stableId === 'string' && stableId !== '' ? { stableId } : {}),
  };
}

export const encryptionByKey = (key: string | null | undefined): Reading<Facets['encryptionAtRest']> =>
  // Google encrypts everything at rest; a key of the customer is named.
  value((key ?? '') === '' ? 'provider-managed-key' : 'customer-managed-key');

/** The service attachments, or the endpoints themselves, at which others reach it through Private Service Connect. */
export const publishedAs = (ctx: GcpContext, links: readonly (string | null | undefined)[]): Facets['relationships'] =>
  [...new Set(links)].flatMap(link =>
    (link ?? '') === '' ? [] : [{ to: ctx.fullName('compute', link ?? ''), role: 'published-as' }],
  );

/** The key of the customer that data is encrypted with, as a relationship; a version belongs to its key. */
export const keyRelationship = (ctx: GcpContext, key: string | null | undefined): Facets['relationships'] =>
  (key ?? '') === ''
    ? []
    : [{ to: ctx.fullName('cloudkms', (key ?? '').replace(/\/cryptoKeyVersions\/[^/]+$/, '')), role: 'key' }];
