import { isAbsolute, relative } from 'node:path';
import { explainConfig, type ExplainedConfig, type ExplainedSetting, type Origin } from '../config/explain.ts';
import { withoutCredentials } from '../lib/credentials.ts';
import { sanitizeText } from '../lib/text.ts';
import { readConfiguration } from './configuration.ts';
import { print } from './terminal.ts';
import { validateConfiguration } from './validate-configuration.ts';

export interface ConfigFlags {
  readonly config?: string;
  readonly json?: boolean;
}

/** Prints the effective configuration and the source of each value: environment variable, file or default. */
export async function showConfig(flags: ConfigFlags): Promise<number> {
  await validateConfiguration(readConfiguration(flags));
  const explained = explainConfig(flags.config, process.cwd(), process.env);
  await print(flags.json === true ? `${JSON.stringify(explained, hidden, 2)}\n` : configText(explained, process.cwd()));
  return 0;
}

/** A URL may hold a password. */
const hidden = (_: string, value: unknown): unknown => (typeof value === 'string' ? withoutCredentials(value) : value);

const WIDEST = 60;

function configText({ files, settings }: ExplainedConfig, directory: string): string {
  const { configuration, answers, exceptions } = files;
  const rows = settings.map(
    setting => [setting.path, valueText(setting), originText(setting.from, directory)] as const,
  );
  const width = (column: 0 | 1): number => Math.min(WIDEST, Math.max(...rows.map(row => row[column].length)));
  return [
    `Configuration  ${fileText(configuration, 'not found; defaults apply')}`,
    `Answers        ${fileText(answers, 'not found')}`,
    `Exceptions     ${fileText(exceptions, 'not found')}`,
    '',
    ...rows.map(([path, value, origin]) => `${path.padEnd(width(0))}  ${value.padEnd(width(1))}  ${origin}`),
    '',
  ].join('\n');
}

function fileText({ path, found, entries }: ExplainedConfig['files']['answers'], absent: string): string {
  const held = entries === undefined ? '' : ` (${entries} ${entries === 1 ? 'entry' : 'entries'})`;
  return sanitizeText(path, 1_000) + (found ? held : ` (${absent})`);
}

function valueText({ value, otherwise }: ExplainedSetting): string {
  if (value === undefined) return otherwise ?? '';
  if (typeof value === 'string') return sanitizeText(withoutCredentials(value));
  const isList = Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string');
  return sanitizeText(withoutCredentials(isList ? value.join(', ') : JSON.stringify(value)));
}

function originText(from: Origin, directory: string): string {
  if (from.kind === 'default') return 'default';
  if (from.kind === 'variable') return from.variable;
  const near = relative(directory, from.file);
  return `${near.startsWith('..') || isAbsolute(near) ? from.file : near}:${from.line}`;
}
