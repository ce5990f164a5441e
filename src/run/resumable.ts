import { sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { InventoryHeader, Target } from '../model/inventory.ts';
import { accountKey } from '../model/keys.ts';

interface Interrupted {
  readonly partial: string;
  readonly header: InventoryHeader;
  /** Ids of the units that are complete. */
  readonly units: Iterable<string>;
}

interface Planned {
  readonly tool: string;
  readonly targets: readonly Target[];
  readonly units: readonly { readonly id: string }[];
}

/** Rejects a run over other accounts, regions or units than the interrupted one: the file would mix two scopes. */
export function assertSameScope({ partial, header, units }: Interrupted, planned: Planned): void {
  const [before, now] = [scopesOf(header.targets), scopesOf(planned.targets)];
  // An account that could not be signed in to may work by now.
  const mayGrow = header.targets.some(({ failed }) => failed !== undefined);
  if (!([...before].every(([key, scope]) => now.get(key) === scope) && (mayGrow || before.size === now.size)))
    throw otherScope(`${partial} holds ${textOf(before)}, and this run would read ${textOf(now)}.`);
  // Another version may have other units.
  const ids = new Set(planned.units.map(({ id }) => id));
  const foreign = header.tool === planned.tool ? [...units].find(id => !ids.has(id)) : undefined;
  if (foreign !== undefined)
    throw otherScope(`${partial} holds ${sanitizeText(foreign)}, which this run would not read.`);
}

const otherScope = (message: string): CloudbriefError =>
  new CloudbriefError(
    'CB_USAGE',
    message,
    'Use the credentials and options of the interrupted run, or collect into another file with --out.',
  );

const scopesOf = (targets: readonly Target[]): ReadonlyMap<string, string> =>
  new Map(
    targets
      .filter(({ failed }) => failed === undefined)
      .map(target => [
        accountKey(target),
        `${target.provider} ${target.account} (${target.regions.toSorted().join(', ')})`,
      ]),
  );

const MOST = 5;

function textOf(scopes: ReadonlyMap<string, string>): string {
  const all = [...scopes.values()];
  const more = all.length > MOST ? ` and ${all.length - MOST} more` : '';
  return all.length === 0 ? 'no account' : sanitizeText(all.slice(0, MOST).join('; '), 800) + more;
}
