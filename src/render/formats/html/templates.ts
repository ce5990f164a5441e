import { hash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../lib/package-root.ts';
import { CloudbriefError } from '../../../model/errors.ts';

/** The template sources of one document, each of them built-in or the user's. */
export interface Templates {
  readonly page: string;
  readonly style: string;
  /** Style sheet of what only the HTML has. */
  readonly screen: string;
  readonly partials: ReadonlyMap<string, string>;
}

/**
 * Reads the templates. `own` is a folder with the layout of `templates/` and any of its files. Throws `CB_CONFIG` if there is
 * no such folder or it has no template.
 */
export function readTemplates(
  own: string | undefined,
  page: 'briefing' | 'brief' | 'evidence' = 'briefing',
): Templates {
  const builtIn = join(packageRoot(), 'templates');
  if (own !== undefined) assertHasTemplate(own, builtIn);
  const read = (...names: string[]): string => {
    const custom = own === undefined ? undefined : join(own, ...names);
    return custom !== undefined && isThere(custom) ? readOwn(custom) : readFileSync(join(builtIn, ...names), 'utf8');
  };
  const names = new Set([builtIn, own].flatMap(folder => (folder === undefined ? [] : partialsIn(folder))));
  return {
    page: read(`${page}.hbs`),
    style: read(`${page === 'brief' ? 'briefing' : page}.css`),
    screen: read('screen.css'),
    partials: new Map([...names].map(name => [name.replace(/\.hbs$/, ''), read('partials', name)])),
  };
}

/** Whether there is anything of that name, a broken link included. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** A link would put a file from elsewhere into pages that are sent out. */
function readOwn(path: string): string {
  if (lstatSync(path).isFile()) return readFileSync(path, 'utf8');
  throw new CloudbriefError('CB_CONFIG', `The template ${path} is no regular file.`, 'Copy the file itself there.');
}

/** Identifies a template source, so that an edited template never uses the code of an earlier version. */
export const templateHash = (source: string): string => hash('sha256', source, 'hex').slice(0, 16);

function partialsIn(folder: string): string[] {
  const partials = join(folder, 'partials');
  return existsSync(partials) ? readdirSync(partials).filter(name => name.endsWith('.hbs')) : [];
}

/** Without a template in it the option would have no effect, and the user would send out the built-in pages unnoticed. */
function assertHasTemplate(own: string, builtIn: string): void {
  if (!existsSync(own)) {
    throw new CloudbriefError('CB_CONFIG', `There is no folder of templates at ${own}.`, 'Check --templates.');
  }
  const known = readdirSync(builtIn);
  const found = readdirSync(own).some(name => known.includes(name));
  if (found) return;
  throw new CloudbriefError(
    'CB_CONFIG',
    `The folder ${own} holds no template.`,
    `It may hold ${known.join(', ')}, each replacing the built-in one; see docs/branding.md.`,
  );
}

/** An error in the user's templates as `CB_CONFIG`; any other error as it is. */
export function templateError(own: string | undefined, error: unknown): unknown {
  if (own === undefined || error instanceof CloudbriefError) return error;
  const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return new CloudbriefError(
    'CB_CONFIG',
    `The templates in ${own} cannot be printed (${why.slice(0, 200)}).`,
    'Compare them with those that came with this version: names of values may have changed.',
    { cause: error },
  );
}
