import { mapTexts } from '../lib/map-texts.ts';

/** An account or region that nothing in the plan names. No reader sees it: `inWords` says it. */
export const NOT_IN_PLAN = 'not-in-plan';

/** What readers see in its place. */
export interface PlaceWords {
  readonly account: string;
  readonly region: string;
  /** A service without a name of its own has that of its account. */
  readonly plan: string;
}

/** The same in `places` of the messages. */
export const ENGLISH_PLACES: PlaceWords = {
  account: 'account not stated',
  region: 'region not stated',
  plan: 'the plan',
};

/** What stands for it in texts; not where it is a part of an id. */
export const sayNotInPlan = (text: string, words: string): string =>
  text.includes(NOT_IN_PLAN) ? text.replace(/(?<![\w:/-])not-in-plan(?![\w:/-])/g, () => words) : text;

/** Every text in it, by its key. */
export const inWords = <T>(given: T, words: PlaceWords): T =>
  mapTexts(given, (text, key) => sayNotInPlan(text, wordsUnder(key, words)));

const wordsUnder = (key: string, { account, region, plan }: PlaceWords): string =>
  key === 'account' ? account : key === 'name' || key === 'workload' ? plan : region;
