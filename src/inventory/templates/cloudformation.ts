import type { Document } from '../terraform/document.ts';
import { listOf, memberOf, objectOf, textOf, type Json } from '../terraform/json.ts';
import { sourcesOf } from '../terraform/written.ts';
import { referenceTo, templateDocument, typeOf, type TemplateResource } from './document.ts';
import { evaluated, holds, type Scope } from './intrinsics.ts';
import type { TemplateSource } from './source.ts';
import { assertNoMacro } from './macros.ts';
import { stackParameters } from './stack-parameters.ts';

const NESTED = 'AWS::CloudFormation::Stack';

/** A template of CloudFormation, which may be that of the CDK. */
export function cloudFormationDocument(
  parsed: Json,
  { name, stack, types, plugin, parameters }: TemplateSource,
): Document {
  assertNoMacro(parsed, name);
  const all = Object.entries(objectOf(parsed['Resources'])).flatMap(([id, one]) => {
    const { Type, Properties: properties, Condition } = objectOf(one);
    const type = textOf(Type);
    return type === undefined ? [] : [{ id, type, properties, condition: textOf(Condition) }];
  });
  const byId = new Map(all.map(one => [one.id, one]));
  const scope: Scope = {
    parameters: stackParameters(objectOf(parsed['Parameters']), parameters ?? {}),
    mappings: objectOf(parsed['Mappings']),
    conditions: objectOf(parsed['Conditions']),
    referenceOf(id) {
      const one = byId.get(id);
      const row = one === undefined ? undefined : typeOf({ ...one, name: id, tags: {} }, types);
      return row === undefined ? undefined : sourcesOf(referenceTo(row, id))[0];
    },
  };
  const declared = all.filter(({ condition }) => condition === undefined || holds(condition, scope) !== false);
  const resources = declared.map(({ id, type, properties }): TemplateResource => {
    const own = evaluated(properties ?? {}, scope);
    return { name: id, type, properties: own, tags: tagsOf(memberOf(own, 'Tags')) };
  });
  return templateDocument(resources, types, {
    product: 'CloudFormation',
    plugin,
    stack,
    nested: declared.filter(({ type }) => type === NESTED).map(({ id }) => id),
  });
}

/** A list of key and value, or an object in some services. */
function tagsOf(given: unknown): Record<string, string> {
  const pairs: readonly (readonly [unknown, unknown])[] = Array.isArray(given)
    ? listOf(given).map(one => [memberOf(one, 'Key'), memberOf(one, 'Value')] as const)
    : Object.entries(objectOf(given));
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => typeof pair[0] === 'string' && typeof pair[1] === 'string'),
  );
}
