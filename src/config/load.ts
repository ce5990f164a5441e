import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { readEnvironment, type Environment, type FromVariable } from './environment.ts';
import { EXCEPTIONS_FILE, loadExceptions, type LoadedExceptions } from './exceptions.ts';
import { answersSchema, configSchema, type Config } from './schema.ts';
import { upgradeAnswers } from './answers-version-1.ts';
import { readYaml } from './read-yaml.ts';
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
  /** What people answered, by topic. */
  readonly answers: LoadedAnswers;
  /** The risks that somebody accepted. */
  readonly exceptions?: LoadedExceptions;
  /** The files that were read. */
  readonly files: readonly string[];
  /** What the environment set, over the file. */
  readonly variables: readonly FromVariable[];
}

/**
 * Reads the configuration: the file that is named, else `cloudbrief.yaml` in `directory`, else nothing; over it what the
 * environment says; and the answers and the accepted risks beside it. A named file that is not there is an error.
 */
export function loadConfig(named: string | undefined, directory: string, environment: Environment = {}): LoadedConfig {
  const path = configPath(named, directory);
  const files: string[] = [];
  let config: Config = {};
  if (named !== undefined || existsSync(path)) {
    config = readYaml(path, configSchema, { upgrade: upgradeConfig });
    files.push(path);
  }
  const variables = readEnvironment(environment);
  for (const { path: keys, value } of variables) config = withValue(config, keys, value);
  const answersPath = answersBeside(path);
  let answers: LoadedAnswers = { company: {}, workloads: {} };
  if (existsSync(answersPath)) {
    answers = readAnswers(answersPath);
    files.push(answersPath);
  }
  const exceptionsPath = exceptionsBeside(path);
  if (!existsSync(exceptionsPath)) return { config, answers, files, variables };
  files.push(exceptionsPath);
  return { config, answers, exceptions: loadExceptions(exceptionsPath), files, variables };
}

/** The object with one value changed; each value was held against its own schema. */
function withValue(object: object, [key = '', ...rest]: readonly string[], value: unknown): object {
  const inner = (object as Readonly<Record<string, object | undefined>>)[key] ?? {};
  return { ...object, [key]: rest.length === 0 ? value : withValue(inner, rest, value) };
}

/** What people said, from its file. */
export function readAnswers(path: string): LoadedAnswers {
  const { workloads = {}, ...company } = readYaml(path, answersSchema, { upgrade: upgradeAnswers });
  return { company, workloads };
}

/** Where the answers stand: beside the configuration. */
export const answersBeside = (configuration: string): string => join(dirname(configuration), ANSWERS_FILE);

/** Where the configuration is, or would be. */
export const configPath = (named: string | undefined, directory: string): string =>
  named === undefined ? join(directory, CONFIG_FILE) : resolve(directory, named);

/** Where the accepted risks stand: beside the configuration. */
export const exceptionsBeside = (configuration: string): string => join(dirname(configuration), EXCEPTIONS_FILE);
