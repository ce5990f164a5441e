import type { InventoryIndex } from '../facts/inventory-index.ts';
import { ASSESSMENT_VERSION, type Assessment } from '../model/assessment.ts';
import type { Target } from '../model/inventory.ts';
import { isPlanned } from '../model/planned.ts';
import { valueOrNull } from '../model/reading.ts';
import { facet } from '../model/resource.ts';

/** The targets with their place in the organization: as planning found it, else as the account itself says. */
const placedTargets = (index: InventoryIndex): Target[] =>
  index.inventory.header.targets.map(target => {
    if (target.division !== undefined) return target;
    const own = index.seen('account', { account: target.account }).find(({ provider }) => provider === target.provider);
    const division = own === undefined ? undefined : valueOrNull<readonly string[]>(facet(own, 'division'));
    return division === undefined || division === null ? target : { ...target, division: [...division] };
  });

type Head = Pick<Assessment, 'schemaVersion' | 'tool' | 'now' | 'planned' | 'snapshot' | 'client' | 'targets'>;

/** What the assessment is of. */
export const headOf = (
  index: InventoryIndex,
  { version, now, client }: Pick<Assessment, 'now' | 'client'> & { readonly version: string },
): Head => ({
  schemaVersion: ASSESSMENT_VERSION,
  tool: { name: 'cloudbrief', version },
  now,
  ...(isPlanned(index.inventory) ? { planned: true } : {}),
  snapshot: { started: index.inventory.header.started, ended: index.inventory.ended },
  client,
  targets: placedTargets(index),
});
