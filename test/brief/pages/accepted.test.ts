import { beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import { judged } from '../../support/inventories.ts';

const until = '2027-03-31';
const EXCEPTION = { owner: 'Ada Lovelace', reason: 'known', until };
let now: Assessment;
beforeAll(async () => {
  now = (await judged()).now;
}, 60_000);

/** The assessment after the findings were accepted that are chosen. */
function accepting(chosen: (finding: Finding) => boolean, owner = EXCEPTION.owner): Assessment {
  const isAccepted = (one: Finding): boolean => one.status === 'fail' && chosen(one);
  const findings = now.findings.map(one => (isAccepted(one) ? { ...one, exception: { ...EXCEPTION, owner } } : one));
  const applied = [...Map.groupBy(now.findings.filter(isAccepted), ({ check }) => check)].map(([check, of]) => ({
    check,
    owner,
    reason: EXCEPTION.reason,
    until,
    findings: of.length,
  }));
  return { ...now, findings, exceptions: { applied, expired: [], unused: [], overlong: [] } };
}

describe('accepted risks', () => {
  it('are listed by risk, the highest first, with the numbers of the evidence; the rest by number', () => {
    const assessment = accepting(() => true);
    const { accepted } = brief(assessment).coverage;
    const ids = new Map(assessment.checks.map(({ failTitle, evidence }) => [failTitle, evidence]));
    const highest = assessment.risks[0]!.evidence.filter(({ fail }) => fail > 0).map(({ id }) => id);
    expect(accepted?.rows).toHaveLength(6);
    expect(highest).toContain(accepted?.rows[0]?.evidence);
    for (const { risk, evidence } of accepted?.rows ?? []) expect(ids.get(risk), risk).toBe(evidence);
    const listed = [...(accepted?.rows.map(({ evidence }) => evidence) ?? []), ...numbersIn(accepted?.notes[0] ?? '')];
    const failed = new Set(assessment.findings.filter(({ status }) => status === 'fail').map(({ check }) => check));
    const all = assessment.checks.filter(({ id }) => failed.has(id)).map(({ evidence }) => evidence);
    expect(listed.sort()).toEqual(all.sort());
  });

  it.each(LANGUAGES)('are the answer where nothing else was found: %s', language => {
    const { bottomLine, risks } = brief(
      accepting(() => true),
      language,
    );
    expect(risks).toEqual([]);
    expect(bottomLine.answer).toContain('Ada Lovelace');
    expect(bottomLine.answer).toMatch(/31\.?\s(de\s)?\S+\s(de\s)?2027/);
  });

  it('are no small gaps', () => {
    const all = brief(accepting(() => true)).bottomLine;
    expect(all.answer).toBe('Every gap that we found is accepted, by Ada Lovelace, until 31\u{A0}March 2027.');
    expect(all.noRisks).toContain('accepted');
    const rest = brief(accepting(({ severity }) => severity !== 'low')).bottomLine;
    expect(rest.answer).toMatch(/^What nobody has accepted are small gaps\. All else that we found is accepted by Ada/);
  });

  it.each(LANGUAGES)('that all end on one day have a date, and no earliest one: %s', language => {
    const fails = now.findings.filter(({ status, severity }) => status === 'fail' && severity !== 'low');
    const chosen = new Set(fails.map(({ check }) => check));
    const one = accepting(({ check }) => chosen.has(check));
    const [first, ...others] = one.exceptions!.applied;
    const later = { ...first!, until: '2027-06-30' };
    const several: Assessment = {
      ...one,
      findings: one.findings.map(each =>
        each.exception !== undefined && each.check === later.check ? { ...each, exception: { ...each.exception, until: later.until } } : each,
      ),
      exceptions: { ...one.exceptions!, applied: [later, ...others] },
    }; // prettier-ignore
    const earliest = /at the earliest|frühestens|au plus tôt|como mínimo/;
    const [exact, open] = [brief(one, language).bottomLine, brief(several, language).bottomLine];
    for (const said of ['answer', 'decisionsNote'] as const) {
      expect(exact[said]).toContain('2027');
      expect(exact[said]).not.toMatch(earliest);
      expect(open[said]).toMatch(earliest);
    }
  });

  it('rank above the first risk that is open', () => {
    const first = new Set(now.risks[0]!.evidence.map(({ check }) => check));
    expect(brief(now).bottomLine.answer).not.toContain('nobody has accepted');
    expect(brief(accepting(({ check }) => first.has(check))).bottomLine.answer).toContain('that nobody has accepted');
  });
});

/** `E-003–E-005, E-007` as single numbers. */
const numbersIn = (text: string): string[] =>
  [...text.matchAll(/E-(\d+)(?:–E-(\d+))?/g)].flatMap(([, from, to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => `E-${String(Number(from) + n).padStart(3, '0')}`),
  );
