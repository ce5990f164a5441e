import { CloudbriefError } from '../model/errors.ts';
import type { Extension } from './extension.ts';

/** Names that are taken: by what is built in, then by each extension. */
export interface TakenNames {
  readonly checks: readonly string[];
  readonly formats: readonly string[];
  readonly files: readonly string[];
  readonly frameworks: readonly string[];
}

const BUILT_IN = 'cloudbrief';

/** Throws `CB_PLUGIN` where two of them use one name: which of them a finding comes from would depend on their order. */
export function rejectCollisions(extensions: readonly Extension[], taken: TakenNames): void {
  const owners = new Map<string, string>();
  const clashes: string[] = [];
  const claim = (what: string, name: string, owner: string): void => {
    const before = owners.get(`${what} ${name}`);
    if (before !== undefined) clashes.push(`The ${what} ${name} of ${owner} is already one of ${before}.`);
    owners.set(`${what} ${name}`, owner);
  };
  for (const name of taken.checks) claim('check', name, BUILT_IN);
  for (const name of taken.formats) claim('format', name, BUILT_IN);
  for (const name of taken.files) claim('file', name, BUILT_IN);
  for (const name of taken.frameworks) claim('framework', name, BUILT_IN);
  for (const { name, checks = [], renderers = [], frameworks = {}, facts = [], providers = [] } of extensions) {
    claim('extension', name, name);
    for (const check of checks) for (const id of [check.id, ...(check.aliases ?? [])]) claim('check', id, name);
    for (const { format, fileName } of renderers) {
      claim('format', format, name);
      claim('file', fileName, name);
    }
    for (const fact of facts) claim('facet or fact', fact.name, name);
    for (const { id, facets = {}, collectors } of providers) {
      claim('provider', id, name);
      for (const facet of Object.keys(facets)) claim('facet or fact', facet, name);
      for (const collector of collectors) claim('collector', collector.id, name);
    }
    for (const key of Object.keys(frameworks)) claim('framework', key, name);
  }
  if (clashes.length > 0)
    throw new CloudbriefError('CB_PLUGIN', clashes.join('\n'), 'Rename one of the two, or leave one extension out.');
}
