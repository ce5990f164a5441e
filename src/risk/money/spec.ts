import type { Loss } from '../../model/loss.ts';

/** A 90 % range: one case in twenty is below, one in twenty above. Shares and chances: uniform between. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Events a year. */
export interface Rate extends Range {
  /** What was seen: it moves the rate (Gamma and Poisson). */
  readonly history?: { readonly events: number; readonly years: number } | undefined;
  /** Rates with the same name are drawn once: what is not known of them is the same everywhere. */
  readonly name: string;
}

/** What an event does to a workload. */
export interface Effect {
  /** Share of the revenue that stops with it. */
  readonly share: number;
  /** Chance that what is there against it works, before its effectiveness: 0, 1, or not known. */
  readonly works: Range;
  /** Hours down if it works, from the simulation of survival; else those of the model. */
  readonly hours?: Range | undefined;
  /** Hours of data lost if it works. `even`: any number of hours is as likely, as between two copies. */
  readonly data?: (Range & { readonly even?: true }) | undefined;
}

/** Something that an event takes away: a zone, a region, an account. */
export interface Place {
  readonly id: string;
  readonly rate: Rate;
  readonly effects: readonly Effect[];
}

/** Scores that change how often something happens or how long people need; from 0 to 1. */
export const MODIFIERS = [
  'confidentiality',
  'perimeter',
  'recovery',
  'support',
  'surge',
  'rebuild',
  'records',
  'people',
] as const;
export type Modifier = (typeof MODIFIERS)[number];

/** Events that stop workloads until the place is back or what is there against it works. */
export interface Outage {
  readonly loss: Loss;
  /** Distinguishes two kinds of events of a loss. */
  readonly kind?: string | undefined;
  readonly places: readonly Place[];
  /** Hours until the place is back. */
  readonly length: Range;
  /** Share of the own work of recovery that comes after it. */
  readonly afterwards: number;
  /** Share of the cases in which what is there works as planned. */
  readonly effectiveness: number;
  /** One workload, drawn by its share of the revenue; else all. */
  readonly one?: boolean | undefined;
  /** Share of the revenue that stops; else all of it. */
  readonly partly?: Range | undefined;
  /** Nobody works on it. */
  readonly unattended?: boolean | undefined;
  /** Chance that the data is gone where nothing works against it. */
  readonly wipes?: Range | undefined;
  /** The score that lets events pass without effect. */
  readonly stoppedBy?: Modifier | undefined;
}

/** A destructive intrusion (S5). */
export interface Intrusion {
  readonly rate: Rate;
  readonly effects: readonly Effect[];
  /** Share of the rate that the perimeter takes away at best. */
  readonly perimeter: number;
  /** Chance that copies within reach are destroyed as well. */
  readonly copiesHit: number;
  /** Share of it that safe copies take away. */
  readonly safeCopies: number;
  readonly daysWithCopies: Range;
  readonly daysWithout: Range;
  /** What days get longer by if no restore was tested. */
  readonly untested: number;
  /** Share of the business that stands still. */
  readonly standstill: number;
  /** Hours of data since the last copy; at most so many. */
  readonly dataHours: Range;
  readonly mostDataHours: number;
  readonly mostTeamHours: number;
}

/** Personal data disclosed (S6). */
export interface Disclosure {
  readonly rate: Rate;
  readonly perimeter: number;
  readonly encryption: number;
  /** Share of the records in one event. */
  readonly share: Range;
}

/** Own deletion or corruption (S7). */
export interface Corruption {
  readonly rate: Rate;
  readonly effects: readonly Effect[];
  readonly effectiveness: number;
  readonly hoursWithCopies: Range;
  readonly hoursWithout: Range;
  /** What hours get longer by if no restore was tested. */
  readonly untested: number;
  /** Share of the data's value that is lost without copies. */
  readonly dataShare: number;
  /** Share of the business that stands still. */
  readonly standstill: number;
}

/** An event with a cost and no hours: a move to another provider (S11), a person who leaves (S12). */
export interface Expense {
  readonly loss: Loss;
  readonly kind?: string | undefined;
  readonly rate: Rate;
  readonly cost: Range;
  /** The year is one without a person who knows: recovery takes as long as if nobody did. */
  readonly leaves?: boolean | undefined;
}

/** What an hour and a record are worth: in money, or in business hours. */
export interface Value {
  readonly revenuePerHour: Range;
  /** Share of interrupted revenue that never comes back. */
  readonly lostShare: Range;
  readonly teamSize: Range;
  readonly teamHour: Range;
  /** Cost of losing the main data for good. */
  readonly data: Range;
  /** Cost of an hour of data that has to be entered again. */
  readonly dataHour: Range;
  /** Cost of answering an intrusion. */
  readonly response: Range;
  readonly disclosure: Range;
  readonly records: Range;
  readonly perRecord: Range;
}

/** Everything that the simulation needs; plain data, so that it can be sent to another thread. */
export interface MoneySpec {
  readonly value: Value;
  readonly controls: Readonly<Record<Modifier, Range>>;
  /** Hours of own work to recover, before the modifiers. */
  readonly ownRecovery: Range;
  /** What own work gets longer by without each of them. */
  readonly slowedBy: Readonly<Partial<Record<Modifier, number>>>;
  readonly outages: readonly Outage[];
  readonly intrusion?: Intrusion | undefined;
  readonly disclosure?: Disclosure | undefined;
  readonly corruption?: Corruption | undefined;
  readonly expenses: readonly Expense[];
}

/** How many years, and from which seed. */
export interface Trials {
  readonly years: number;
  readonly seed: number;
  /** Years that share one draw of what is not known: rates, shares, controls. 1 unless a band is asked for. */
  readonly block?: number;
}
