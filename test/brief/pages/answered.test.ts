import { beforeAll, describe, expect, it } from 'vitest';
import { brief, type Briefing } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import { judged } from '../../support/inventories.ts';
import { textsOf } from '../../support/texts.ts';

let now: Assessment;
beforeAll(async () => {
  ({ now } = await judged());
}, 60_000);

const CHECK = 'untested-restore';

/** The sample company whose people answer so about the test of a restore. */
const answering = (key: 'no' | 'partly' | 'undocumented' | 'old', message: string): Assessment => ({
  ...now,
  risks: now.risks.filter(({ loss }) => loss === 'S7'),
  findings: now.findings.map(one =>
    one.check === CHECK ? { ...one, message, template: { key: `messages.${key}`, data: { date: '2026-07-18' } } } : one,
  ),
});
const NO = 'Nobody has tested a restore.';
const OLD = 'The last restore test is of 2026-07-18, too long ago to count in full.';
const linksOf = ({ risks }: Briefing): readonly string[] =>
  risks[0]!.picture!.columns.flatMap(({ boxes }) => boxes.flatMap(({ lines }) => lines));

describe('a practice that people say is not there', () => {
  it('is told as something that nobody does', () => {
    const told = brief(answering('no', NO));
    expect(told.risks[0]).toMatchObject({ headline: expect.stringMatching(/^We have no proof/u) as string });
    expect(told.bottomLine.risks[0]?.line).toContain('Restores that nobody tested, as our people say.');
    expect(linksOf(told)).toContain('Our people say no');
  });
});

describe('a practice that people say yes to, without full proof', () => {
  it.each([
    ['partly', 'A restore was tested in part only (2026-07-18).', 'Our people say: in part'],
    ['undocumented', 'A restore was tested on 2026-07-18, and no record of it was shown.', 'Our people say yes, without a record'],
    ['old', OLD, 'Our people say yes, too long ago'],
  ] as const)('is told as they said it: %s', (key, message, link) => {
    const told = brief(answering(key, message));
    const said = message.replace('2026-07-18', '18\u00a0July 2026').replace(/\.$/, '');
    expect(told.risks[0]?.headline).toMatch(/^We have no complete proof/u);
    expect(told.risks[0]?.story).toContain(`Our people tell us so: ${said.charAt(0).toLowerCase()}${said.slice(1)}.`);
    expect(told.risks[0]?.facts[0]?.statement).toBe(said);
    expect(told.bottomLine.risks[0]?.line).toContain(`${said}, as our people say.`);
    expect(linksOf(told)).toContain(link);
  }); // prettier-ignore

  it.each(LANGUAGES)('is not said to be done by nobody in %s', language => {
    const [denied] = brief(answering('no', NO), language).risks;
    const told = brief(answering('old', OLD), language);
    const statement = denied!.facts[0]!.statement;
    expect(textsOf(told.risks).filter(text => text.includes(statement))).toEqual([]);
    expect(told.risks[0]!.facts[0]!.statement).toContain('2026');
  });

  it('is denied as a whole where it is denied of one service', () => {
    const old = answering('old', OLD);
    const finding = old.findings.find(({ check }) => check === CHECK)!;
    const denied = { ...finding, id: 'another', message: NO, template: { key: 'messages.no', data: {} } };
    const told = brief({ ...old, findings: [...old.findings, denied] });
    expect(told.risks[0]?.facts[0]?.statement).toBe('Restores that nobody tested');
  });
});
