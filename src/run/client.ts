import { DEFAULT_TLP } from '../model/tlp.ts';
import type { Config } from '../config/schema.ts';
import { addMonths, dayOf } from '../lib/time.ts';
import type { Assessment } from '../model/assessment.ts';

/** Months for which old versions may be kept (risk model 4.6). */
const KEEP_MONTHS = 24;

const COVER_TEXTS = ['period', 'preparedFor', 'preparedBy', 'contact', 'version'] as const;

/** Client and document data for the cover; only members that are configured. */
export function clientOf(client: Config['client'], now: string): Assessment['client'] {
  const texts = COVER_TEXTS.flatMap(name => {
    const text = client?.[name];
    return text === undefined ? [] : [[name, text] as const];
  });
  return {
    name: client?.name ?? 'Our company',
    ...Object.fromEntries(texts),
    ...(client?.counsel === true ? { counsel: true as const } : {}),
    tlp: client?.tlp ?? DEFAULT_TLP,
    destroyOn: addMonths(dayOf(now), client?.keepMonths ?? KEEP_MONTHS),
  };
}
