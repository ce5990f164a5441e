import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { moneyInputs, type MoneyInputs } from '../../src/run/money-inputs.ts';
import { temporaryFolders } from '../support/temporary-folders.ts';

const folders = temporaryFolders();
const NOW = '2026-11-22T12:00:00.000Z';

function inputsOf(yaml: string): MoneyInputs {
  const folder = folders.make();
  writeFileSync(join(folder, 'cloudbrief.yaml'), yaml);
  return moneyInputs(loadConfig(undefined, folder), NOW);
}

describe('figures of the business', () => {
  it.each([
    ['a low end above the high one', 'business:\n  records: { low: 9, high: 5 }', /yaml:2:\d+: business\.records\.low: low must not be above high/],
    ['an amount without a currency', 'business:\n  dataValue: { low: 1, high: 5 }', /yaml:2:3: business\.dataValue: an amount needs a currency/],
    ['a tolerance without a currency', 'business:\n  tolerance: [{ chance: 0.1, amount: 5 }]', /yaml:2:3: business\.tolerance: an amount needs a currency/],
    ['a currency far from the euro', 'business:\n  currency: JPY', /yaml:2:3: business\.currency: expected business\.perEuro beside it/],
    ['a currency that is none, once', 'business:\n  currency: EURO', /^[^\n]*yaml:2:3: business\.currency: write a currency as its three letters, such as EUR[^\n]*$/],
    ['no number', 'business:\n  records: { low: .nan, high: 5 }', /business\.records\.low: expected a number, found no number \(\.nan\)/],
    ['an endless number', 'business:\n  records: { low: 1, high: .inf }', /business\.records\.high: expected a number, found an endless number \(\.inf\)/],
    ['a share over one', 'business:\n  lostShare: { low: 0.2, high: 1.4 }', /yaml:2:\d+: business\.lostShare\.high: expected .*1, found 1\.4/],
    ['targets that contradict each other', 'business:\n  currency: EUR\n  tolerance:\n    - { chance: 0.1, amount: 500 }\n    - { chance: 0.01, amount: 50 }', /yaml:5:\d+: business\.tolerance\.1: the targets contradict each other/],
    ['shares of the revenue over all of it', 'workloads:\n  - { name: A, revenueShare: 60 }\n  - { name: B, revenueShare: 60 }', /yaml:3:\d+: workloads\.1\.revenueShare: the shares of the revenue add up to 120 % .*at most 100/],
    ['an answer from the future', "business:\n  records: { low: 1, high: 5, asOf: '2026-12-24' }", /yaml:2:\d+: business\.records\.asOf: expected a date up to 2026-11-22, found 2026-12-24/],
    ['an unknown input', 'business:\n  revenu: 5', /yaml:2:3: business\.revenu is not a known key/],
    ['an unknown parameter', 'money:\n  S8.rat: { low: 1, high: 2 }', /yaml:2:3: there is no parameter called "S8\.rat"; did you mean S8\.rate\?/],
    ['a parameter upside down', 'money:\n  S8.rate: { low: 3, high: 2 }', /yaml:2:\d+: money\.S8\.rate\.low: low must not be above high/],
  ])('are refused with file, line and what is expected: %s', (_, yaml, message) => {
    expect(() => inputsOf(yaml)).toThrow(message);
  }); // prettier-ignore

  it('are optional', () => {
    expect(inputsOf('client: { name: A }').business).toEqual({});
  });

  it('change the checksum of the parameters where they replace one', () => {
    const own = inputsOf('money:\n  S2.rate.aws.eu-west-1: { low: 0.1, high: 0.2, by: Ops }').parameters;
    expect(own.checksum).not.toBe(inputsOf('{}').parameters.checksum);
    expect(own.of('S2.rate', 'aws', 'eu-west-1')).toMatchObject({
      low: 0.1,
      class: 'own',
      unit: 'per region and year',
    });
    expect(own.of('S2.rate', 'aws', 'eu-north-1')).toMatchObject({ low: 0.005, class: 'dataset' });
  });
});
