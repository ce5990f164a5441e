import { fileURLToPath, pathToFileURL } from 'node:url';
import { sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Extension } from './extension.ts';
import { parseExtension } from './extension-schema.ts';
import { provideOwnApi } from './own-api.ts';
import { resolveExtension } from './resolve-extension.ts';
import { messageOf } from '../lib/thrown.ts';

/** A plug-in as the configuration or the command line names it. */
export interface ExtensionRequest {
  /** An npm package, a folder or a file. */
  readonly specifier: string;
  /** Where relative paths and packages are looked up. */
  readonly directory: string;
}

export interface LoadedExtensions {
  readonly extensions: readonly Extension[];
  /** Of extensions that could not be loaded; all else works without them. */
  readonly failures: readonly { readonly specifier: string; readonly error: CloudbriefError }[];
}

const MAX_FAULTS = 5;

/** Loads each extension; nothing is found by scanning. A broken one costs only what it would have added. */
export async function loadExtensions(requests: readonly ExtensionRequest[]): Promise<LoadedExtensions> {
  if (requests.length === 0) return { extensions: [], failures: [] };
  provideOwnApi();
  const results = await Promise.all(
    requests.map(async request => ({ specifier: request.specifier, result: await loadExtension(request) })),
  );
  return {
    extensions: results.flatMap(({ result }) => (result instanceof CloudbriefError ? [] : [result])),
    failures: results.flatMap(({ specifier, result }) =>
      result instanceof CloudbriefError ? [{ specifier, error: result }] : [],
    ),
  };
}

async function loadExtension({ specifier, directory }: ExtensionRequest): Promise<Extension | CloudbriefError> {
  let parsed: ReturnType<typeof parseExtension>;
  try {
    const file = resolveExtension(specifier, directory);
    // Reading what it exports may run its code as well.
    parsed = parseExtension(((await import(pathToFileURL(file).href)) as { readonly default?: unknown }).default);
  } catch (error) {
    return broken(specifier, `${placeOf(error)}${messageOf(error)}`, error);
  }
  if ('extension' in parsed) return parsed.extension;
  const { faults } = parsed;
  const more = faults.length > MAX_FAULTS ? [`and ${faults.length - MAX_FAULTS} more`] : [];
  return broken(specifier, [...faults.slice(0, MAX_FAULTS), ...more].join('; '));
}

/** The file and line of a syntax error in TypeScript, which its message leaves out. */
function placeOf(error: unknown): string {
  const [, url, line = ''] = error instanceof SyntaxError ? (/^(file:\S+):(\d+)\n/.exec(error.stack ?? '') ?? []) : [];
  return url === undefined ? '' : `${fileURLToPath(url)}:${line}: `;
}

const broken = (specifier: string, reason: string, cause?: unknown): CloudbriefError =>
  new CloudbriefError(
    'CB_PLUGIN',
    `The extension ${sanitizeText(specifier, 200)} is not loaded: ${sanitizeText(reason, 1000)}.`,
    'Its checks and formats are missing from this run. Correct it, or take it out of plugins; docs/extensions.md describes what it exports.',
    { cause },
  );
