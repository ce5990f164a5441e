import type { AssetGraph } from '../../model/asset.ts';
import { flatNeeds, type FlatNeeds } from './flat-needs.ts';
import { WORST, type Figures } from './figures.ts';

/** Hours and loss of every node in the best and the worst case. Workloads come after the assets. */
export interface Ends {
  readonly bestHours: Float64Array;
  readonly bestLoss: Float64Array;
  readonly worstHours: Float64Array;
  readonly worstLoss: Float64Array;
}

interface Hours {
  readonly hours: number;
  readonly loss: number;
}

/**
 * What the loss of some assets does to what needs them: a node is down as long as any of its needs is. Values only grow, so that
 * circles end; each pass costs what it touches. A need is looked at when all that was raised before is known, not once for each of
 * its alternatives.
 */
export class Propagation {
  readonly ends: Ends;
  /** Nodes that something reached, in no order. */
  readonly touched: number[] = [];
  readonly #flat: FlatNeeds;
  /** The hours after which more of the same kind are started, where those that are left do not carry the load. */
  readonly #relief: number;
  readonly #isTouched: Uint8Array;
  readonly #isWaiting: Uint8Array;
  readonly #nodes: number[] = [];
  readonly #needs: number[] = [];

  constructor(graph: AssetGraph, figures: Figures) {
    this.#flat = flatNeeds(graph);
    this.#relief = figures.plain('survivors', WORST);
    const { size, by } = this.#flat;
    this.ends = {
      bestHours: new Float64Array(size),
      bestLoss: new Float64Array(size),
      worstHours: new Float64Array(size),
      worstLoss: new Float64Array(size),
    };
    this.#isTouched = new Uint8Array(size);
    this.#isWaiting = new Uint8Array(by.length);
  }

  /** Raises a node to what becomes of it; `settle` then raises all that need it. */
  raise(node: number, best: Hours, worst: Hours): void {
    this.#grow(node, best.hours, best.loss, worst.hours, worst.loss);
  }

  settle(): void {
    for (;;) {
      for (let node = this.#nodes.pop(); node !== undefined; node = this.#nodes.pop()) this.#wakeUsers(node);
      const need = this.#needs.pop();
      if (need === undefined) return;
      this.#isWaiting[need] = 0;
      this.#growByNeed(need);
    }
  }

  /** Forgets everything. */
  reset(): void {
    const { bestHours, bestLoss, worstHours, worstLoss } = this.ends;
    for (const node of this.touched) {
      this.#isTouched[node] = 0;
      bestHours[node] = bestLoss[node] = worstHours[node] = worstLoss[node] = 0;
    }
    this.touched.length = 0;
  }

  #grow(node: number, mildHours: number, mildLoss: number, graveHours: number, graveLoss: number): void {
    const { bestHours, bestLoss, worstHours, worstLoss } = this.ends;
    let changed = raised(bestHours, node, mildHours);
    changed = raised(bestLoss, node, mildLoss) || changed;
    changed = raised(worstHours, node, graveHours) || changed;
    changed = raised(worstLoss, node, graveLoss) || changed;
    if (!changed) return;
    if (this.#isTouched[node] === 0) this.touched.push(node);
    this.#isTouched[node] = 1;
    this.#nodes.push(node);
  }

  #wakeUsers(node: number): void {
    const { usesOf, uses } = this.#flat;
    const end = usesOf[node + 1] ?? 0;
    for (let at = usesOf[node] ?? 0; at < end; at++) {
      const need = uses[at] ?? 0;
      if (this.#isWaiting[need] === 1) continue;
      this.#isWaiting[need] = 1;
      this.#needs.push(need);
    }
  }

  /**
   * How long a need is not met. One alternative is enough; those that are left may not carry the load of all, and then more has to be
   * started. Each alternative may hold data of its own: in the worst case it does.
   */
  #growByNeed(need: number): void {
    const { start, alternatives, by, certain, capacity } = this.#flat;
    const { bestHours, bestLoss, worstHours, worstLoss } = this.ends;
    const [first = 0, end = 0] = [start[need], start[need + 1]];
    let [mildHours, mildLoss, least, most, graveLoss] = [Infinity, Infinity, Infinity, 0, 0];
    for (let at = first; at < end; at++) {
      const node = alternatives[at] ?? 0;
      mildHours = Math.min(mildHours, bestHours[node] ?? 0);
      mildLoss = Math.min(mildLoss, bestLoss[node] ?? 0);
      least = Math.min(least, worstHours[node] ?? 0);
      most = Math.max(most, worstHours[node] ?? 0);
      graveLoss = Math.max(graveLoss, worstLoss[node] ?? 0);
    }
    const short = capacity[need] === 1 && end - first > 1 ? Math.min(most, this.#relief) : 0;
    const isCertain = certain[need] === 1;
    this.#grow(by[need] ?? 0, isCertain ? mildHours : 0, isCertain ? mildLoss : 0, Math.max(least, short), graveLoss);
  }
}

function raised(array: Float64Array, node: number, value: number): boolean {
  if (value <= (array[node] ?? 0)) return false;
  array[node] = value;
  return true;
}
