import { hash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { otherEncoding, SAVE_AS_UTF8 } from '../../../lib/encoding.ts';
import { packageRoot } from '../../../lib/package-root.ts';
import { sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import { messageOf } from '../../../lib/thrown.ts';

/** The template sources of one document, each of them built-in or the user's. */
export interface Templates {
  readonly page: string;
  readonly style: string;
  /** Style sheet of what only the HTML has. */
  readonly screen: string;
  readonly partials: ReadonlyMap<string, string>;
  /** The user's file of a source; undefined for a built-in one. */
  readonly fileOf: (source: string) => string | undefined;
  /** The file of a source, built-in or not. */
  readonly pathOf: (source: string) => string;
}

/** Reads the templates. `own` is a folder with the layout of `templates/` and any of its files. */
export function readTemplates(
  own: string | undefined,
  page: 'briefing' | 'brief' | 'evidence' | 'portfolio' = 'briefing',
): Templates {
  const builtIn = join(packageRoot(), 'templates');
  const files = new Map<string, string>();
  const paths = new Map<string, string>();
  const read = (...names: string[]): string => {
    const custom = own === undefined ? undefined : join(own, ...names);
    const isOwn = custom !== undefined && isThere(custom);
    const path = isOwn ? custom : join(builtIn, ...names);
    const source = isOwn ? readOwn(path) : readFileSync(path, 'utf8');
    paths.set(source, path);
    if (isOwn) files.set(source, path);
    return source;
  };
  const names = new Set([builtIn, own].flatMap(folder => (folder === undefined ? [] : partialsIn(folder))));
  return {
    page: read(`${page}.hbs`),
    style: read(page === 'evidence' ? 'evidence.css' : 'briefing.css'),
    screen: read('screen.css'),
    partials: new Map([...names].map(name => [name.replace(/\.hbs$/, ''), read('partials', name)])),
    fileOf: source => files.get(source),
    pathOf: source => paths.get(source) ?? '',
  };
}

/** Whether there is anything of that name, a broken link included. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** A link would put a file from elsewhere into pages that are sent out. */
function readOwn(path: string): string {
  if (!lstatSync(path).isFile())
    throw new CloudbriefError('CB_CONFIG', `The template ${path} is no regular file.`, 'Copy the file itself there.');
  const bytes = readFileSync(path);
  const encoding = otherEncoding(bytes);
  if (encoding === undefined) return bytes.toString('utf8');
  throw new CloudbriefError('CB_CONFIG', `The template ${path} is in ${encoding}, not in UTF-8.`, SAVE_AS_UTF8);
}

/** Identifies a template source, so that an edited template never uses the code of an earlier version. */
export const templateHash = (source: string): string => hash('sha256', source, 'hex').slice(0, 16);

function partialsIn(folder: string): string[] {
  const partials = join(folder, 'partials');
  return existsSync(partials) ? readdirSync(partials).filter(name => name.endsWith('.hbs')) : [];
}

/**
 * Throws `CB_CONFIG` if the folder has no template: the option would have no effect, and the user would send out the built-in
 * pages unnoticed. `place` is where the folder is named.
 */
export function assertTemplates(own: string, place: string): void {
  const known = readdirSync(join(packageRoot(), 'templates'));
  const hint = `Name a folder with any of ${known.join(', ')}, each replacing the built-in one; see docs/branding.md.`;
  const found = namesIn(own, place, hint);
  if (known.some(name => found.includes(name))) return;
  throw new CloudbriefError('CB_CONFIG', `${place}: The folder ${own} has no template.`, hint);
}

function namesIn(own: string, place: string, hint: string): readonly string[] {
  try {
    return readdirSync(own);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'does not exist' : code === 'ENOTDIR' ? 'is a file' : `cannot be read (${code ?? 'error'})`; // prettier-ignore
    throw new CloudbriefError('CB_CONFIG', `${place}: The folder of templates ${own} ${what}.`, hint, { cause });
  }
}

/** The syntax error of the user's template as `CB_CONFIG`. */
export function syntaxError(file: string, error: unknown): CloudbriefError {
  const [where = '', ...more] = messageOf(error).split('\n');
  const line = /line (\d+)/.exec(where)?.[1];
  const why = sanitizeText(more.at(-1) ?? where, 200);
  const place = line === undefined ? file : `${file}:${line}`;
  return new CloudbriefError('CB_CONFIG', `${place}: Handlebars cannot read this template (${why}).`, 'Fix the syntax.', { cause: error }); // prettier-ignore
}

/** An error while a template ran, with the place of its file. */
export class TemplateRunError extends Error {
  override readonly name = 'TemplateRunError';
  /** `path:line`, or the path where Handlebars names no line. */
  readonly place: string;

  constructor(path: string, cause: unknown) {
    super(messageOf(cause).replace(/ - \d+:\d+$/, ''), { cause });
    const { lineNumber } = cause as { readonly lineNumber?: unknown };
    this.place = typeof lineNumber === 'number' ? `${path}:${String(lineNumber)}` : path;
  }
}

/** An error in the user's templates as `CB_CONFIG`; any other error as it is. */
export function templateError(own: string | undefined, error: unknown): unknown {
  if (own === undefined || error instanceof CloudbriefError) return error;
  const [why = ''] = messageOf(error).split('\n');
  const place = error instanceof TemplateRunError ? error.place : own;
  return new CloudbriefError(
    'CB_CONFIG',
    `${place}: This template cannot be printed (${sanitizeText(why, 200)}).`,
    'Compare them with those that came with this version: names of values may have changed.',
    { cause: error },
  );
}
