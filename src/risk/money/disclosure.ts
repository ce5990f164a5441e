import { logNormal, logNormalAt } from './draws.ts';
import { eachEvent } from './events.ts';
import type { Disclosure, MoneySpec } from './spec.ts';
import type { Yearly, Years } from './years.ts';

/** The loss of each year by personal data that is disclosed (S6): a fixed part, and one for each record. */
export function disclosureLoss(
  { rate, perimeter, encryption, share }: Disclosure,
  spec: MoneySpec,
  years: Years,
): Yearly {
  const { value } = spec;
  const { perimeter: reach, confidentiality } = years.controls;
  const [fixed, part] = [logNormal(value.disclosure), logNormal(share)];
  const [records, each] = [logNormal(value.records), logNormal(value.perRecord)];
  const left = (year: number): number =>
    (1 - perimeter * (reach[year] ?? 0)) * (1 - encryption * (confidentiality[year] ?? 0));
  return eachEvent(years, { loss: 'S6', rate, left }, ({ year, draws, slot }) => {
    draws.normals(year, slot(0));
    const [base, reached] = [logNormalAt(fixed, draws.first), Math.min(1, logNormalAt(part, draws.second))];
    draws.normals(year, slot(1));
    return base + logNormalAt(records, draws.first) * reached * logNormalAt(each, draws.second);
  });
}
