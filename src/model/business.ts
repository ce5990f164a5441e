/** What an input counts. `money`: in the currency of the inputs. */
export type BusinessUnit =
  'money' | 'money per year' | 'money per hour' | 'share' | 'people' | 'records' | 'peaks per year' | 'hours';

interface BusinessInput {
  readonly key: string;
  readonly unit: BusinessUnit;
  readonly asks: string;
  readonly example: readonly [low: number, high: number];
  /** The interview asks for it. */
  readonly starter?: true;
}

/** What only the business knows: ranges that hold in nine cases of ten, each with its owner. All of them are optional. */
export const BUSINESS_INPUTS = [
  { key: 'revenuePerYear', unit: 'money per year', starter: true, example: [10_000_000, 14_000_000], asks: 'What is the yearly revenue?' },
  { key: 'cloudShare', unit: 'share', starter: true, example: [0.7, 0.9], asks: 'Which share of the revenue needs what runs in the cloud?' },
  { key: 'lostShare', unit: 'share', starter: true, example: [0.3, 0.8], asks: 'Which share of interrupted revenue never comes back?' },
  { key: 'teamSize', unit: 'people', starter: true, example: [3, 6], asks: 'How many people work on a large incident?' },
  { key: 'records', unit: 'records', starter: true, example: [100_000, 140_000], asks: 'Of how many people do we hold personal data?' },
  { key: 'dataValue', unit: 'money', starter: true, example: [100_000, 2_000_000], asks: 'What would it cost to lose the most important data for good?' },
  { key: 'dataHour', unit: 'money', starter: true, example: [500, 4000], asks: 'What does it cost to enter one hour of lost data again?' },
  { key: 'teamHour', unit: 'money per hour', example: [60, 150], asks: 'What does a person who works on an incident cost per hour?' },
  { key: 'response', unit: 'money', example: [20_000, 300_000], asks: 'What do helpers from outside cost after an intrusion?' },
  { key: 'disclosure', unit: 'money', example: [30_000, 400_000], asks: 'What does a disclosure of personal data cost, whatever its size?' },
  { key: 'perRecord', unit: 'money', example: [1, 60], asks: 'What does each disclosed record cost?' },
  { key: 'keyPeople', unit: 'people', example: [1, 3], asks: 'How many people are there without whom nobody knows how it works?' },
  { key: 'replacement', unit: 'money', example: [20_000, 100_000], asks: 'What does it cost to replace such a person?' },
  { key: 'exit', unit: 'money', example: [200_000, 1_000_000], asks: 'What would an orderly move to another provider cost?' },
  { key: 'peaks', unit: 'peaks per year', example: [2, 4], asks: 'How many rushes a year go beyond the normal load by far?' },
  { key: 'peakHours', unit: 'hours', example: [2, 12], asks: 'How long does such a rush last?' },
  { key: 'turnedAway', unit: 'share', example: [0.2, 0.6], asks: 'Which share of the visitors is turned away when capacity does not suffice?' },
  { key: 'cloudBill', unit: 'money per year', example: [100_000, 140_000], asks: 'What do the cloud providers charge in a year?' },
  { key: 'dayCost', unit: 'money', example: [600, 1000], asks: 'What does a day of work of an engineer cost?' },
  { key: 'cash', unit: 'money', example: [400_000, 600_000], asks: 'How much cash could be spent on a bad year?' },
  { key: 'insurance', unit: 'money', example: [1_000_000, 1_000_000], asks: 'Up to which loss does an insurance pay?' },
] as const satisfies readonly BusinessInput[]; // prettier-ignore
export type BusinessKey = (typeof BUSINESS_INPUTS)[number]['key'];

/** A 90 % range from the business, and who stands for it. */
export interface BusinessRange {
  readonly low: number;
  readonly high: number;
  readonly owner?: string | undefined;
  /** The date of the estimate. */
  readonly asOf?: string | undefined;
}

/** Own incidents: how many of a loss in how many years. */
export interface IncidentHistory {
  readonly years: number;
  readonly events: Readonly<Record<string, number>>;
}

/** The largest loss that the owners would accept with that chance in a year. */
export interface Tolerance {
  readonly chance: number;
  readonly amount: number;
}

export const COMPANY_SIZES = ['small', 'medium', 'large'] as const;
export type CompanySize = (typeof COMPANY_SIZES)[number];

/** What the business says of itself. */
export interface Business extends Readonly<Partial<Record<BusinessKey, BusinessRange | undefined>>> {
  readonly currency?: string | undefined;
  /** How many of the currency are one euro. */
  readonly perEuro?: number | undefined;
  readonly staff?: number | undefined;
  readonly tolerance?: readonly Tolerance[] | undefined;
  readonly history?: IncidentHistory | undefined;
}

/** Units in words. */
export const UNIT_NAMES: Readonly<Record<BusinessUnit, string>> = {
  money: 'amount',
  'money per year': 'amount per year',
  'money per hour': 'amount per hour',
  share: 'share, 0 to 1',
  people: 'people',
  records: 'records',
  'peaks per year': 'rushes per year',
  hours: 'hours',
};

/** Inputs in the currency. */
export const MONEY_UNITS: ReadonlySet<BusinessUnit> = new Set(['money', 'money per year', 'money per hour'] as const);
