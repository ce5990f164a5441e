import type { ScoreRules, WeighedCheck } from '../risk/score.ts';
import type { Simulated } from './survival.ts';

/** What an assessment hands on to the simulation of losses. */
export interface MoneyBasis {
  readonly simulated: Pick<Simulated, 'places' | 'survival'>;
  readonly checks: readonly WeighedCheck[];
  readonly rules: ScoreRules;
}
