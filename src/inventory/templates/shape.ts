import type { Shape, Source } from '../../model/template.ts';
import { memberOf } from '../terraform/json.ts';
import { isLater, later, sourcesOf, type Later } from '../terraform/written.ts';

/** Attributes of a resource, as its properties give them. Those that are not set and unread are left out. */
export function attributesBy(shape: Shape, properties: unknown, owner: Later): Record<string, unknown> {
  const entries = Object.entries(shape).map(([name, source]) => [name, valueOf(source, properties, owner)] as const);
  return Object.fromEntries(entries.filter(([, given]) => given !== undefined));
}

/** Undefined: not set, and what the service does then is not known. */
function valueOf(source: Source, properties: unknown, owner: Later): unknown {
  if ('owner' in source) return owner;
  if ('fixed' in source) return source.fixed;
  if ('shape' in source) return blocksOf(source, properties, owner);
  const found = propertyAt(properties, source.take);
  const given = source.key === undefined ? found : valueIn(found, source.key);
  if (isLater(given)) return given;
  if (given === undefined || given === null) return 'unset' in source ? source.unset : undefined;
  return converted(given, source);
}

/** A key that is not known may be the one that is asked for. */
function valueIn(list: unknown, key: string): unknown {
  if (isLater(list)) return list;
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  const own = items.find(item => propertyAt(item, 'Key') === key);
  if (own !== undefined) return propertyAt(own, 'Value');
  return items.some(item => isLater(item) || isLater(propertyAt(item, 'Key'))) ? later() : undefined;
}

/** A property by path, empty: the value itself; known later where the way to it is. */
export function propertyAt(properties: unknown, path: string): unknown {
  let here = properties;
  if (path === '') return here;
  for (const key of path.split('.')) {
    if (isLater(here)) return here;
    here = memberOf(here, key);
  }
  return here;
}

/** Null: none, which is not the same as what is not known. */
function blocksOf(source: Extract<Source, { readonly shape: Shape }>, properties: unknown, owner: Later): unknown {
  const { each, shape } = source;
  const given = each === undefined ? properties : propertyAt(properties, each);
  if (isLater(given)) return given;
  if (given === undefined || given === null) return null;
  const items: readonly unknown[] = Array.isArray(given) ? given : [given];
  return items.map(item => (isLater(item) ? item : closedBlock(shape, item, owner)));
}

/** In a block, what is not set and not known is known later: no configuration of a block tells it apart. */
const closedBlock = (shape: Shape, item: unknown, owner: Later): Record<string, unknown> => ({
  ...Object.fromEntries(Object.keys(shape).map(name => [name, later()])),
  ...attributesBy(shape, item, owner),
});

type Take = Extract<Source, { readonly take: string }>;

/** Templates may write numbers and flags as text. What is of another kind is known later: nothing is made of it. */
function converted(given: unknown, { as, words, of }: Take): unknown {
  const plain = plainText(given);
  if (words !== undefined) return plain !== undefined && Object.hasOwn(words, plain) ? words[plain] : later();
  if (as === 'any') return given;
  if (as === 'text') return plain ?? later();
  if (as === 'flag') return plain === undefined ? later() : asFlag(plain);
  if (as === 'number') return plain === undefined || plain.trim() === '' || Number.isNaN(Number(plain)) ? later() : Number(plain); // prettier-ignore
  if (as === 'texts') return asTexts(given, of);
  return asJson(given);
}

const plainText = (given: unknown): string | undefined =>
  typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean' ? String(given) : undefined;

function asTexts(given: unknown, of: string | undefined): unknown {
  const items: readonly unknown[] = Array.isArray(given) ? given : [given];
  return items.map(item => {
    const one = of === undefined ? item : propertyAt(item, of);
    return typeof one === 'string' || typeof one === 'number' ? String(one) : isLater(one) ? one : later();
  });
}

const asFlag = (plain: string): unknown => (/^true$/i.test(plain) ? true : /^false$/i.test(plain) ? false : later());

/** A policy with something in it that is not known is not known. */
function asJson(given: unknown): unknown {
  const found = sourcesIn(given);
  return found === undefined ? (typeof given === 'string' ? given : JSON.stringify(given)) : later(...found);
}

const DEEPEST = 100;

/** All that a value refers to; undefined where everything in it is known. */
export function sourcesIn(given: unknown, depth = 0): readonly string[] | undefined {
  if (isLater(given)) return sourcesOf(given);
  if (typeof given !== 'object' || given === null) return undefined;
  if (depth > DEEPEST) return [];
  const found = Object.values(given).map((one: unknown) => sourcesIn(one, depth + 1));
  return found.every(one => one === undefined) ? undefined : found.flatMap(one => one ?? []);
}
