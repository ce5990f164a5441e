import { describeSeeds } from '../support/seeded-mishaps.ts';
import { seeds } from '../support/seeds.ts';

await describeSeeds({ quick: seeds(0, 3), slow: seeds(3, 6), release: seeds(6, 28) });
