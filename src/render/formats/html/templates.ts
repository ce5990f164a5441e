import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../lib/package-root.ts';
import { CloudbriefError } from '../../../model/errors.ts';

/** The sources of the pages of one document: ours, and over each of them the user's own where there is one. */
export interface Templates {
  readonly page: string;
  readonly style: string;
  /** What the HTML has over the paper. */
  readonly screen: string;
  readonly partials: ReadonlyMap<string, string>;
}

/** Reads the templates; `own` is a folder that is laid out as `templates/` is, with as few of its files as one likes. */
export function readTemplates(
  own: string | undefined,
  page: 'briefing' | 'brief' | 'evidence' = 'briefing',
): Templates {
  const ours = join(packageRoot(), 'templates');
  if (own !== undefined) assertLaidOutAlike(own, ours);
  const read = (...names: string[]): string => {
    const mine = own === undefined ? undefined : join(own, ...names);
    return readFileSync(mine !== undefined && existsSync(mine) ? mine : join(ours, ...names), 'utf8');
  };
  const names = new Set([ours, own].flatMap(folder => (folder === undefined ? [] : partialsIn(folder))));
  return {
    page: read(`${page}.hbs`),
    style: read(`${page === 'brief' ? 'briefing' : page}.css`),
    screen: read('screen.css'),
    partials: new Map([...names].map(name => [name.replace(/\.hbs$/, ''), read('partials', name)])),
  };
}

/** Changes with every letter, so that no template is printed as it once was. */
export const templateMark = (source: string): string => hash('sha256', source, 'hex').slice(0, 16);

function partialsIn(folder: string): string[] {
  const partials = join(folder, 'partials');
  return existsSync(partials) ? readdirSync(partials).filter(name => name.endsWith('.hbs')) : [];
}

/** A folder that changes nothing is a slip of the pen: its owner would send out pages that are not his. */
function assertLaidOutAlike(own: string, ours: string): void {
  if (!existsSync(own)) {
    throw new CloudbriefError('CB_CONFIG', `There is no folder of templates at ${own}.`, 'Check --templates.');
  }
  const known = readdirSync(ours);
  const found = readdirSync(own).some(name => known.includes(name));
  if (found) return;
  throw new CloudbriefError(
    'CB_CONFIG',
    `The folder ${own} holds no template.`,
    `It may hold ${known.join(', ')}, each in place of ours; see docs/branding.md.`,
  );
}

/** What a template of the user's own says wrongly, as his mistake and not ours. */
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
