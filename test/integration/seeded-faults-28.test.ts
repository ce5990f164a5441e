import { describeSeeds, seeds } from '../support/seeded-mishaps.ts';

await describeSeeds([], seeds(28, 54));
