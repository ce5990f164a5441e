import type { Assessment } from '../model/assessment.ts';
import type { Survival, UsedFigure } from '../model/survival.ts';
import type { Workload } from '../model/workload.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { HIDDEN } from './text-redactor.ts';

type Parts = Pick<Assessment, 'workloads' | 'survival' | 'survivalFigures'>;

/** Workloads and survival without names and ids of resources and accounts. */
export function redactedSurvival({ workloads, survival, survivalFigures }: Parts, hide: Pseudonyms): Parts {
  return {
    workloads: workloads.map(one => redactedWorkload(one, hide)),
    survival: survival.map(one => redactedRow(one, hide)),
    ...(survivalFigures === undefined ? {} : { survivalFigures: survivalFigures.map(one => withoutSource(one, hide)) }),
  };
}

/** People may have written names into the sources of their own figures. */
const withoutSource = (figure: UsedFigure, hide: Pseudonyms): UsedFigure =>
  figure.class === 'own' ? { ...figure, source: hide.text(figure.source) } : figure;

const redactedWorkload = ({ owner, ...workload }: Workload, hide: Pseudonyms): Workload => ({
  ...workload,
  name: hide.service(workload.name),
  ...(owner === undefined ? {} : { owner: hide.owner(owner) }),
  unseen: workload.unseen.map(() => HIDDEN),
  ...(workload.promise === undefined
    ? {}
    : {
        promise: {
          ...workload.promise,
          weakest: { ...workload.promise.weakest, id: HIDDEN, name: HIDDEN },
        },
      }),
  ...(workload.essentials === undefined
    ? {}
    : { essentials: workload.essentials.map(one => ({ ...one, evidence: one.evidence.map(() => HIDDEN) })) }),
  places: workload.places.map(place => ({ ...place, account: hide.account(place.account) })),
});

function redactedRow(row: Survival, hide: Pseudonyms): Survival {
  return {
    ...row,
    workload: hide.service(row.workload),
    ...(row.lost === undefined ? {} : { lost: { ...row.lost, id: HIDDEN, name: redactedLoss(row) } }),
    decides: row.decides.map(one => ({
      ...one,
      resource: { ...one.resource, ...hide.resource(one.resource), account: hide.account(one.resource.account) },
      unread: one.unread.map(text => hide.text(text)),
      path: one.path.map(() => HIDDEN),
    })),
    timeline: row.timeline.map(step =>
      step.resource === undefined ? step : { ...step, resource: { ...step.resource, ...hide.resource(step.resource) } },
    ),
  };
}

/** Zones, regions and providers are public places; the others lead to an account or a resource. */
const redactedLoss = ({ scenario, lost }: Survival): string =>
  scenario === 'zone-lost' || scenario === 'region-lost' || scenario === 'provider-lost'
    ? (lost?.name ?? HIDDEN)
    : HIDDEN;
