import type { Asset, Loss } from '../../model/asset.ts';
import type { Step } from '../../model/survival.ts';
import { STEP_TEXT, type StepKey } from '../../model/survival-text.ts';
import { bounded } from './hours.ts';
import { returnOf, type End, type Question } from './ends.ts';
import { WORST, type Figures } from './figures.ts';
import { peopleSteps, type PeopleStep } from './people.ts';

/** A resource that a loss touches, and its worst case. */
export interface Hit {
  readonly asset: Asset;
  readonly end: End;
}

/** Resources that have a step of their own. */
const NAMED = 3;
const AFTER: ReadonlySet<PeopleStep['key']> = new Set(['verified', 'back']);

/**
 * The worst case of a workload hour by hour: what goes on by itself, what people do before they can begin, what is made, restored or
 * switched over in its order, and when it is back. Without an end: how long such events lasted. `total`: until it is back.
 */
export function timelineOf(hits: readonly Hit[], total: number, loss: Loss, figures: Figures): Step[] {
  const question: Question = { loss, figures, side: WORST };
  // What takes longer than the whole is not waited for: something else takes its place.
  const ended = hits.filter(({ end }) => end.hours > 0 && Number.isFinite(end.hours) && end.hours <= total);
  const [byPeople, alone] = [ended.filter(isByPeople), ended.filter(hit => !isByPeople(hit))];
  const steps = [
    step(0, 'lost'),
    ...slowest(alone).map(({ asset, end }) =>
      step(end.hours, end.fate === 'fails-over' || end.fate === 'unaffected' ? 'took-over' : 'restarted', asset),
    ),
    ...peopleTimes(byPeople, Number.isFinite(total), question),
    ...(Number.isFinite(total) ? [step(total, 'back')] : openEnd(question)),
  ];
  return steps.sort((a, b) => (a.hours ?? Infinity) - (b.hours ?? Infinity) || 0);
}

const isByPeople = ({ end }: Hit): boolean => end.recovery === 'people';

/** The ones that take longest, one for each duration. */
function slowest(hits: readonly Hit[]): Hit[] {
  const byHours = new Map<number, Hit>();
  for (const hit of hits) if (!byHours.has(hit.end.hours)) byHours.set(hit.end.hours, hit);
  return [...byHours.values()].sort((a, b) => b.end.hours - a.end.hours).slice(0, NAMED);
}

/** What people do: to notice and to gather in any case, the rest where there is something to do. */
function peopleTimes(hits: readonly Hit[], ends: boolean, question: Question): Step[] {
  const [longest] = slowest(hits);
  if (longest === undefined && ends) return [];
  const restore = hits.some(({ end }) => end.fate === 'restores');
  const api = hits.some(({ end }) => end.fate !== 'fails-over');
  const all = longest === undefined ? [] : peopleSteps(longest.asset, question, { restore, api });
  const before = longest === undefined ? alarm(question) : all.filter(({ key }) => !AFTER.has(key));
  let now = 0;
  const steps = before.flatMap(({ key, hours }) => {
    now += hours;
    return hours > 0 ? [step(now, key)] : [];
  });
  const names = question.figures.plain('names', WORST);
  const checking = all.find(({ key }) => key === 'verified')?.hours ?? 0;
  for (const { asset, end } of slowest(hits)) {
    const isRestored = end.fate === 'restores' && checking > 0;
    const ready = end.hours - names;
    steps.push(step(Math.max(0, ready - (isRestored ? checking : 0)), 'done', asset));
    if (isRestored) steps.push(step(ready, 'verified', asset));
  }
  return steps;
}

const alarm = ({ figures }: Question): PeopleStep[] => [
  { key: 'noticed', hours: figures.plain('detect', WORST) },
  { key: 'gathered', hours: figures.plain('assemble', WORST) },
];

/** How long published events lasted, where it may come back by itself. */
function openEnd(question: Question): Step[] {
  const { figures, loss } = question;
  const never = step(Infinity, 'never');
  const id = returnOf(loss.scenario);
  if (id === undefined) return [never];
  return [step(figures.typical(id), 'place-typical'), step(figures.plain(id, WORST), 'place-most'), never];
}

function step(hours: number, key: StepKey, asset?: Asset): Step {
  const resource = asset === undefined ? {} : { resource: { id: asset.id, name: asset.name, kind: asset.kind } };
  return { hours: bounded(hours), key, text: STEP_TEXT[key], ...resource };
}
