import type { Kind } from '../../src/model/kinds.ts';
import type { Resource } from '../../src/model/resource.ts';
import { createSimulation, play, resultAt, type Result } from '../../src/risk/survival/simulate.ts';
import { ROUND_FIGURES, simulated } from './survival.ts';

/** What each loss does to each workload, by the id of the loss and the name; and what each has that nobody saw. */
export interface Outcomes {
  readonly results: ReadonlyMap<string, Result>;
  readonly unseen: ReadonlyMap<string, number>;
}

export function outcomesOf(resources: readonly Resource[], refused: readonly Kind[] = []): Outcomes {
  const { graph, losses } = simulated({ resources, refused });
  const simulation = createSimulation(graph, ROUND_FIGURES);
  const results = losses.flatMap(loss => {
    play(loss, simulation);
    const found = graph.workloads.map(({ name }, at): [string, Result] => [
      `${loss.id} ${name}`,
      resultAt(graph.assets.length + at, loss, simulation.propagation.ends),
    ]);
    simulation.propagation.reset();
    return found;
  });
  return {
    results: new Map(results),
    unseen: new Map(graph.workloads.map(({ name, unseen }) => [name, unseen.length])),
  };
}

/** Each loss of each workload that both know. */
export function eachShared(one: Outcomes, other: Outcomes, check: (a: Result, b: Result, what: string) => void): void {
  for (const [what, result] of one.results) {
    const same = other.results.get(what);
    if (same !== undefined) check(result, same, `${what}: ${JSON.stringify([result, same])}`);
  }
}

export const isAround = (outer: Result, inner: Result): boolean =>
  [0, 1].every(
    at => (outer.best[at] ?? 0) <= (inner.best[at] ?? 0) && (outer.worst[at] ?? 0) >= (inner.worst[at] ?? 0),
  );

export const isNoWorse = (a: Result, b: Result): boolean =>
  [0, 1].every(at => (a.best[at] ?? 0) <= (b.best[at] ?? 0) && (a.worst[at] ?? 0) <= (b.worst[at] ?? 0));
