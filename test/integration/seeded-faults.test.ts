import { describeSeeds, seeds } from '../support/seeded-mishaps.ts';

await describeSeeds(seeds(0, 3), seeds(3, 28));
