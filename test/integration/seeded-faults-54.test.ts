import { describeSeeds } from '../support/seeded-mishaps.ts';
import { seeds } from '../support/seeds.ts';

await describeSeeds({ quick: [], slow: [], release: seeds(54, 80) });
