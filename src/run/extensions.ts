import { dirname } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import type { Check } from '../model/check.ts';
import type { CloudbriefError } from '../model/errors.ts';
import type { Assessment } from '../model/assessment.ts';
import { defineExtension, type Extension } from '../plugin/extension.ts';
import { sanitizeText } from '../lib/text.ts';
import { rejectCollisions } from '../plugin/collisions.ts';
import { loadExtensions, type ExtensionRequest } from '../plugin/load-extensions.ts';
import { readCheckLibrary } from '../render/formats/check-details.ts';
import { frameworkNames } from '../render/formats/framework-names.ts';
import type { Fact } from '../facts/define-fact.ts';
import type { ExtensionProvider } from '../providers/kit/extension-provider.ts';
import { guardedCheck } from './guarded-check.ts';
import { guardedFact } from './guarded-fact.ts';
import { guardedRenderer } from './guarded-renderer.ts';
import { FINDINGS_FILE, INVENTORY_FILE } from './stale-files.ts';
import type { Renderer } from '../render/renderer.ts';
import { RENDERERS } from '../render/renderers.ts';

/** What extensions add to a run. */
export interface Extensions {
  readonly checks: readonly Check[];
  readonly facts: readonly Fact[];
  readonly providers: readonly ExtensionProvider[];
  readonly renderers: readonly Renderer[];
  /** Names of control frameworks by key. */
  readonly frameworks: ReadonlyMap<string, string>;
  /** Each with the number of its checks, and those that could not be loaded. */
  readonly used: NonNullable<Assessment['extensions']>;
  readonly failures: readonly CloudbriefError[];
  /** The name of the extension that a check or a fact comes from, by its id or name: only names of facts have a slash. */
  readonly owners: ReadonlyMap<string, string>;
}

export const NO_EXTENSIONS: Extensions = {
  checks: [],
  facts: [],
  providers: [],
  renderers: [],
  frameworks: new Map(),
  used: [],
  failures: [],
  owners: new Map(),
};

interface Named {
  /** Checks of the configuration's own rules. */
  readonly rules: readonly Check[];
  /** `plugins` of the configuration. */
  readonly configured: readonly ExtensionRequest[];
  /** `--plugin`, relative to the current folder. */
  readonly plugins: readonly string[];
  readonly directory: string;
}

const usedExtension = ({ name, version, checks = [] }: Extension): Extensions['used'][number] => ({
  name,
  ...(version === undefined ? {} : { version }),
  checks: checks.length,
});

/** `plugins` of the configuration, relative to its file. */
export function configuredExtensions({ config, files: [file] }: LoadedConfig, directory: string): ExtensionRequest[] {
  const from = file === undefined ? directory : dirname(file);
  return (config.plugins ?? []).map(specifier => ({ specifier, directory: from }));
}

/** The extensions that the configuration and the command line name. Throws `CB_PLUGIN` where two use one name. */
export async function extensionsOf({ rules, configured, plugins, directory }: Named): Promise<Extensions> {
  const { extensions, failures } = await loadExtensions([
    ...configured,
    ...plugins.map(specifier => ({ specifier, directory })),
  ]);
  const failed = failures.map(({ specifier }) => ({ name: sanitizeText(specifier), checks: 0, failed: true as const }));
  const loaded = combineExtensions([...extensions, ...ruleExtension(rules)]);
  return { ...loaded, used: [...loaded.used, ...failed], failures: failures.map(({ error }) => error) };
}

/** Rules of a configuration join a run as an extension of that name does. */
export const ruleExtension = (checks: readonly Check[]): Extension[] =>
  checks.length === 0 ? [] : [defineExtension({ name: 'rules', checks })];

/** What extensions add together. Throws `CB_PLUGIN` where two use one name. */
export function combineExtensions(extensions: readonly Extension[]): Extensions {
  if (extensions.length === 0) return NO_EXTENSIONS;
  rejectCollisions(extensions, {
    checks: [...readCheckLibrary().values()].flatMap(({ id, aliases = [] }) => [id, ...aliases]),
    formats: RENDERERS.map(({ format }) => format),
    files: [...RENDERERS.map(({ fileName }) => fileName), INVENTORY_FILE, FINDINGS_FILE],
    frameworks: [...frameworkNames().keys()],
  });
  return {
    checks: extensions.flatMap(({ checks = [] }) => checks.map(guardedCheck)),
    facts: extensions.flatMap(({ facts = [] }) => facts.map(guardedFact)),
    providers: extensions.flatMap(({ providers = [] }) => providers),
    renderers: extensions.flatMap(({ name, renderers = [] }) => renderers.map(one => guardedRenderer(one, name))),
    frameworks: new Map(
      extensions.flatMap(({ frameworks = {} }) => Object.entries(frameworks).map(([key, { name }]) => [key, name])),
    ),
    used: extensions.map(usedExtension),
    failures: [],
    owners: new Map(
      extensions.flatMap(({ name, checks = [], facts = [] }) =>
        [...checks.map(({ id }) => id), ...facts.map(fact => fact.name)].map(one => [one, name]),
      ),
    ),
  };
}
