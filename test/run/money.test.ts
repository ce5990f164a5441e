import { beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { assess } from '../../src/library/assess.ts';
import { createConfiguration } from '../../src/library/configuration.ts';
import { readInventories } from '../../src/inventory/read.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { moneySchema, type Money } from '../../src/model/money.ts';
import { moneyFileSchema } from '../../src/risk/money/parameters.ts';
import { lossText } from '../../src/brief/pages/money/loss-text.ts';
import { translatorFor } from '../../src/brief/language/translator.ts';
import file from '../../data/money.json' with { type: 'json' };

const NOW = '2026-11-22T12:00:00.000Z';
const BUSINESS = {
  currency: 'EUR',
  revenuePerYear: { low: 10_000_000, high: 14_000_000, owner: 'Head of finance' },
  dataValue: { low: 100_000, high: 2_000_000 },
  tolerance: [{ chance: 0.01, amount: 1000 }],
  history: { years: 3, events: { S8: 9 } },
};

let inventory: Inventory;
const assessed = (config: object) => assess(inventory, { now: NOW, configuration: createConfiguration({ config }) });
const moneyOf = async (config: object): Promise<Money> => {
  const { money } = await assessed(config);
  return moneySchema.parse(money);
};

describe('losses of the sample company', { timeout: 120_000 }, () => {
  let hours: Money;
  let money: Money;

  beforeAll(async () => {
    inventory = await readInventories([join(import.meta.dirname, '../../examples/noonsale/inventory.ndjson')]);
    hours = await moneyOf({});
    money = await moneyOf({ business: BUSINESS });
  }, 120_000);

  it('without figures of the business have no amount, currency or cost', () => {
    expect(hours.unit).toBe('hours');
    expect(hours.currency).toBeUndefined();
    expect(hours.actions.some(({ cost }) => cost !== undefined)).toBe(false);
    const english = lossText(translatorFor('en'), { actions: [], money: hours });
    expect(english).toMatch(/^Loss a year: [\d.,]+ business hours \(1 year in 20: [\d.,]+\)/);
    expect(english).not.toMatch(/EUR|USD|€|\$/);
    for (const language of ['de', 'fr', 'es'] as const)
      expect(lossText(translatorFor(language), { actions: [], money: hours })).not.toMatch(/Loss|hours|after/);
  });

  it('are in the currency with them, with a band, tolerance and own incidents', () => {
    expect(money).toMatchObject({ unit: 'money', currency: 'EUR' });
    expect(lossText(translatorFor('en'), { actions: [], money })).toContain('€');
    expect(money.exceedance.today.every(({ chance, low = 1, high = 0 }) => low <= chance + 0.05 && chance <= high + 0.05)).toBe(true);
    expect(money.tolerance).toMatchObject([{ amount: 1000, exceeded: true }]);
    expect(money.losses.find(({ loss }) => loss === 'S8')).toMatchObject({ basis: 'own', history: { events: 9, years: 3 } });
    expect(money.inputs).toContainEqual(expect.objectContaining({ key: 'revenuePerYear', unit: 'EUR per year', owner: 'Head of finance' }));
  }); // prettier-ignore

  it('have the worth and the cost of every decision that the briefing asks for', async () => {
    const { risks, actions, money: own } = await assessed({ business: BUSINESS });
    const priced = own!.actions.map(({ check }) => check);
    expect(priced.length).toBeLessThanOrEqual(30);
    expect(priced).toEqual(actions.map(({ check }) => check).filter(check => priced.includes(check)));
    for (const {
      actions: [first],
    } of risks)
      expect(priced).toContain(first!.check);
  });

  it('add up to the expected loss', () => {
    for (const one of [hours, money]) {
      const sum = one.losses.reduce((all, { expected }) => all + expected.value, 0);
      expect(sum / one.today.expected.value).toBeCloseTo(1, 3);
    }
  });

  it('the steps of the plan add up to what it saves', () => {
    for (const one of [hours, money]) {
      const steps = one.actions.reduce((all, { step }) => all + (step?.expected.value ?? 0), 0);
      expect(steps / (one.saving?.expected.value ?? 0)).toBeCloseTo(1, 2);
    }
  });

  it('a copy out of reach saves more than an access key, clearly', () => {
    const saving = (check: string) => hours.actions.find(one => one.check === check)?.alone;
    expect(saving('no-isolated-backup')).toMatchObject({ clear: true });
    expect(saving('no-isolated-backup')?.expected.value).toBeGreaterThan(
      saving('root-access-key')?.expected.value ?? 0,
    );
  });

  it('no action makes a year clearly worse', () => {
    const worse = hours.actions.filter(({ alone }) => alone?.clear === true && alone.expected.value < 0);
    expect(worse.map(({ check }) => check)).toEqual([]);
  });

  it('are the same again', async () => {
    expect(await moneyOf({})).toEqual(hours);
  });
});

describe('data/money.json', () => {
  it('has each parameter with range, unit, class, author, date and a known source', () => {
    const { parameters, sources } = moneyFileSchema.parse(file);
    for (const { source } of parameters) expect(Object.keys(sources)).toContain(source);
    expect(new Set(parameters.map(({ id }) => id)).size).toBe(parameters.length);
  });
});
