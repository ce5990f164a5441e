import type { Document } from '../terraform/document.ts';
import { memberOf, objectOf, textOf, type Json } from '../terraform/json.ts';
import { later, sourcesOf } from '../terraform/written.ts';
import { declaredIn, keyOf, parentKeys, type Declared } from './arm-declared.ts';
import { armParameters, armValue, STEPS, type ArmScope } from './arm-expression.ts';
import { knownPart } from './arm-names.ts';
import { settingsOf } from './arm-settings.ts';
import { referenceTo, templateDocument, typeOf, type TemplateResource } from './document.ts';
import type { TemplateSource } from './source.ts';

/** A template of Resource Manager. Modules of Bicep are templates in it, of which only the own resources are read. */
export function armDocument(parsed: Json, { stack, types, plugin, parameters, resourceGroup }: TemplateSource): Document {
  const names = nameScope(parsed, parameters);
  const { declared, nested } = declaredIn(parsed['resources'], names);
  const byKey = new Map(declared.map(one => [keyOf(one), one]));
  const bySymbol = new Map(declared.flatMap(one => (one.symbol === undefined ? [] : [[one.symbol, one] as const])));
  const reference = (one: Declared | undefined): string | undefined => {
    const row = one === undefined ? undefined : typeOf(resourceOf(one, one.entry), types);
    return one === undefined || row === undefined ? undefined : sourcesOf(referenceTo(row, addressOf(one)))[0];
  };
  const scope: ArmScope = {
    ...names,
    referenceOf: (type, parts) => reference(byKey.get(keyOf({ type, names: parts }))),
    bySymbol: symbol => reference(bySymbol.get(symbol)),
  };
  const settings = settingsOf(declared, { types, scope });
  const resources = declared.map((one): TemplateResource => {
    const parent = parentKeys(one).map(key => reference(byKey.get(key))).find(found => found !== undefined);
    const leaf = knownPart(one.names.at(-1) ?? '') ?? later();
    const own = objectOf(armValue(one.entry, scope));
    const entry = { ...own, ...settings(one), leaf, parent: parent === undefined ? later() : later(parent) };
    return { ...resourceOf(one, entry), ...futureId(one, { types, resourceGroup }) };
  });
  const generator = textOf(memberOf(memberOf(parsed['metadata'], '_generator'), 'name'));
  const product = generator === 'bicep' ? 'Bicep' : 'ARM template';
  return templateDocument(resources, types, { product, plugin, stack, nested });
} // prettier-ignore

/** What names are made of. They refer to no resource. */
function nameScope(parsed: Json, given: Json | undefined): ArmScope {
  const nothing = { referenceOf: () => undefined, bySymbol: () => undefined, budget: { left: STEPS } };
  const base = { ...nothing, variables: objectOf(parsed['variables']) };
  // Without the file of the deployment even a default is not known: it may pass another.
  const parameters = given === undefined ? new Map<string, unknown>() : armParameters(objectOf(parsed['parameters']), given, base); // prettier-ignore
  return { ...base, parameters };
}

/**
 * The id that it will have at the provider, where the resource group is known; the end of it, where no other resource of the cloud can
 * have the name.
 */
function futureId(
  one: Declared,
  { types, resourceGroup }: Pick<TemplateSource, 'types' | 'resourceGroup'>,
): Pick<TemplateResource, 'futureId'> {
  const parts = one.names.map(knownPart);
  const [namespace = '', ...steps] = one.type.split('/');
  if (parts.length !== steps.length || parts.some(part => part === undefined)) return {};
  const path = [namespace, ...steps.flatMap((step, at) => [step, parts[at]])].join('/').toLowerCase();
  if (resourceGroup !== undefined) return { futureId: `${resourceGroup.toLowerCase()}/providers/${path}` };
  return typeOf(resourceOf(one, one.entry), types)?.uniqueName === true ? { futureId: path } : {};
}

/** Its symbolic name, or its type with what the template writes as its name. */
const addressOf = ({ symbol, type, names }: Declared): string =>
  symbol ?? `${type}/${names.map(name => knownPart(name) ?? name).join('/')}`;

const resourceOf = (one: Declared, entry: Json): TemplateResource => ({
  name: addressOf(one),
  type: one.type,
  properties: entry,
  tags: Object.fromEntries(
    Object.entries(objectOf(entry['tags'])).filter((tag): tag is [string, string] => typeof tag[1] === 'string'),
  ),
});
