import { dataAt, logNormal, logNormalAt, uniformAt } from './draws.ts';
import { eachEvent } from './events.ts';
import { sharesUpTo } from './outage.ts';
import type { Corruption, MoneySpec } from './spec.ts';
import type { Yearly, Years } from './years.ts';

/** The loss of each year by own deletion or corruption (S7). It hits one workload, drawn by its share. */
export function corruptionLoss(corruption: Corruption, { value }: MoneySpec, years: Years): Yearly {
  const { rate, effects, effectiveness, standstill, dataShare } = corruption;
  const [withCopies, without] = [logNormal(corruption.hoursWithCopies), logNormal(corruption.hoursWithout)];
  const [data, dataHour] = [logNormal(value.data), logNormal(value.dataHour)];
  const restoring = effects.map(({ hours }) => (hours === undefined ? undefined : logNormal(hours)));
  const shares = sharesUpTo(effects);
  const unknown = years.unknowns('works/S7');
  return eachEvent(years, { loss: 'S7', rate }, ({ year, draws, slot }) => {
    draws.uniforms(year, slot(0));
    const [works, pick] = [draws.first, draws.second];
    draws.uniforms(year, slot(1));
    const age = draws.first;
    draws.normals(year, slot(2));
    const [quick, slow] = [logNormalAt(withCopies, draws.first), logNormalAt(without, draws.second)];
    draws.normals(year, slot(3));
    const [lost, hour] = [logNormalAt(data, draws.first), logNormalAt(dataHour, draws.second)];
    draws.normals(year, slot(4));
    const [normal, older] = [draws.first, draws.second];
    const at = shares.findIndex(upTo => pick < upTo);
    const effect = effects[at];
    if (effect === undefined) return 0;
    const share = Math.min(1, effect.share);
    const perHour = (years.revenue[year] ?? 0) * standstill * share + (years.team[year] ?? 0);
    const gone = slow * perHour + lost * dataShare * share;
    if (works >= uniformAt(effect.works, unknown[year] ?? 0) * effectiveness) return gone;
    const untested = 1 + corruption.untested * (1 - (years.controls.recovery[year] ?? 0));
    const simulated = restoring[at];
    const hours = simulated === undefined ? quick * untested : logNormalAt(simulated, normal);
    const entered = effect.data === undefined ? 0 : dataAt(effect.data, age, older) * hour * share;
    // Whoever can choose makes do without the copy where that costs less.
    return simulated === undefined ? hours * perHour + entered : Math.min(hours * perHour + entered, gone);
  });
}
