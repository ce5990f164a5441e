import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { exceptionsSchema } from '../config/exceptions.ts';
import { loadConfig, type LoadedConfig } from '../config/load.ts';
import { answersSchema, configSchema } from '../config/schema.ts';
import { issueLine } from '../lib/issue-text.ts';
import { CloudbriefError } from '../model/errors.ts';

/** A validated configuration with the answers and accepted risks beside it. */
export type Configuration = LoadedConfig;

/** The contents of the three files, as parsed YAML or JSON. */
export interface ConfigurationSources {
  /** `cloudbrief.yaml` */
  readonly config?: unknown;
  /** `cloudbrief.answers.yaml` */
  readonly answers?: unknown;
  /** `cloudbrief.exceptions.yaml` */
  readonly exceptions?: unknown;
}

/** Validates a configuration in memory. Throws `CB_CONFIG` with a line for each fault. */
export function createConfiguration({ config, answers, exceptions }: ConfigurationSources = {}): Configuration {
  const { workloads = {}, ...company } = validated(answersSchema, 'answers', answers ?? {});
  return {
    config: validated(configSchema, 'config', config ?? {}),
    answers: { company, workloads },
    exceptions: {
      path: 'exceptions',
      list: validated(exceptionsSchema, 'exceptions', exceptions ?? []),
      placeOf: (index, member) => `exceptions.${String(index)}.${member}`,
    },
    files: [],
    variables: [],
    placeOf: keys => ['config', ...keys.map(String)].join('.'),
  };
}

/** Reads `cloudbrief.yaml` at a path, and the answers and accepted risks beside it. Throws `CB_CONFIG`. */
export const readConfiguration = (path: string): Configuration => loadConfig(resolve(path), dirname(resolve(path)));

function validated<S extends z.ZodType>(schema: S, what: string, given: unknown): z.output<S> {
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const lines = error.issues.map(issue => `${what}: ${issueLine(issue, given)}`);
  throw new CloudbriefError('CB_CONFIG', lines.join('\n'), 'docs/configuration.md describes every key.');
}
