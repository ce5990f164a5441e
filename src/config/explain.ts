import type { Environment } from './environment.ts';
import { VARIABLES, variableOf } from './environment.ts';
import { fieldsOf, type Field } from './fields.ts';
import { answersBeside, configPath, exceptionsBeside, loadConfig } from './load.ts';
import { placesInYaml, type Place } from './read-yaml.ts';
import { configSchema, type Config } from './schema.ts';

export type Origin =
  | ({ readonly kind: 'file'; readonly file: string } & Place)
  | { readonly kind: 'variable'; readonly variable: string }
  | { readonly kind: 'default' };

/** The effective value of a setting and its source. */
export interface ExplainedSetting {
  /** `gate.failOn`, `criticality.0` */
  readonly path: string;
  /** Left out for a default. */
  readonly value?: unknown;
  /** The default, in words. */
  readonly otherwise?: string;
  readonly from: Origin;
  /** The environment variable that can set it. */
  readonly variable?: string;
}

interface ExplainedFile {
  readonly path: string;
  readonly found: boolean;
  /** Number of answers or accepted risks. */
  readonly entries?: number;
}

export interface ExplainedConfig {
  readonly files: {
    readonly configuration: ExplainedFile;
    readonly answers: ExplainedFile;
    readonly exceptions: ExplainedFile;
  };
  readonly settings: readonly ExplainedSetting[];
  readonly config: Config;
}

/** The effective configuration with the source of each setting: environment variable, file or default. */
export function explainConfig(named: string | undefined, directory: string, environment: Environment): ExplainedConfig {
  const { config, answers, exceptions, files, variables } = loadConfig(named, directory, environment);
  const path = configPath(named, directory);
  const found = (file: string): { path: string; found: boolean } => ({ path: file, found: files.includes(file) });
  const answered = [answers.company, ...Object.values(answers.workloads)];
  const set = new Set(variables.map(({ variable }) => variable));
  const placeOf = files.includes(path) ? placesInYaml(path) : () => ({ line: 0, column: 0 });
  const originOf = (keys: readonly string[]): Origin => {
    const variable = variableOf(keys);
    return set.has(variable) ? { kind: 'variable', variable } : { kind: 'file', file: path, ...placeOf(keys) };
  };
  return {
    files: {
      configuration: found(path),
      answers: { ...found(answersBeside(path)), entries: answered.flatMap(one => Object.keys(one)).length },
      exceptions: { ...found(exceptionsBeside(path)), entries: exceptions?.list.length ?? 0 },
    },
    settings: fieldsOf(configSchema).flatMap(field => settingsOf(field, config[field.key as keyof Config], originOf)),
    config,
  };
}

function settingsOf(field: Field, value: unknown, originOf: (keys: readonly string[]) => Origin): ExplainedSetting[] {
  const { path, shape, fields, otherwise } = field;
  const members = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (shape === 'section') return fields.flatMap(inner => settingsOf(inner, members[inner.key], originOf));
  const variable = VARIABLES.has(variableOf(path)) ? { variable: variableOf(path) } : {};
  if (value === undefined) {
    const words = otherwise === undefined ? {} : { otherwise };
    return [{ path: path.join('.'), ...words, from: { kind: 'default' }, ...variable }];
  }
  const entries = shape === 'sections' || shape === 'table' ? Object.entries(members) : [];
  if (entries.length === 0) return [{ path: path.join('.'), value, from: originOf(path), ...variable }];
  return entries.map(([key, entry]) => {
    const keys = [...path, key];
    return { path: keys.join('.'), value: entry, from: originOf(keys) };
  });
}
