import { memoizeBy } from '../../lib/memoize.ts';
import { memberOf, listOf, objectOf, textOf, type Json } from './json.ts';
import type { Document, DocumentResource } from './document.ts';

/** Finds what the expressions of a configuration refer to; undefined where one leads out of the plan. */
export interface References {
  readonly of: (from: DocumentResource, path: string) => readonly DocumentResource[] | undefined;
  /** Whether the resource is in the configuration, and the attribute is not. */
  readonly isUnset: (from: DocumentResource, path: string) => boolean;
  readonly setting: (from: DocumentResource, name: string) => string | undefined;
}

/** A module as it is called: its instance, and its configuration. */
interface Scope {
  /** `module.shop["eu"]`; empty: the root module. */
  readonly module: string;
  readonly index: string | number | undefined;
}

/** Values may go through many modules, and two may name each other in a file that nobody planned. */
const MAX_STEPS = 200;
const STEP = /(?:^|\.)module\.([^.[\]]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?/g;
const REFERENCE = /^([a-z][\w-]*)\.([\w-]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?/i;
/** Names of one instance or of the run: they refer to no resource. */
const NEUTRAL = /^(each|count|path|terraform|self)\b/;

export function createReferences({ configuration, variables, resources }: Document): References {
  const byBase = Map.groupBy(resources, ({ module, type, label }) => `${module}\n${type}.${label}`);
  const moduleAt = (module: string): Json => {
    let here = objectOf(configuration['root_module']);
    for (const [, name = ''] of module.matchAll(STEP))
      here = objectOf(memberOf(objectOf(memberOf(here['module_calls'], name)), 'module'));
    return here;
  };
  const entriesOf = memoizeBy(
    (module: string) => module,
    module => byLabel(moduleAt(module)),
  );
  const configured = ({ module, type, label }: DocumentResource): Json =>
    entriesOf(module).get(`${type}.${label}`) ?? {};
  const resolve = createResolver({ byBase, moduleAt });
  return {
    of: (from, path) => {
      const expression = path.split('.').reduce<unknown>(memberOf, configured(from)['expressions']);
      return resolve(referencesIn(expression), { module: from.module, index: from.index });
    },
    isUnset: (from, path) => {
      const expressions = memberOf(configured(from), 'expressions');
      return expressions !== undefined && path.split('.').reduce<unknown>(memberOf, expressions) === undefined;
    },
    setting: (from, name) => {
      const key = textOf(configured(from)['provider_config_key']) ?? '';
      const settings = memberOf(memberOf(configuration['provider_config'], key), 'expressions');
      const expression = memberOf(settings, name);
      return textOf(memberOf(expression, 'constant_value')) ?? ofVariable(expression, configuration, variables);
    },
  };
}

/** All that references lead to, through variables and outputs; undefined where one leads out of the plan. */
function createResolver(
  tables: Tables,
): (first: readonly string[], scope: Scope) => readonly DocumentResource[] | undefined {
  return (first, scope) => {
    const found = new Set<DocumentResource>();
    const open = first.map(reference => ({ reference, scope }));
    for (let steps = 0; open.length > 0; steps++) {
      const next = open.pop();
      if (next === undefined || steps > MAX_STEPS) return undefined;
      const step = follow(next.reference, next.scope, tables);
      if (step === undefined) return undefined;
      for (const resource of step.found) found.add(resource);
      open.push(...step.further);
    }
    return found.size === 0 ? undefined : [...found];
  };
}

const referencesIn = (expression: unknown): readonly string[] =>
  listOf(memberOf(expression, 'references')).filter(one => typeof one === 'string');

interface Tables {
  readonly byBase: ReadonlyMap<string, readonly DocumentResource[]>;
  readonly moduleAt: (module: string) => Json;
}

interface Step {
  readonly found: readonly DocumentResource[];
  readonly further: readonly { readonly reference: string; readonly scope: Scope }[];
}

const NOWHERE: Step = { found: [], further: [] };

/** One step of a reference; undefined where it leads out of the plan. */
function follow(reference: string, scope: Scope, { byBase, moduleAt }: Tables): Step | undefined {
  if (NEUTRAL.test(reference)) return NOWHERE;
  const [, type = '', label = '', index = ''] = REFERENCE.exec(reference) ?? [];
  const into = (references: readonly string[], to: Scope): Step | undefined =>
    references.length === 0
      ? undefined
      : { found: [], further: references.map(one => ({ reference: one, scope: to })) };
  if (type === 'var') {
    const [, outer = '', name = ''] = /^(.*?)\.?module\.([^.[\]]+)(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?$/.exec(scope.module) ?? []; // prettier-ignore
    const call = objectOf(memberOf(moduleAt(outer)['module_calls'], name));
    return into(referencesIn(memberOf(call['expressions'], label)), { module: outer, index: undefined });
  }
  if (type === 'module') {
    const module = `${scope.module === '' ? '' : `${scope.module}.`}module.${label}${index}`;
    const output = /^module\.[\w-]+(?:\[[^\]]*\])?\.([\w-]+)/.exec(reference)?.[1];
    // The whole module stands beside its output in the list of references.
    if (output === undefined) return NOWHERE;
    const expression = memberOf(memberOf(moduleAt(module)['outputs'], output), 'expression');
    return into(referencesIn(expression), { module, index: undefined });
  }
  const all = byBase.get(`${scope.module}\n${type}.${label}`);
  if (all === undefined) return undefined;
  return { found: instances(all, index, scope.index), further: [] };
}

/** The named instance; else the one with the same key, as `count.index` and `each.key` mean it; else all. */
function instances(
  all: readonly DocumentResource[],
  written: string,
  own: string | number | undefined,
): readonly DocumentResource[] {
  if (written !== '') return all.filter(({ index }) => JSON.stringify(index) === written.slice(1, -1));
  const same = own === undefined ? [] : all.filter(({ index }) => index === own);
  return same.length > 0 ? same : all;
}

/** The value of a variable of the root module, if it is a text and not sensitive. */
function ofVariable(expression: unknown, configuration: Json, variables: Json): string | undefined {
  const [reference = ''] = referencesIn(expression);
  const name = /^var\.([\w-]+)$/.exec(reference)?.[1];
  if (name === undefined) return undefined;
  const declared = memberOf(memberOf(configuration['root_module'], 'variables'), name);
  return memberOf(declared, 'sensitive') === true ? undefined : textOf(memberOf(memberOf(variables, name), 'value'));
}

const byLabel = (module: Json): ReadonlyMap<string, Json> =>
  new Map(
    listOf(module['resources'])
      .map(objectOf)
      .filter(entry => entry['mode'] !== 'data')
      .map(entry => [`${textOf(entry['type']) ?? ''}.${textOf(entry['name']) ?? ''}`, entry]),
  );
