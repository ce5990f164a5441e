import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import type { CloudbriefError } from '../../src/model/errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudbrief-config-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const fault = (yaml: string, file = 'cloudbrief.yaml'): string => {
  writeFileSync(join(folder, file), yaml);
  try {
    loadConfig(undefined, folder);
  } catch (error) {
    return (error as CloudbriefError).message.replaceAll(`${folder}/`, '');
  }
  throw new Error('should have been refused');
};

describe('the configuration', () => {
  it('is a file, no folder', () => {
    expect(() => loadConfig(folder, folder)).toThrow(/ is a folder\.$/);
  });

  it('is empty where there is no file', () => {
    expect(loadConfig(undefined, folder)).toMatchObject({
      config: {},
      answers: { company: {}, workloads: {} },
      files: [],
      variables: [],
    });
  });

  it('must be there when it is named', () => {
    expect(() => loadConfig('other.yaml', folder)).toThrow(/other\.yaml cannot be read \(ENOENT\)/);
  });

  it('comes with the answers that lie beside it', () => {
    writeFileSync(join(folder, 'cloudbrief.yaml'), 'client:\n  name: Noonsale Ltd\n');
    writeFileSync(
      join(folder, 'cloudbrief.answers.yaml'),
      "restore-test:\n  status: no\n  date: '2026-11-01'\n  by: Head of platform\n".replace('no', '"no"'),
    );
    const { config, answers } = loadConfig(undefined, folder);
    expect(config.client?.name).toBe('Noonsale Ltd');
    expect(answers.company['restore-test']).toEqual({ status: 'no', date: '2026-11-01', by: 'Head of platform' });
  });

  it.each([
    ['client:\n  nmae: X\n', 'cloudbrief.yaml:2:3: client.nmae is not a known key; did you mean name?'],
    ['page: a5\n', 'cloudbrief.yaml:1:1: page: expected one of a4, letter, found "a5"; did you mean a4?'],
    ['gate:\n  failOn: hgih\n', 'cloudbrief.yaml:2:3: gate.failOn: expected one of critical, high, medium, low, found "hgih"; did you mean high?'],
    ['criticality:\n  - criticality: crown-jewel\n    match:\n      knid: database\n', 'cloudbrief.yaml:4:7: criticality.0.match.knid is not a known key; did you mean kind?'],
    ['rules:\n  - { id: a-b, kind: bucket, message: x, severity: low, question: people, expect: { facet: versioning, is: 1, atleast: 1 } }\n', /^cloudbrief\.yaml:2:\d+: rules\.0\.expect\.atleast is not a known key; did you mean atLeast\?$/m],
    ['rules:\n  - { id: a-b, kind: bucket, message: x, severity: low, question: people, expect: [{ facet: versioning, is: 1, zzz: 1 }] }\n', /^cloudbrief\.yaml:2:\d+: rules\.0\.expect\.0\.zzz is not a known key; known are facet, is, isNot, atLeast, atMost, matches, oneOf, includes, exists\.$/m],
    ['workloads:\n  - name: Shop\n  - name: shop\n', 'cloudbrief.yaml:3:5: workloads.1.name: expected a name that nothing else has: workloads.0 has that name (found "shop").'],
    ['workloads:\n  - name: unassigned\n', 'cloudbrief.yaml:2:5: workloads.0.name: expected a name that nothing else has: what fits no workload is called that (found "unassigned").'],
    ['workloads:\n  - name: Shop\n    match: { tgas: { app: shop } }\n', 'cloudbrief.yaml:3:14: workloads.0.match.tgas is not a known key; did you mean tags?'],
    ['workloads:\n  - name: Shop\n    match: [{ nmae: shop }]\n', 'cloudbrief.yaml:3:15: workloads.0.match.0.nmae is not a known key; did you mean name?'],
    ['gate:\n  requireConfidence: much\n', 'cloudbrief.yaml:2:3: gate.requireConfidence: expected a number, found "much".'],
    ['client:\n  zzz: 1\n', 'cloudbrief.yaml:2:3: client.zzz is not a known key; known are name, period, preparedFor, preparedBy, contact, version, counsel, keepMonths, tlp.'],
    ['business:\n  history: { years: 3, events: { S99: 1 } }\n', 'cloudbrief.yaml:2:34: business.history.events.S99 is not a known key; did you mean S9?'],
    ['business:\n  history: { years: 3, events: { floods: 1 } }\n', 'cloudbrief.yaml:2:34: business.history.events.floods is not a known key; known are S1, S2, S3, S4, S5, S6, S7, S8, S9, S10, S11, S12.'],
    ["aws:\n  accounts:\n    '111122223333':\n      rol: x\n", 'cloudbrief.yaml:4:7: aws.accounts.111122223333.rol is not a known key; did you mean role?'],
    ['aws:\n  accounts:\n    shop:\n      role: x\n', 'cloudbrief.yaml:3:5: aws.accounts.shop: write the twelve digits of the account, in quotes (found "shop").'],
    ["aws:\n  accounts:\n    '111122223333':\n      regions: eu-west-1\n", 'cloudbrief.yaml:4:7: aws.accounts.111122223333.regions: expected a list, found "eu-west-1".'],
    ['client: [1, 2\n', /^cloudbrief\.yaml:2:1: /],
  ])('refuses %j and says where and what was meant', (yaml, message) => {
    if (typeof message === 'string') expect(fault(yaml).split('\n')[0]).toBe(message);
    else expect(fault(yaml)).toMatch(message);
  }); // prettier-ignore

  it('says every unknown key of a section at once', () => {
    expect(fault('client:\n  nmae: X\n  peroid: Y\n').split('\n')).toEqual([
      'cloudbrief.yaml:2:3: client.nmae is not a known key; did you mean name?',
      'cloudbrief.yaml:3:3: client.peroid is not a known key; did you mean period?',
    ]);
  });

  it('refuses an answer to a question that nobody asked', () => {
    expect(fault('restore-tset:\n  status: "yes"\n', 'cloudbrief.answers.yaml')).toContain(
      'did you mean restore-test?',
    );
  });

  it('is not blown up by aliases', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'
        .split('')
        .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
    ].join('\n');
    expect(fault(bomb)).toMatch(/alias/i);
  });
});
