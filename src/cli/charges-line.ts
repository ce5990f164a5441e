import type { Assessment } from '../model/assessment.ts';
import { CLOUD_PROVIDERS } from '../providers/index.ts';

/** Cost of the API calls of a run, in one line for whoever runs the command. */
export function chargesLine(charges: readonly NonNullable<Assessment['coverage']['charges']>[number][]): string {
  const lines = charges.map(({ operation, items, usd }) => {
    const [unit = 'items'] = CLOUD_PROVIDERS.flatMap(({ prices }) => prices[operation]?.unit ?? []);
    return `${operation}: ${items} ${unit}, about USD ${usd.toFixed(usd < 0.01 ? 4 : 2)} at list price`;
  });
  return `This run cost money. ${lines.join('; ')}.`;
}
