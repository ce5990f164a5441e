import type { Business } from '../../model/business.ts';
import type { Question } from '../../model/question.ts';
import type { Score } from '../../model/score.ts';
import type { Survival } from '../../model/survival.ts';
import type { Workload } from '../../model/workload.ts';
import type { Figures } from '../survival/figures.ts';
import type { PlaceOutcome } from '../survival/places.ts';
import type { Parameter, Parameters } from './parameters.ts';
import type { Range } from './spec.ts';

/** What the simulation is made of. */
export interface Company {
  readonly parameters: Parameters;
  readonly figures: Figures;
  readonly business: Business;
  readonly workloads: readonly Workload[];
  readonly places: readonly PlaceOutcome[];
  readonly survival: readonly Survival[];
  readonly scores: Readonly<Record<Question, Score>>;
}

/** A company with what several losses need of it. */
export interface Ready extends Company {
  readonly shares: ReadonlyMap<string, number>;
}

/** The range of a parameter. */
export const rangeOf = ({ low, high }: Parameter): Range => ({ low, high });
