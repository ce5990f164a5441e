import type { TemplateTypes } from '../../model/template.ts';
import type { Document } from '../terraform/document.ts';
import { listOf, memberOf, objectOf, textOf, type Json } from '../terraform/json.ts';
import { later, sourcesOf } from '../terraform/written.ts';
import { armValue, type ArmScope } from './arm-expression.ts';
import { argumentsIn, nameKey } from './arm-names.ts';
import { referenceTo, templateDocument, typeOf, type TemplateResource } from './document.ts';

interface Source {
  readonly stack: string;
  readonly types: TemplateTypes;
  readonly plugin: string;
}

/** A resource as the template declares it, flat. */
interface Declared {
  readonly type: string;
  /** The parts of its name, as they are written. */
  readonly names: readonly string[];
  readonly symbol: string | undefined;
  readonly entry: Json;
}

/** A template of Resource Manager. Modules of Bicep are templates in it, of which only the own resources are read. */
export function armDocument(parsed: Json, { stack, types, plugin }: Source): Document {
  const declared = declaredIn(parsed['resources']);
  const byKey = new Map(declared.map(one => [keyOf(one), one]));
  const bySymbol = new Map(declared.flatMap(one => (one.symbol === undefined ? [] : [[one.symbol, one] as const])));
  const reference = (one: Declared | undefined): string | undefined => {
    const row = one === undefined ? undefined : typeOf(resourceOf(one, one.entry), types);
    return one === undefined || row === undefined ? undefined : sourcesOf(referenceTo(row, addressOf(one)))[0];
  };
  const scope: ArmScope = {
    variables: objectOf(parsed['variables']),
    referenceOf: (type, written) => reference(byKey.get(nameKey(type, argumentsIn(written)))),
    bySymbol: symbol => reference(bySymbol.get(symbol)),
  };
  const resources = declared.map((one): TemplateResource => {
    const parent = reference(byKey.get(parentKey(one)));
    const leaf = /^'(.*)'$/.exec(one.names.at(-1) ?? '')?.[1] ?? later();
    const own = objectOf(armValue(one.entry, scope));
    return resourceOf(one, { ...own, leaf, parent: parent === undefined ? later() : later(parent) });
  });
  const generator = textOf(memberOf(memberOf(parsed['metadata'], '_generator'), 'name'));
  const product = generator === 'bicep' ? 'Bicep' : 'ARM template';
  return templateDocument(resources, types, { product, plugin, stack });
}

const keyOf = ({ type, names }: Declared): string => nameKey(type, names);
const parentKey = ({ type, names }: Declared): string =>
  nameKey(type.slice(0, type.lastIndexOf('/')), names.slice(0, -1));

/** Its symbolic name, or its type with what the template writes as its name. */
const addressOf = ({ symbol, type, names }: Declared): string => symbol ?? `${type}/${names.map(unquoted).join('/')}`;

const unquoted = (name: string): string => name.replace(/^'(.*)'$/, '$1');

const resourceOf = (one: Declared, entry: Json): TemplateResource => ({
  name: addressOf(one),
  type: one.type,
  properties: entry,
  tags: Object.fromEntries(
    Object.entries(objectOf(entry['tags'])).filter((tag): tag is [string, string] => typeof tag[1] === 'string'),
  ),
});

/** Members of a resource that Resource Manager also has as resources of their own. */
const INLINE: Readonly<Record<string, readonly [list: string, type: string]>> = {
  'microsoft.network/virtualnetworks': ['subnets', 'Microsoft.Network/virtualNetworks/subnets'],
};

const MOST = 100_000;

/** All resources, those inside of others included: without recursion, because a file may be nested without an end. */
function declaredIn(given: unknown): Declared[] {
  const found: Declared[] = [];
  const open = entriesIn(given).map(([symbol, entry]) => ({ symbol, entry, outer: undefined as Declared | undefined }));
  // The list grows while it is walked.
  for (const { symbol, entry, outer } of open) {
    if (found.length >= MOST) break;
    const one = declaredAs(entry, symbol, outer);
    // What exists is only named; a deployment is a template of its own.
    if (one === undefined || entry['existing'] === true) continue;
    found.push(one);
    open.push(...entriesIn(entry['resources']).map(([inner, below]) => ({ symbol: inner, entry: below, outer: one })));
    open.push(...inlineOf(one).map(below => ({ symbol: undefined, entry: below, outer: one })));
  }
  return found;
}

/** With symbolic names the resources are an object. */
const entriesIn = (given: unknown): (readonly [string | undefined, Json])[] =>
  Array.isArray(given)
    ? given.map((one: unknown) => [undefined, objectOf(one)] as const)
    : Object.entries(objectOf(given)).map(([symbol, one]) => [symbol, objectOf(one)] as const);

function declaredAs(entry: Json, symbol: string | undefined, outer: Declared | undefined): Declared | undefined {
  const [type, name] = [textOf(entry['type']), textOf(entry['name'])];
  if (type === undefined || name === undefined) return undefined;
  const own = argumentsIn(name, true);
  const isRelative = outer !== undefined && !type.includes('.');
  return {
    type: isRelative ? `${outer.type}/${type}` : type,
    names: outer === undefined || (!isRelative && own.length > 1) ? own : [...outer.names, ...own],
    symbol,
    entry,
  };
}

function inlineOf({ type, entry }: Declared): Json[] {
  const [list, inner] = INLINE[type.toLowerCase()] ?? [];
  if (list === undefined || inner === undefined) return [];
  return listOf(memberOf(entry['properties'], list)).map(one => ({ ...objectOf(one), type: inner }));
}
