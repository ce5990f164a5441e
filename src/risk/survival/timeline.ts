import type { Asset, Loss } from '../../model/asset.ts';
import type { Step } from '../../model/survival.ts';
import { STEP_TEXT } from '../../model/survival-text.ts';
import { bounded } from './hours.ts';
import type { End } from './ends.ts';
import { WORST, type Figures } from './figures.ts';
import { peopleSteps } from './people.ts';

type StepKey = keyof typeof STEP_TEXT;

/** The worst case of one resource, hour by hour. */
export function timelineOf(asset: Asset, end: End, loss: Loss, figures: Figures): Step[] {
  const steps = [step(0, 'lost')];
  if (end.recovery === 'nobody' || !Number.isFinite(end.hours)) return [...steps, step(Infinity, 'never')];
  if (end.recovery !== 'people') return [...steps, step(end.hours, 'back')];
  const restore = end.fate === 'restores';
  const people = peopleSteps(asset, { loss, figures, side: WORST }, { restore, api: end.fate !== 'fails-over' });
  const before = people.filter(({ key }) => key !== 'verified' && key !== 'back');
  let now = 0;
  for (const { key, hours } of before) {
    now += hours;
    if (hours > 0) steps.push(step(now, key));
  }
  const after = people.filter(({ key }) => key === 'verified' || key === 'back');
  const rest = after.reduce((sum, { hours }) => sum + hours, 0);
  now = Math.max(now, end.hours - rest);
  steps.push(step(now, 'done'));
  for (const { key, hours } of after) {
    now += hours;
    steps.push(step(key === 'back' ? end.hours : now, key));
  }
  return steps;
}

const step = (hours: number, key: StepKey): Step => ({ hours: bounded(hours), key, text: STEP_TEXT[key] });
