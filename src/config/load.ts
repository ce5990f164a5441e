import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { answersSchema, configSchema, type Config } from './schema.ts';
import { readYaml } from './read-yaml.ts';

export const CONFIG_FILE = 'cloudbrief.yaml';
export const ANSWERS_FILE = 'cloudbrief.answers.yaml';

export interface LoadedConfig {
  readonly config: Config;
  /** What people answered, by topic. */
  readonly answers: z.infer<typeof answersSchema>;
  /** The files that were read. */
  readonly files: readonly string[];
}

/**
 * Reads the configuration: the file that is named, else `cloudbrief.yaml` in `directory`, else nothing; and the answers
 * beside it. A named file that is not there is an error.
 */
export function loadConfig(named: string | undefined, directory: string): LoadedConfig {
  const path = named === undefined ? join(directory, CONFIG_FILE) : resolve(directory, named);
  const files: string[] = [];
  let config: Config = {};
  if (named !== undefined || existsSync(path)) {
    config = readYaml(path, configSchema);
    files.push(path);
  }
  const answersPath = join(dirname(path), ANSWERS_FILE);
  if (!existsSync(answersPath)) return { config, answers: {} as LoadedConfig['answers'], files };
  return { config, answers: readYaml(answersPath, answersSchema), files: [...files, answersPath] };
}
