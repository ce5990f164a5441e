import type { AssetGraph, Loss } from '../../model/asset.ts';
import type { HourInterval, Scenario } from '../../model/survival.ts';
import { memoizePerObject } from '../../lib/memoize.ts';
import { compareText } from '../../lib/text.ts';
import { intervalOf } from './hours.ts';
import type { Result } from './simulate.ts';

/** What the loss of one place does to one workload. */
export interface PlaceEffect {
  readonly workload: string;
  readonly hours: HourInterval;
  readonly dataLoss: HourInterval;
}

/** A zone, region, account, provider or reach of an identity, with the workloads that its loss touches. */
export interface PlaceOutcome {
  readonly id: string;
  readonly scenario: Scenario;
  readonly provider?: string | undefined;
  readonly region?: string | undefined;
  readonly effects: readonly PlaceEffect[];
}

export interface PlaceCollector {
  readonly add: (loss: Loss, node: number, result: Result) => void;
  readonly outcomes: () => readonly PlaceOutcome[];
}

/** Keeps what each place does to each workload while losses are played. Identities with the same reach are one. */
export function collectPlaces(graph: AssetGraph): PlaceCollector {
  const found = new Map<string, { readonly loss: Loss; readonly effects: PlaceEffect[] }>();
  const reaches = new Map<string, string>();
  return {
    add: (loss, node, { best, worst }) => {
      const workload = graph.workloads[node - graph.assets.length];
      if (workload === undefined || loss.scenario === 'component-lost' || loss.scenario === 'data-corrupted') return;
      const reach = reachOf(loss);
      if (reach !== undefined && (reaches.get(reach) ?? loss.id) !== loss.id) return;
      if (reach !== undefined) reaches.set(reach, loss.id);
      const place = found.get(loss.id) ?? { loss, effects: [] };
      found.set(loss.id, place);
      place.effects.push({
        workload: workload.name,
        hours: intervalOf(best[0], worst[0]),
        dataLoss: intervalOf(best[1], worst[1]),
      });
    },
    outcomes: () =>
      [...found.values()].map(({ loss: { id, scenario, provider, region }, effects }) => ({
        id,
        scenario,
        provider,
        region,
        effects: effects.sort((a, b) => compareText(a.workload, b.workload)),
      })),
  };
}

const reachOf = memoizePerObject(({ scenario, accounts = new Set(), maybe = new Set() }: Loss): string | undefined =>
  scenario === 'account-wiped' ? JSON.stringify([[...accounts].sort(compareText), [...maybe].sort(compareText)]) : undefined); // prettier-ignore
