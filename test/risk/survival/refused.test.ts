import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../src/model/kinds.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { unread } from '../../../src/model/reading.ts';
import { createSimulation, play, resultAt, type Result } from '../../../src/risk/survival/simulate.ts';
import { ROUND_FIGURES, simulated } from '../../support/survival.ts';
import { CASES } from '../../support/survival-cases.ts';
import { DISK_CASES } from '../../support/survival-cases-disks.ts';
import { GCP_CASES } from '../../support/survival-cases-gcp.ts';

const ALL = [...CASES, ...DISK_CASES, ...GCP_CASES];

/** What each loss does to the workload, by its id; nothing where it has no resource that was read. */
function outcomes(resources: readonly Resource[], refused: readonly Kind[] = []): ReadonlyMap<string, Result> {
  const { graph, losses } = simulated({ resources, refused });
  const simulation = createSimulation(graph, ROUND_FIGURES);
  const position = graph.workloads.findIndex(({ name }) => name === 'shop');
  if (position < 0) return new Map();
  return new Map(
    losses.map(loss => {
      play(loss, simulation);
      const result = resultAt(graph.assets.length + position, loss, simulation.propagation.ends);
      simulation.propagation.reset();
      return [loss.id, result];
    }),
  );
}

const around = (outer: Result, inner: Result): boolean =>
  [0, 1].every(
    at => (outer.best[at] ?? 0) <= (inner.best[at] ?? 0) && (outer.worst[at] ?? 0) >= (inner.worst[at] ?? 0),
  );

/** Each loss that both know. */
function expectAround(less: ReadonlyMap<string, Result>, seen: ReadonlyMap<string, Result>, what: string): void {
  for (const [id, result] of seen) {
    const blind = less.get(id);
    if (blind !== undefined)
      expect(around(blind, result), `${what} in ${id}: ${JSON.stringify([blind, result])}`).toBe(true);
  }
}

describe('what was refused never makes the answer surer', () => {
  it.each(ALL)('each facet: %s', (_, resources) => {
    const seen = outcomes(resources);
    for (const [at, resource] of resources.entries())
      for (const name of Object.keys(resource.facets)) {
        const facets = { ...resource.facets, [name]: unread('denied') };
        expectAround(outcomes(resources.with(at, { ...resource, facets })), seen, `${resource.id}.${name}`);
      }
  });

  it.each(ALL)('each list: %s', (_, resources) => {
    const seen = outcomes(resources);
    for (const kind of new Set(resources.map(resource => resource.kind))) {
      const rest = resources.filter(resource => resource.kind !== kind);
      expectAround(outcomes(rest, [kind]), seen, `list of ${kind}`);
    }
  });
});
