import { describeSeeds, seeds } from '../support/seeded-mishaps.ts';

await describeSeeds([], seeds(54, 80));
