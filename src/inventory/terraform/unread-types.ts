import { compareText } from '../../lib/text.ts';
import type { UnreadType } from '../../model/inventory.ts';
import type { PlannedTypes } from '../../model/planned.ts';
import { NOT_IN_PLAN } from '../../model/planned-places.ts';
import type { Document, DocumentResource } from './document.ts';

interface Read {
  readonly document: Document;
  /** Types that the reading of other resources asked for: they are parts of those. */
  readonly asked: ReadonlySet<string>;
}

interface Owner {
  readonly cloud: PlannedTypes;
  /** The account of what has none of its own. */
  readonly account: string;
}

/** Whether a resource is made with a plugin of the cloud. */
export const isOf = ({ plugins }: PlannedTypes, { plugin }: Pick<DocumentResource, 'plugin'>): boolean =>
  plugins.some(name => plugin.endsWith(`/${name}`));

/** Plugins whose resources are on no machine but the one that plans. */
const OF_THE_PLAN = /\/(archive|cloudinit|external|http|local|null|random|template|terraform|time|tls)$/;

/** The types of which no resource becomes one of the inventory or a part of one, the most first. */
export function unreadTypesOf({ document, asked }: Read, owners: readonly Owner[]): UnreadType[] {
  const ownerOf = (one: Pick<DocumentResource, 'plugin'>): Owner | undefined =>
    owners.find(({ cloud }) => isOf(cloud, one));
  const found = document.resources.flatMap((one): Omit<UnreadType, 'count'>[] => {
    const owner = ownerOf(one);
    const isRead = owner !== undefined && (Object.hasOwn(owner.cloud.types, one.type) || asked.has(one.type));
    const isPart = document.kind === 'template' && one.declared === undefined;
    if (isRead || isPart || OF_THE_PLAN.test(one.plugin)) return [];
    return [headOf(owner, one.declared ?? one.type)];
  });
  const owner = ownerOf({ plugin: document.plugin ?? '' });
  return counted([...found, ...(document.unread ?? []).map(type => headOf(owner, type))]);
}

const headOf = (owner: Owner | undefined, type: string): Omit<UnreadType, 'count'> => ({
  ...(owner === undefined ? {} : { provider: owner.cloud.provider }),
  account: owner?.account ?? NOT_IN_PLAN,
  type,
});

const counted = (all: readonly Omit<UnreadType, 'count'>[]): UnreadType[] =>
  [...Map.groupBy(all, ({ provider, type }) => `${provider ?? ''}\n${type}`).values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : [{ ...first, count: others.length + 1 }]))
    .sort((a, b) => b.count - a.count || compareText(a.type, b.type));
