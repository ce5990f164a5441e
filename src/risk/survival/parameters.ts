import data from '../../../data/survival.json' with { type: 'json' };
import { createFigures, type Figure, type Figures } from './figures.ts';

/** A figure that the configuration sets: a value, and its range where there is one. */
export interface FigureOverride {
  readonly value: number;
  readonly range?: readonly [number, number] | undefined;
  readonly source?: string | undefined;
}

/** The figures of data/survival.json. */
export const SURVIVAL_FIGURES: readonly Figure[] = data.parameters.map(({ range: [best = 0, worst = 0], ...rest }) => ({
  ...rest,
  range: [best, worst],
}));

/** The figures, with those that the configuration replaces. */
export function survivalFigures(overrides: Readonly<Record<string, FigureOverride>> = {}): Figures {
  const { regionalTypes, regionalBackups, replicaTypes, sharedStorageTypes, automaticTypes } = data.types;
  const own = Object.entries(overrides).map(([id, one]): Figure => {
    const range = one.range ?? [one.value, one.value];
    return { id, value: one.value, range, unit: 'hours', class: 'own', source: one.source ?? 'cloudbrief.yaml' };
  });
  const knownTypes = {
    regionalTypes: new Set(regionalTypes),
    regionalBackups: new Set(regionalBackups),
    replicaTypes: new Set(replicaTypes),
    sharedStorageTypes: new Set(sharedStorageTypes),
    automaticTypes: new Set(automaticTypes),
  };
  return createFigures(SURVIVAL_FIGURES, knownTypes, own);
}
