import { decodeText } from '../lib/compression.ts';
import { issueLine } from '../lib/issue-text.ts';
import { readBounded } from '../lib/read-bounded.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Inventory } from '../model/inventory.ts';
import { resourceSchema, type Resource } from '../model/resource.ts';

/** A resource in a file of changes: its unit and what it does not say may be left out. */
const ADDED = resourceSchema.partial({ unit: true, tags: true, facets: true, name: true });

/** A resource more, and the file and line that it comes from. */
export interface AddedResource {
  readonly resource: Resource;
  readonly place: string;
}

/** Resources to simulate with: one JSON object in a line, as in an inventory. Throws with file, line and what is expected. */
export async function readAddedResources(path: string): Promise<AddedResource[]> {
  const lines = (await textOf(path)).split('\n');
  return lines.flatMap((line, at) => {
    const place = `${path}:${at + 1}`;
    return line.trim() === '' ? [] : [{ resource: resourceIn(line, place), place }];
  });
}

const MAX_BYTES = 64 * 1024 ** 2;

async function textOf(path: string): Promise<string> {
  try {
    return decodeText(await readBounded(path, MAX_BYTES));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code ?? message})`;
    throw new CloudbriefError('CB_USAGE', `${path} ${why}.`, 'Name a file with one resource in JSON on each line.', {
      cause: error,
    });
  }
}

const HINT = 'Write one resource on each line as an inventory has them; see docs/survival.md.';

function resourceIn(line: string, place: string): Resource {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new CloudbriefError('CB_USAGE', `${place}: expected a JSON object.`, HINT);
  }
  const { record: _record, ...rest } = (typeof json === 'object' && json !== null ? json : {}) as Record<
    string,
    unknown
  >;
  const result = ADDED.safeParse(rest);
  if (!result.success)
    throw new CloudbriefError(
      'CB_USAGE',
      result.error.issues.map(issue => `${place}: ${issueLine(issue, rest)}`).join('\n'),
      HINT,
    );
  const { data } = result;
  return {
    ...data,
    name: data.name ?? data.id,
    tags: data.tags ?? {},
    facets: data.facets ?? {},
    unit: data.unit ?? 'added',
  };
}

/** The inventory with resources more; one with a known id replaces the facets that it has. */
export function withAdded(inventory: Inventory, added: readonly AddedResource[]): Inventory {
  const known = new Map(inventory.resources.map(resource => [resource.id, resource]));
  for (const { resource } of added) {
    const before = known.get(resource.id);
    known.set(
      resource.id,
      before === undefined ? resource : { ...before, ...resource, facets: { ...before.facets, ...resource.facets } },
    );
  }
  return { ...inventory, resources: [...known.values()] };
}
