import type { Assessment } from '../model/assessment.ts';
import type { Affected, Survival, UsedFigure } from '../model/survival.ts';
import type { Workload, WorkloadSource } from '../model/workload.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { HIDDEN } from './text-redactor.ts';

/** Names that are those of accounts, stacks and resource groups lead to resources. */
const BY_PLACE: ReadonlySet<WorkloadSource> = new Set(['stack', 'resource-group', 'account']);

type Parts = Pick<Assessment, 'workloads' | 'survival' | 'survivalFigures'>;

/** Workloads and survival without names and ids of resources and accounts. */
export function redactedSurvival({ workloads, survival, survivalFigures }: Parts, hide: Pseudonyms): Parts {
  const names = new Map(workloads.map(({ name, source }, at) => [name, shownName(name, source, at, hide)]));
  const shown = (name: string): string => names.get(name) ?? HIDDEN;
  return {
    workloads: workloads.map(one => redactedWorkload(one, shown, hide)),
    survival: survival.map(one => redactedRow(one, shown, hide)),
    ...(survivalFigures === undefined ? {} : { survivalFigures: survivalFigures.map(one => withoutSource(one, hide)) }),
  };
}

/** People may have written names into the sources of their own figures. */
const withoutSource = (figure: UsedFigure, hide: Pseudonyms): UsedFigure =>
  figure.class === 'own' ? { ...figure, source: hide.text(figure.source) } : figure;

const shownName = (name: string, source: WorkloadSource, at: number, hide: Pseudonyms): string =>
  BY_PLACE.has(source) ? `workload ${at + 1}` : hide.text(name);

const redactedWorkload = (workload: Workload, shown: (name: string) => string, hide: Pseudonyms): Workload => ({
  ...workload,
  name: shown(workload.name),
  unseen: workload.unseen.map(() => HIDDEN),
  ...(workload.essentials === undefined
    ? {}
    : { essentials: workload.essentials.map(one => ({ ...one, evidence: one.evidence.map(() => HIDDEN) })) }),
  places: workload.places.map(place => ({ ...place, account: hide.account(place.account) })),
});

function redactedRow(row: Survival, shown: (name: string) => string, hide: Pseudonyms): Survival {
  const resources = new Map<string, string>();
  const resource = ({ id, kind }: Pick<Affected['resource'], 'id' | 'kind'>): string => {
    const name = resources.get(id) ?? `${kind} ${resources.size + 1}`;
    resources.set(id, name);
    return name;
  };
  return {
    ...row,
    workload: shown(row.workload),
    ...(row.lost === undefined ? {} : { lost: { ...row.lost, id: HIDDEN, name: redactedLoss(row) } }),
    decides: row.decides.map(one => ({
      ...one,
      resource: {
        ...one.resource,
        id: resource(one.resource),
        name: resource(one.resource),
        account: hide.account(one.resource.account),
      },
      path: one.path.map(() => HIDDEN),
    })),
    timeline: row.timeline.map(step =>
      step.resource === undefined
        ? step
        : { ...step, resource: { ...step.resource, id: resource(step.resource), name: resource(step.resource) } },
    ),
  };
}

/** Zones, regions and providers are public places; the others lead to an account or a resource. */
const redactedLoss = ({ scenario, lost }: Survival): string =>
  scenario === 'zone-lost' || scenario === 'region-lost' || scenario === 'provider-lost'
    ? (lost?.name ?? HIDDEN)
    : HIDDEN;
