import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { readEnvironment, type Environment, type FromVariable } from './environment.ts';
import { EXCEPTIONS_FILE, loadExceptions, type LoadedExceptions } from './exceptions.ts';
import { answersSchema, configSchema, type Config } from './schema.ts';
import { upgradeAnswers } from './answers-version-1.ts';
import { isThere, lazyPlacesInYaml, readYaml } from './read-yaml.ts';
import { upgradeConfig } from './selector-version-1.ts';

export const CONFIG_FILE = 'cloudbrief.yaml';
export const ANSWERS_FILE = 'cloudbrief.answers.yaml';

type AnswersFile = z.infer<typeof answersSchema>;

export interface LoadedAnswers {
  readonly company: Omit<AnswersFile, 'workloads'>;
  readonly workloads: NonNullable<AnswersFile['workloads']>;
}

export interface LoadedConfig {
  readonly config: Config;
  /** Answers by topic. */
  readonly answers: LoadedAnswers;
  /** Accepted risks. */
  readonly exceptions?: LoadedExceptions;
  /** Files that were read. */
  readonly files: readonly string[];
  /** Environment variables, which override the file. */
  readonly variables: readonly FromVariable[];
  /** Where a setting comes from, for error messages: variable or `file:line:column`. */
  readonly placeOf: (keys: readonly PropertyKey[]) => string;
}

/**
 * Reads the configuration: the named file, else `cloudbrief.yaml` in `directory`, else none; environment variables override
 * it. Reads the answers and accepted risks beside it. Throws `CB_CONFIG` if a named file does not exist.
 */
export function loadConfig(named: string | undefined, directory: string, environment: Environment = {}): LoadedConfig {
  const path = configPath(named, directory);
  const files: string[] = [];
  let config: Config = {};
  if (named !== undefined || isThere(path)) {
    config = readYaml(path, configSchema, { upgrade: upgradeConfig });
    files.push(path);
  }
  const variables = readEnvironment(environment);
  for (const { path: keys, value } of variables) config = withValue(config, keys, value);
  const answersPath = answersBeside(path);
  let answers: LoadedAnswers = { company: {}, workloads: {} };
  if (isThere(answersPath)) {
    answers = readAnswers(answersPath);
    files.push(answersPath);
  }
  const exceptionsPath = exceptionsBeside(path);
  const placeInFile = lazyPlacesInYaml(path);
  const placeOf = (keys: readonly PropertyKey[]): string =>
    variables.find(one => one.path.join('.') === keys.join('.'))?.variable ?? placeInFile(keys);
  if (!isThere(exceptionsPath)) return { config, answers, files, variables, placeOf };
  files.push(exceptionsPath);
  return { config, answers, exceptions: loadExceptions(exceptionsPath), files, variables, placeOf };
}

/** The object with one value replaced; each value is validated already. */
function withValue(object: object, [key = '', ...rest]: readonly string[], value: unknown): object {
  const inner = (object as Readonly<Record<string, object | undefined>>)[key] ?? {};
  return { ...object, [key]: rest.length === 0 ? value : withValue(inner, rest, value) };
}

/** Answers from their file. */
export function readAnswers(path: string): LoadedAnswers {
  const { workloads = {}, ...company } = readYaml(path, answersSchema, { upgrade: upgradeAnswers });
  return { company, workloads };
}

/** Path of the answers file, beside the configuration. */
export const answersBeside = (configuration: string): string => join(dirname(configuration), ANSWERS_FILE);

/** Path of the configuration, whether or not the file exists. */
export const configPath = (named: string | undefined, directory: string): string =>
  named === undefined ? join(directory, CONFIG_FILE) : resolve(directory, named);

/** Path of the exceptions file, beside the configuration. */
export const exceptionsBeside = (configuration: string): string => join(dirname(configuration), EXCEPTIONS_FILE);
