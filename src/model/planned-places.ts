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
export function inWords<T>(given: T, words: PlaceWords, key = ''): T {
  if (typeof given === 'string') return sayNotInPlan(given, wordsUnder(key, words)) as T;
  if (Array.isArray(given)) return given.map((one: unknown) => inWords(one, words, key)) as T;
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(
    Object.entries(given).map(([under, value]: [string, unknown]) => [under, inWords(value, words, under)]),
  ) as T;
}

const wordsUnder = (key: string, { account, region, plan }: PlaceWords): string =>
  key === 'account' ? account : key === 'name' || key === 'workload' ? plan : region;
